package org.reissue.console;

import java.util.List;
import java.util.Map;
import org.reissue.testing.Api;
import org.reissue.testing.Browser;
import org.reissue.testing.Browser.Page;
import org.reissue.testing.Story;
import org.reissue.testing.TestClock;

/** The pages about the arbitrations of one shop, and what leads to an arbitration. */
record ArbitrationPages(Api api, TestClock clock, String shopId) {

    Story arbitration() {
        Story story = Story.of(api, clock, shopId);
        story.apply("NEVER_RECEIVED").expect(201);
        story.reject().expect(200);
        return story;
    }

    /** Both sides say something more. */
    void state(Story story) {
        story.buyer()
                .post(story.asBuyer("/statements"), Map.of("comment", "买家补充", "evidence", List.of()))
                .expect(200);
        story.merchant()
                .post(story.asMerchant("/statements"), Map.of("comment", "商家补充", "evidence", List.of()))
                .expect(200);
    }

    Page list(Browser reader) {
        return reader.get("/console/desk?shopId=" + shopId).expect(200);
    }

    Page open(Browser reader, Story story) {
        return reader.get("/console/desk/" + story.id()).expect(200);
    }
}
