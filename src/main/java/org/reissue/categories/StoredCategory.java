package org.reissue.categories;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A category as it is stored. It is replaced as a whole. */
@Entity
@Table(name = "category")
class StoredCategory {

    @Id
    private String id;

    private String name;
    private @Nullable String parentId;
    private @Nullable Instant opensAt;
    private @Nullable Integer shopPercent;

    protected StoredCategory() {}

    StoredCategory(Category category) {
        this.id = category.id();
        this.name = category.name();
        this.parentId = category.parentId();
        this.opensAt = category.opensAt();
        this.shopPercent = category.shopPercent();
    }

    Category toCategory() {
        return new Category(id, name, parentId, opensAt, shopPercent);
    }
}
