package org.reissue.feed;

import java.util.Map;

/** Describes each type of event, and the fields that it adds to {@code data}. */
final class EventDescriptions {

    static final Map<String, String> OF = Map.ofEntries(
            Map.entry("reissue.applied", "A buyer applied (R1 to R5)."),
            Map.entry(
                    "reissue.approved",
                    "The merchant approved: in time (R6), after having rejected (R9), or in arbitration (R16)."),
            Map.entry("reissue.auto-approved", "The merchant said nothing for 48 hours: the system approved (R6)."),
            Map.entry("reissue.rejected", "The merchant rejected (R8, R9). Adds `code`, the reason (R15)."),
            Map.entry("reissue.shipped", "The merchant shipped (R7). Adds `carrier` and `trackingNumber`."),
            Map.entry(
                    "reissue.shipment-corrected",
                    "The merchant corrected a mistyped number. Adds `carrier` and `trackingNumber`."),
            Map.entry(
                    "reissue.in-transit",
                    "The carrier saw the parcel for the first time (R13). Adds `carrier` and `trackingNumber`."),
            Map.entry(
                    "reissue.shipment-overdue",
                    "Nothing was shipped in time: a violation is recorded and a compensation owed (R12). With the reason"
                            + " `NEVER_RECEIVED` the item is refunded (R10), else the buyer has 48 hours (R11)."),
            Map.entry("reissue.modified", "The buyer modified the application (R9, R11)."),
            Map.entry("reissue.escalated", "The buyer asked for platform intervention (R9, R11, R17)."),
            Map.entry(
                    "reissue.ruled", "Ops ruled (R16). Adds `decision`, `blame` and, with a refund, its `amountFen`."),
            Map.entry("reissue.confirmed", "The buyer confirmed that the replacement arrived (R17)."),
            Map.entry("reissue.auto-completed", "Nobody said anything after shipping: completed (R17)."),
            Map.entry("reissue.cancelled", "The buyer withdrew the case (R14)."),
            Map.entry("reissue.closed", "The buyer said nothing for 48 hours: closed (R9, R11)."),
            Map.entry("reissue.deadline-extended", "Ops moved the deadline; `deadlineAt` is the new one."),
            Map.entry("reissue.statement-added", "A side made a statement in arbitration (R16)."),
            Map.entry(
                    "reissue.compensation-settled",
                    "The shop paid what was owed, and the buyer has the coupon (R12). Adds `amountFen`."),
            Map.entry(
                    "reissue.refund-requested",
                    "The payment system is to refund. Adds `refundId` (its idempotency id), `amountFen` and `attempt`."),
            Map.entry(
                    "reissue.refund-succeeded",
                    "The payment system has refunded. Adds `refundId`, `amountFen` and `attempt`; both are 0 if nothing was left"
                            + " to refund."),
            Map.entry(
                    "reissue.refund-failed",
                    "The payment system could not refund. Adds `refundId`, `amountFen` and `attempt`."),
            Map.entry(
                    "reissue.refund-returned",
                    "The money was sent and came back, so the refund has failed. Adds `refundId`, `amountFen` and"
                            + " `attempt`."),
            Map.entry(
                    "reissue.deadline-near",
                    "The deadline `deadlineAt` nears (R19). Adds `then`, what happens when it passes: `AUTO_APPROVE`,"
                            + " `OVERDUE_REFUND`, `OVERDUE`, `CLOSE` or `COMPLETE`."));

    private EventDescriptions() {}
}
