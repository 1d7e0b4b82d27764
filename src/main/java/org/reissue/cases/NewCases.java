package org.reissue.cases;

import jakarta.persistence.EntityManager;
import org.hibernate.exception.ConstraintViolationException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Repository;

/** Cases that are written for the first time. */
@Repository
class NewCases {

    private static final String ONE_OPEN = "reissue_case_one_open";

    private final EntityManager entities;

    NewCases(EntityManager entities) {
        this.entities = entities;
    }

    /**
     * Writes the case at once, before its event is appended.
     *
     * @throws DuplicateKeyException when the item has an open case by now (R5)
     */
    void insert(ReissueCase opened) {
        try {
            entities.persist(opened);
            entities.flush();
        } catch (ConstraintViolationException raced) {
            if (ONE_OPEN.equals(raced.getConstraintName())) {
                throw new DuplicateKeyException("The item has an open case", raced);
            }
            throw raced;
        }
    }
}
