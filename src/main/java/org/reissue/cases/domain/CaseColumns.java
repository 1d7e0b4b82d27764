package org.reissue.cases.domain;

import static java.util.stream.Collectors.joining;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.reissue.cases.commands.EligibilityFacts;
import org.reissue.categories.CategoryAvailability;
import org.reissue.history.Change;
import org.reissue.jdbc.UnnestArrays;
import org.reissue.orders.Receiver;

/**
 * The columns of a case as commands write them, and the statements that do it. Hibernate could write them too, but not
 * in one round trip with the event (docs/decisions/0091).
 */
public final class CaseColumns {

    /** Columns that change together. What a command did not touch is not written: a scan may have changed it by now. */
    enum Part {
        ORIGIN,
        STANDING,
        CLAIM,
        REJECTION,
        SHIPMENT,
        ARBITRATION
    }

    private static final List<Column> COLUMNS = List.of(
            Column.of(Part.ORIGIN, "id", ReissueCase::id),
            Column.of(Part.ORIGIN, "shop_id", ReissueCase::shopId),
            Column.of(Part.ORIGIN, "buyer_id", ReissueCase::buyerId),
            Column.of(Part.ORIGIN, "order_id", ReissueCase::orderId),
            Column.of(Part.ORIGIN, "item_id", ReissueCase::itemId),
            Column.of(Part.ORIGIN, "title", ReissueCase::title),
            Column.of(Part.ORIGIN, "paid_fen", ReissueCase::paidFen),
            Column.instant(Part.ORIGIN, "applied_at", ReissueCase::appliedAt),
            Column.word(Part.STANDING, "status", ReissueCase::status),
            Column.instant(Part.STANDING, "deadline_at", ReissueCase::deadlineAt),
            Column.of(Part.STANDING, "scan_due", ReissueCase::scanDue),
            Column.of(Part.STANDING, "owing", ReissueCase::owing),
            Column.of(Part.STANDING, "version", ReissueCase::version),
            Column.instant(Part.STANDING, "updated_at", ReissueCase::updatedAt),
            Column.instant(Part.STANDING, "ended_at", ReissueCase::endedAt),
            Column.word(Part.CLAIM, "reason", in(ReissueCase::claim, ApplicationDetails::reason)),
            Column.of(Part.CLAIM, "quantity", in(ReissueCase::claim, ApplicationDetails::quantity)),
            Column.text(Part.CLAIM, "description", in(ReissueCase::claim, ApplicationDetails::description)),
            Column.texts(Part.CLAIM, "evidence", in(ReissueCase::claim, ApplicationDetails::evidence)),
            Column.text(Part.CLAIM, "receiver_name", in(CaseColumns::receiver, Receiver::name)),
            Column.text(Part.CLAIM, "receiver_phone", in(CaseColumns::receiver, Receiver::phone)),
            Column.text(Part.CLAIM, "receiver_address", in(CaseColumns::receiver, Receiver::address)),
            Column.word(Part.REJECTION, "rejection_code", in(ReissueCase::rejection, Rejection::code)),
            Column.text(Part.REJECTION, "rejection_explanation", in(ReissueCase::rejection, Rejection::explanation)),
            Column.texts(Part.REJECTION, "rejection_evidence", in(ReissueCase::rejection, Rejection::evidence)),
            Column.instant(Part.REJECTION, "rejected_at", in(ReissueCase::rejection, Rejection::at)),
            Column.text(Part.SHIPMENT, "carrier", in(ReissueCase::shipment, Shipment::carrier)),
            Column.text(Part.SHIPMENT, "tracking_number", in(ReissueCase::shipment, Shipment::trackingNumber)),
            Column.instant(Part.SHIPMENT, "shipped_at", in(ReissueCase::shipment, Shipment::shippedAt)),
            Column.instant(Part.SHIPMENT, "first_scan_at", in(ReissueCase::shipment, Shipment::firstScanAt)),
            Column.text(Part.SHIPMENT, "shipment_warning", in(ReissueCase::shipment, Shipment::warning)),
            Column.instant(
                    Part.ARBITRATION, "arbitration_opened_at", in(ReissueCase::arbitration, Arbitration::openedAt)),
            Column.word(Part.ARBITRATION, "decision", in(ReissueCase::arbitration, Arbitration::decision)),
            Column.word(Part.ARBITRATION, "blame", in(ReissueCase::arbitration, Arbitration::blame)),
            Column.text(Part.ARBITRATION, "opinion", in(ReissueCase::arbitration, Arbitration::opinion)),
            Column.instant(Part.ARBITRATION, "ruled_at", in(ReissueCase::arbitration, Arbitration::ruledAt)));

