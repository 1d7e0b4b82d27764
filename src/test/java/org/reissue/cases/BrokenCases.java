package org.reissue.cases;

import org.reissue.testing.SchemaOwner;
import org.reissue.testing.Story;

/** Cases whose passed deadline cannot be fired: a constraint keeps their row from changing. */
final class BrokenCases {

    private final SchemaOwner owner;

    BrokenCases(SchemaOwner owner) {
        this.owner = owner;
    }

    void corrupt(Story story) {
        corrupt(story.id(), 1);
    }

    /** @param version the version that the case has */
    void corrupt(String caseId, int version) {
        owner.sql("alter table reissue_case add constraint %s check (id <> '%s' or version = %d)"
                        .formatted(constraint(caseId), caseId, version))
                .update();
    }

    void repair(Story story) {
        repair(story.id());
    }

    void repair(String caseId) {
        owner.sql("alter table reissue_case drop constraint " + constraint(caseId))
                .update();
    }

    private static String constraint(String caseId) {
        return "fail_" + caseId.replace('-', '_');
    }
}
