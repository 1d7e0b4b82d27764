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
        owner.sql("alter table reissue_case add constraint %s check (id <> '%s' or version = 1)"
                        .formatted(constraint(story), story.id()))
                .update();
    }

    void repair(Story story) {
        owner.sql("alter table reissue_case drop constraint " + constraint(story))
                .update();
    }

    private static String constraint(Story story) {
        return "fail_" + story.id().replace('-', '_');
    }
}
