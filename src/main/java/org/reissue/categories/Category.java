package org.reissue.categories;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A category of goods with its opening time and the share of shops that it is open for (R2).
 *
 * @param id the category's id
 * @param name the category's name
 * @param parentId the parent category, which need not exist yet; null for none
 * @param opensAt when reissue opens, in UTC; null: the category inherits time and share from its nearest ancestor with
 *     an opening time, and is closed without one
 * @param shopPercent the share of shops that the category is open for, 0 to 100 percent; without {@code opensAt} it has
 *     no effect and may be null
 */
public record Category(
        @Schema(example = "smart-home.lighting") String id,
        @Schema(example = "智能照明") String name,
        @Schema(example = "smart-home") @Nullable String parentId,
        @Schema(example = "2026-11-01T00:00:00Z") @Nullable Instant opensAt,
        @Schema(example = "50") @Nullable Integer shopPercent) {

    private static final int ALL_SHOPS = 100;

    public Category {
        if (opensAt != null && shopPercent == null) {
            shopPercent = ALL_SHOPS;
        }
    }

    /** Whether the category's own opening time and share open it for the shops of that bucket. */
    boolean isOpenFor(int bucket, Instant now) {
        return !opensAt.isAfter(now) && ShopRollout.includes(bucket, shopPercent);
    }
}