    private static final String LOCK = "select id from reissue_case where id = ? and version = ? for no key update";

    /** Those of the item that it was judged by have ended, and stay as they are. */
    private static final String NO_OTHER_CASE =
            "not exists (select from reissue_case where order_id = ? and item_id = ? and id <> all(?::uuid[]))";

    private static final Map<Set<Part>, Written> WRITTEN = new ConcurrentHashMap<>();

    private CaseColumns() {}

    /**
     * What a command did to the case, to be written while it still has the version that the command found. Where it
     * changed nothing the row is locked all the same, so that its events stay in order.
     */
    static Change change(ReissueCase of, long foundVersion) {
        if (of.changed().isEmpty()) {
            return new Change(LOCK, List.of(of.id(), foundVersion));
        }
        return written(of, Stream.of(of.id(), foundVersion));
    }

    /** A new case, to be written while what it was judged by holds: no other case of the item, no category changed. */
    static Change opening(ReissueCase of, EligibilityFacts grounds) {
        String[] judged = grounds.earlier().stream()
                .map(earlier -> earlier.id().toString())
                .toArray(String[]::new);
        long revision = grounds.availability().revision();
        return written(of, Stream.of(of.orderId(), of.itemId(), judged, revision));
    }

    /** @param condition what stands for the question marks of the condition on which it is written */
    private static Change written(ReissueCase of, Stream<Object> condition) {
        Written written = WRITTEN.computeIfAbsent(Set.copyOf(of.changed()), Written::of);
        return new Change(
                written.sql(), Stream.concat(written.values(of), condition).toList());
    }

    public static List<String> names() {
        return COLUMNS.stream().map(Column::name).toList();
    }

    private static Receiver receiver(ReissueCase of) {
        return of.claim().receiver();
    }

    /** A column of what may not be there. */
    private static <T, V> Function<ReissueCase, V> in(Function<ReissueCase, T> whole, Function<T, V> value) {
        return whole.andThen(found -> found == null ? null : value.apply(found));
    }

    /** The statement for some parts, and their columns in its order. */
    private record Written(String sql, List<Column> columns) {

        static Written of(Set<Part> parts) {
            List<Column> columns = COLUMNS.stream()
                    .filter(column -> parts.contains(column.part()))
                    .toList();
            return new Written(parts.contains(Part.ORIGIN) ? insert(columns) : update(columns), columns);
        }

        Stream<Object> values(ReissueCase of) {
            return columns.stream().map(column -> column.value().apply(of));
        }

        private static String insert(List<Column> columns) {
            return "insert into reissue_case (%s) select %s where %s and %s returning id"
                    .formatted(
                            each(columns, Column::name),
                            each(columns, Column::made),
                            NO_OTHER_CASE,
                            CategoryAvailability.STILL_TRUE);
        }

        private static String update(List<Column> columns) {
            String set = each(columns, column -> column.name() + " = " + column.made());
            return "update reissue_case set %s where id = ? and version = ? returning id".formatted(set);
        }

        private static String each(List<Column> columns, Function<Column, String> part) {
            return columns.stream().map(part).collect(joining(", "));
        }
    }

    /**
     * One column.
     *
     * @param made what the statement makes of its value
     */
    private record Column(Part part, String name, String made, Function<ReissueCase, ?> value) {

        static Column of(Part part, String name, Function<ReissueCase, ?> value) {
            return new Column(part, name, "?", value);
        }

        static Column text(Part part, String name, Function<ReissueCase, String> value) {
            return new Column(part, name, "?::text", value);
        }

        static Column word(Part part, String name, Function<ReissueCase, ? extends Enum<?>> value) {
            return new Column(part, name, "?::text", value.andThen(word -> word == null ? null : word.name()));
        }

        static Column texts(Part part, String name, Function<ReissueCase, List<String>> value) {
            return new Column(
                    part, name, "?::text[]", value.andThen(all -> all == null ? null : all.toArray(String[]::new)));
        }

        static Column instant(Part part, String name, Function<ReissueCase, Instant> value) {
            return new Column(part, name, "instant(?::bigint)", value.andThen(UnnestArrays::micros));
        }
    }
}
