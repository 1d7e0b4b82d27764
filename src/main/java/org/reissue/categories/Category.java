package org.reissue.categories;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;

/**
 * A category of goods, and from when on and for which share of the shops it is open for reissue (R2).
 *
 * @param id the category's id
 * @param name the category's name
 * @param parentId the parent category, which need not be known yet; null for none
 * @param opensAt when reissue opens, in UTC; null: opening time and share are those of the nearest ancestor that has an
 *     opening time, and without one the category is closed
 * @param shopPercent the share of shops it is open for, in percent: 0 none, 100 all; without {@code opensAt} it has no
 *     effect and may be null
 */
public record Category(
        @Schema(example = "smart-home.lighting") String id,
        @Schema(example = "智能照明") String name,
        @Schema(example = "smart-home") String parentId,
        @Schema(example = "2026-11-01T00:00:00Z") Instant opensAt,
        @Schema(example = "50") Integer shopPercent) {

    private static final int ALL_SHOPS = 100;

    public Category {
        if (opensAt != null && shopPercent == null) {
            shopPercent = ALL_SHOPS;
        }
    }

    /** Whether its own opening time and share, as a pair, let in the shop of that bucket. */
    boolean letsIn(int bucket, Instant now) {
        return !opensAt.isAfter(now) && ShopRollout.takesIn(bucket, shopPercent);
    }
}
