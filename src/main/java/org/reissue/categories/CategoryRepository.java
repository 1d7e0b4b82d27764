package org.reissue.categories;

import java.util.List;
import java.util.Optional;
import org.springframework.data.domain.Limit;
import org.springframework.data.repository.Repository;

/** Single categories and pages of them; {@link CategoryTreeRepository} has whole branches and imports. */
interface CategoryRepository extends Repository<StoredCategory, String> {

    /** Unlike the built-in {@code findById}, opens no transaction, whose commit would be a round trip. */
    Optional<StoredCategory> findCategoryById(String id);

    /** The categories behind an id, in the order of their ids. */
    List<StoredCategory> findByIdGreaterThanOrderById(String id, Limit limit);

    /** Adds a category or replaces it as a whole. */
    void save(StoredCategory category);
}
