package org.reissue.categories;

import java.time.Instant;

/**
 * Which of some categories are open, and for whom (R2), as categories were at one revision. It can be remembered, since
 * times and shares are judged when asked; who acts on what was remembered makes sure that it is {@link #STILL_TRUE}.
 */
public final class CategoryAvailability {

    /** A condition in SQL that no category has changed since; its question mark stands for {@link #revision()}. */
    public static final String STILL_TRUE = "exists (select from category_revision where revision = ?)";

    private final CategoryTree tree;
    private final long revision;

    CategoryAvailability(CategoryTree tree, long revision) {
        this.tree = tree;
        this.revision = revision;
    }

    /** Whether the category is open for the shop at that moment; an unknown one is closed. */
    public boolean isOpenFor(String categoryId, String shopId, Instant now) {
        return tree.isOpen(categoryId, ShopRollout.bucket(shopId), now);
    }

    /** How often categories had been changed when these were read. */
    public long revision() {
        return revision;
    }
}
