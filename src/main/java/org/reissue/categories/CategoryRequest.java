package org.reissue.categories;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.reissue.web.api.Identifier;
import org.reissue.web.api.Text;
import org.reissue.web.api.Texts;

/**
 * A category as ops define it. It replaces an earlier definition as a whole: members left out become null.
 *
 * @param name the category's name
 * @param parentId the parent category, which need not exist yet; null for none
 * @param opensAt when reissue opens, in UTC; null: inherited, together with the share, from the nearest ancestor that
 *     has one
 * @param shopPercent the share of shops that the category is open for, 0 to 100; null with an {@code opensAt} means 100
 */
public record CategoryRequest(
        @NotNull @Text @Schema(example = "智能照明") String name,

        @Identifier @Schema(example = "smart-home") @Nullable
        String parentId,

        @Schema(example = "2026-11-01T00:00:00Z") @Nullable Instant opensAt,
        @Min(0) @Max(100) @Schema(example = "50") @Nullable Integer shopPercent) {

    public CategoryRequest {
        name = Texts.trimmed(name);
    }

    /** The category with that id. */
    public Category toCategory(String id) {
        return new Category(id, name, parentId, opensAt, shopPercent);
    }
}
