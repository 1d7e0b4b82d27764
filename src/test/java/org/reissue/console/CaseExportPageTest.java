package org.reissue.console;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.reissue.testing.Api;
import org.reissue.testing.Browser;
import org.reissue.testing.Browser.Page;
import org.reissue.testing.Browsers;
import org.reissue.testing.ReissueTest;
import org.reissue.testing.Story;
import org.reissue.testing.TestClock;
import org.springframework.beans.factory.annotation.Autowired;

/** A list of cases as a file. */
@ReissueTest
class CaseExportPageTest {

    private final Api api;
    private final TestClock clock;
    private final Story story;
    private final Browser clerk;
    private final Browsers browsers;

    @Autowired
    CaseExportPageTest(Api api, TestClock clock, Browsers browsers) {
        this.api = api;
        this.clock = clock;
        this.browsers = browsers;
        this.story = Story.of(api, clock);
        this.clerk = browsers.merchant("clerk", story.shopId);
    }

    @Test
    void a_list_is_exported_with_its_filter() {
        story.apply("OTHER").expect(201);
        Story.of(api, clock, story.shopId).apply("OTHER").expect(201);
        Page list = clerk.get("/console/cases?reason=OTHER&orderId=" + story.orderId);

        Page file = clerk.get(list.one("a.export").attr("href")).expect(200);

        assertThat(file.header("Content-Type")).isEqualTo("text/csv;charset=UTF-8");
        assertThat(file.source().lines()).hasSize(2);
        assertThat(file.source()).startsWith("\uFEFFid,status,").contains(story.id());
        assertThat(browsers.ops("OP-1")
                        .get("/console/cases/export?quickFilter=ALL&shopId=" + story.shopId)
                        .source())
                .contains("shopId,buyerId", story.id());
        assertThat(clerk.get("/console/cases/export?reason=NONE").status()).isEqualTo(400);
        assertThat(browsers.ops("OP-1")
                        .get("/console/cases/export?shopId=a%20b")
                        .status())
                .isEqualTo(400);
        assertThat(browsers.buyer("B-1").get("/console/cases/export").status()).isEqualTo(404);
    }
}
