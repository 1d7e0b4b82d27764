package org.reissue.console;

import java.util.List;
import org.jsoup.nodes.Element;
import org.reissue.testing.Browser;
import org.reissue.testing.Browser.Page;
import org.reissue.testing.Story;

/** The page of a case, and what it offers. */
final class ShownCase {

    private ShownCase() {}

    static Page open(Browser reader, Story story) {
        return reader.get("/console/cases/" + story.id()).expect(200);
    }

    static List<String> actions(Page page) {
        return page.html().select(".actions form").stream().map(Element::id).toList();
    }
}
