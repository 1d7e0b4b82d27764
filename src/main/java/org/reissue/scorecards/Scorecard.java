package org.reissue.scorecards;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * What happened at a shop on one day. Everything counts on the day on which it happened, whenever the buyer applied.
 *
 * @param shopId the shop
 * @param day the day, in UTC+8
 * @param applied applications
 * @param approved approvals by the merchant, those after a rejection and in arbitration included
 * @param autoApproved approvals because the merchant did not answer in time (R6)
 * @param rejected rejections
 * @param shipped replacements shipped
 * @param overdue shipments that became overdue (R10, R11)
 * @param ruledAgainst rulings that blame the merchant, alone or with the buyer (R16)
 * @param medianHoursToDecide the median of the hours from the application, or its modification, to the merchant's
 *     decision; two decimals; null if the merchant decided nothing that day
 * @param medianHoursToShip the median of the hours from the approval or ruling to the shipping; two decimals; null if
 *     nothing was shipped that day
 */
public record Scorecard(
        @Schema(example = "S-1") String shopId,
        LocalDate day,
        int applied,
        int approved,
        int autoApproved,
        int rejected,
        int shipped,
        int overdue,
        int ruledAgainst,
        @Schema(example = "3.25") @Nullable Double medianHoursToDecide,
        @Schema(example = "20.5") @Nullable Double medianHoursToShip) {

    private static final ZoneOffset ZONE = ZoneOffset.ofHours(8);

    /** The day of a scorecard that an instant belongs to. */
    static LocalDate dayOf(Instant at) {
        return LocalDate.ofInstant(at, ZONE);
    }
}
