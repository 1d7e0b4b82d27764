package org.reissue.cases;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.reissue.testing.Api;
import org.reissue.testing.ReissueTest;
import org.reissue.testing.SchemaOwner;
import org.reissue.testing.Story;
import org.reissue.testing.TestClock;
import org.springframework.beans.factory.annotation.Autowired;

/** Nothing that can fail comes after the commit. */
@ReissueTest
class AnsweredCommandsTest {

    @Autowired
    private Api api;

    @Autowired
    private TestClock clock;

    @Autowired
    private SchemaOwner owner;

    @Test
    void a_command_is_answered_when_what_is_beside_its_case_cannot_be_read() {
        Story story = Story.of(api, clock);
        story.apply("OTHER").expect(201);
        story.approve().expect(200);
        story.ship().expect(200);

        owner.sql("alter table parcel_scan rename to parcel_scan_away").update();
        try {
            assertThat(story.confirm().expect(200).text("status")).isEqualTo("COMPLETED");
        } finally {
            owner.sql("alter table parcel_scan_away rename to parcel_scan").update();
        }
        assertThat(story.read().text("status")).isEqualTo("COMPLETED");
    }
}
