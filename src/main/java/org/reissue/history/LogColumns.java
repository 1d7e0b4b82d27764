package org.reissue.history;

import static java.util.stream.Collectors.joining;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.reissue.jdbc.UnnestArrays;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import tools.jackson.databind.json.JsonMapper;

/**
 * The columns that the log is written by, and the statements that do it: rows as arrays for any number of events, plain
 * values for the one event of a command, which spares both sides the arrays, and a round trip where the change goes
 * with it.
 */
final class LogColumns {

    private final List<Column> columns;
    private final String ofOne;
    private final String withChange;
    private final String ofMany;

    LogColumns(JsonMapper json) {
        columns = List.of(
                text("case_id", "%s::uuid", event -> event.subject().caseId()).own(),
                text("type", event -> event.type().eventName()),
                instant("at", CaseEvent::at),
                text("actor_kind", CaseEvent::actor),
                text("actor_id", CaseEvent::actorId),
                subject("shop_id", event -> event.subject().shopId()),
                subject("buyer_id", event -> event.subject().buyerId()),
                subject("order_id", event -> event.subject().orderId()),
                subject("item_id", event -> event.subject().itemId()),
                subject("reason", event -> event.subject().reason()),
                text("from_status", CaseEvent::from),
                text("to_status", CaseEvent::to),
                text("rule", CaseEvent::rule),
                instant("deadline_at", CaseEvent::deadlineAt).own(),
                new Column("version", "bigint", "%s", CaseEvent::version, Long[]::new, Source.EVENT),
                text(
                                "details",
                                "%s::jsonb",
                                event -> event.details().isEmpty() ? null : json.writeValueAsString(event.details()))
                        .own(),
                text("comment", CaseEvent::comment),
                text(
                        "evidence",
                        "%s::jsonb",
                        event -> event.evidence().isEmpty() ? null : json.writeValueAsString(event.evidence())));
        String names = each(Column::name);
        String values = each(column -> column.made("?::" + column.type()));
        ofOne = "insert into case_event (%s) values (%s)".formatted(names, values);
        // the change comes first: an event draws its position only when the row it is for was changed, and so locked
        withChange = " insert into case_event (%s) select %s from changed".formatted(names, values);
        ofMany = """
                insert into case_event (%1$s)
                select %2$s
                from unnest(%3$s) with ordinality as event (%1$s, nr)
                order by nr
                """.formatted(
                names, each(column -> column.made(column.name())), each(column -> "?::%s[]".formatted(column.type())));
    }

    StatementSpec insert(JdbcClient jdbc, List<CaseEvent> events) {
        if (events.size() == 1) {
            return jdbc.sql(ofOne).params(values(events.get(0)));
        }
        return jdbc.sql(ofMany).params(parameters(column -> column.array(events)));
    }

    /** Each row is told of when it was changed, like that of a single change; what many events say is sent once. */
    StatementSpec insert(JdbcClient jdbc, Changes changes, List<CaseEvent> events) {
        Sayings sayings = Sayings.of(events, changes);
        List<String> beside = List.copyOf(changes.beside().keySet());
        List<Column> said = from(Source.SAYING);
        List<Column> own = from(Source.EVENT);
        String sql = """
                with event as (
                    select %s, %s%s
                    from unnest(%s, ?::int[]) as event (%s, saying)),
                changed as (%s)
                insert into case_event (%s) select %7$s from changed
                """.formatted(
                each(said, column -> named(column, "(?::%s[])[saying]".formatted(column.type()))),
                each(own, column -> named(column, column.name())),
                beside.stream().map(", (?::boolean[])[saying] as %s"::formatted).collect(joining()),
                each(own, column -> "?::%s[]".formatted(column.type())),
                each(own, Column::name),
                changes.sql(),
                each(Column::name));
        List<Object> parameters = new ArrayList<>();
        said.forEach(column -> parameters.add(column.array(sayings.events())));
        beside.forEach(name -> parameters.add(sayings.beside(name)));
        own.forEach(column -> parameters.add(column.array(events)));
        parameters.add(sayings.ofEach());
        return jdbc.sql(sql).params(parameters);
    }

    private List<Column> from(Source source) {
        return columns.stream().filter(column -> column.source() == source).toList();
    }

    private static String named(Column column, String of) {
        return column.made(of) + " as " + column.name();
    }

    StatementSpec insert(JdbcClient jdbc, Change change, CaseEvent event) {
        return jdbc.sql("with changed as (" + change.sql() + ")" + withChange)
                .params(Stream.concat(change.parameters().stream(), values(event).stream())
                        .toList());
    }

    private List<Object> values(CaseEvent event) {
        return parameters(column -> column.value().apply(event));
    }

    private List<Object> parameters(Function<Column, Object> part) {
        return columns.stream().map(part).toList();
    }

    private String each(Function<Column, String> part) {
        return each(columns, part);
    }

    private static String each(List<Column> columns, Function<Column, String> part) {
        return columns.stream().map(part).collect(joining(", "));
    }

    private static Column text(String name, Function<CaseEvent, Object> value) {
        return text(name, "%s", value);
    }

    private static Column text(String name, String made, Function<CaseEvent, Object> value) {
        return new Column(name, "text", made, value.andThen(UnnestArrays::text), String[]::new, Source.SAYING);
    }

    private static Column subject(String name, Function<CaseEvent, Object> value) {
        return new Column(name, "text", "%s", value.andThen(UnnestArrays::text), String[]::new, Source.CASE);
    }

    private static Column instant(String name, Function<CaseEvent, Instant> value) {
        return new Column(
                name, "bigint", "instant(%s)", value.andThen(UnnestArrays::micros), Long[]::new, Source.SAYING);
    }

    /** Where the rows of many events, whose cases are changed, have a column from. */
    private enum Source {
        /** Each event has its own. */
        EVENT,
        /** The case's own row has it too. */
        CASE,
        /**
         * What {@link CaseEvent#saying} keeps: all events of the same step say the same, and there are few such steps,
         * so it may be looked up in an array.
         */
        SAYING
    }

    /**
     * One column.
     *
     * @param type what its value travels as
     * @param made what the statement makes of that
     */
    private record Column(
            String name,
            String type,
            String made,
            Function<CaseEvent, ?> value,
            IntFunction<Object[]> arrays,
            Source source) {

        Column own() {
            return new Column(name, type, made, value, arrays, Source.EVENT);
        }

        String made(String of) {
            return made.formatted(of);
        }

        Object[] array(List<CaseEvent> events) {
            return events.stream().map(value).toArray(arrays);
        }
    }
}
