package org.reissue.cases.web;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.reissue.cases.domain.ReissueCase;
import org.reissue.cases.domain.Shipment;
import org.reissue.jdbc.StoredEnum;
import org.reissue.settlement.CaseMoney;
import org.reissue.settlement.Compensation;
import org.reissue.settlement.Refund;

/**
 * A column of an export.
 *
 * @param value the cell of a case; null for an empty cell
 */
record ExportColumn(String name, Function<ExportedCase, @Nullable Object> value) {

    static final List<ExportColumn> FOR_MERCHANTS = List.of(
            ofCase("id", ReissueCase::id),
            ofCase("status", found -> StoredEnum.name(found.progress().status())),
            ofCase("reason", found -> StoredEnum.name(found.application().reason())),
            ofCase("orderId", found -> found.item().orderId()),
            ofCase("itemId", found -> found.item().itemId()),
            ofCase("title", found -> found.item().title()),
            ofCase("quantity", found -> found.application().quantity()),
            ofCase("appliedAt", ReissueCase::appliedAt),
            ofCase("deadlineAt", found -> found.progress().deadlineAt()),
            ofCase("updatedAt", found -> found.progress().updatedAt()),
            ofShipment("carrier", Shipment::carrier),
            ofShipment("trackingNumber", Shipment::trackingNumber),
            new ExportColumn("compensationFen", exported -> fen(exported.money().compensation())),
            new ExportColumn("refundFen", exported -> fen(exported.money().refund())));

    static final List<ExportColumn> FOR_OPS = Stream.concat(
                    FOR_MERCHANTS.stream(),
                    Stream.of(
                            ofCase("shopId", found -> found.item().shopId()),
                            ofCase("buyerId", found -> found.item().buyerId())))
            .toList();

    private static ExportColumn ofCase(String name, Function<ReissueCase, @Nullable Object> value) {
        return new ExportColumn(name, exported -> value.apply(exported.found()));
    }

    private static ExportColumn ofShipment(String name, Function<Shipment, @Nullable Object> value) {
        return ofCase(name, found -> found.shipment() == null ? null : value.apply(found.shipment()));
    }

    private static @Nullable Long fen(@Nullable Compensation compensation) {
        return compensation == null ? null : compensation.amountFen();
    }

    private static @Nullable Long fen(@Nullable Refund refund) {
        return refund == null ? null : refund.amountFen();
    }

    record ExportedCase(ReissueCase found, CaseMoney money) {}
}
