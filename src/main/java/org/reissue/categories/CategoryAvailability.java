package org.reissue.categories;

import java.time.Instant;

/** Which of some categories are open, and for whom (R2). */
public final class CategoryAvailability {

    private final CategoryTree tree;

    CategoryAvailability(CategoryTree tree) {
        this.tree = tree;
    }

    /** Whether the category is open for the shop at that moment; an unknown one is closed. */
    public boolean isOpenFor(String categoryId, String shopId, Instant now) {
        return tree.isOpen(categoryId, ShopRollout.bucket(shopId), now);
    }
}
