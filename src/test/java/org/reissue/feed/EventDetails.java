package org.reissue.feed;

import java.util.LinkedHashMap;
import java.util.Map;

/** The fields that types of events add to {@code data}, as JSON Schema. */
final class EventDetails {

    /**
     * A field.
     *
     * @param always whether every event of the type has it
     */
    record Detail(Map<String, Object> schema, boolean always) {}

    private static final Detail CARRIER = text("the carrier's code");
    private static final Detail TRACKING_NUMBER = text("the tracking number");
    private static final Detail AMOUNT = number("the amount in fen");
    private static final Map<String, Detail> PARCEL = Map.of("carrier", CARRIER, "trackingNumber", TRACKING_NUMBER);
    private static final Map<String, Detail> REFUND = refund(1, "the number of the attempt, from 1");
    private static final Map<String, Detail> REFUNDED =
            refund(0, "the number of the attempt, from 1; 0 if the payment system was not asked, as nothing was left");

    private static final Map<String, Map<String, Detail>> BY_TYPE = Map.ofEntries(
            Map.entry("reissue.rejected", Map.of("code", text("the code of the reason (R15)"))),
            Map.entry("reissue.shipped", PARCEL),
            Map.entry("reissue.shipment-corrected", PARCEL),
            Map.entry("reissue.in-transit", PARCEL),
            Map.entry(
                    "reissue.ruled",
                    Map.of(
                            "decision", text("what was ruled (R16)"),
                            "blame", text("who is to blame (R16)"),
                            "amountFen", new Detail(AMOUNT.schema(), false))),
            Map.entry("reissue.compensation-settled", Map.of("amountFen", AMOUNT)),
            Map.entry("reissue.refund-requested", REFUND),
            Map.entry("reissue.refund-succeeded", REFUNDED),
            Map.entry("reissue.refund-failed", REFUND),
            Map.entry("reissue.refund-returned", REFUND),
            Map.entry("reissue.deadline-near", Map.of("then", text("what happens when the deadline passes (R19)"))));

    private EventDetails() {}

    /** The fields that the type adds, by name in a stable order. */
    static Map<String, Detail> of(String type) {
        Map<String, Detail> sorted = new LinkedHashMap<>();
        BY_TYPE.getOrDefault(type, Map.of()).entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(field -> sorted.put(field.getKey(), field.getValue()));
        return sorted;
    }

    private static Map<String, Detail> refund(int firstAttempt, String attempt) {
        Detail numbered = number(attempt);
        numbered.schema().put("minimum", firstAttempt);
        return Map.of(
                "refundId", text("the refund, by which the payment system recognizes a repeated request"),
                "amountFen", AMOUNT,
                "attempt", numbered);
    }

    private static Detail text(String description) {
        return field("string", description);
    }

    private static Detail number(String description) {
        return field("integer", description);
    }

    private static Detail field(String type, String description) {
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("type", type);
        schema.put("description", description);
        return new Detail(schema, true);
    }
}
