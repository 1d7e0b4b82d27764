package org.reissue.console.page;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.reissue.console.session.ConsoleUser;
import org.reissue.web.api.Text;

/**
 * The data that every page needs besides its own. Templates know it as {@code layout}.
 *
 * @param user the user who is signed in, or null
 * @param address path and query of the page, to come back to
 * @param language the language of the page: {@code zh-CN} or {@code en}
 * @param keys whether the keys of one character act
 * @param assets the path under which stylesheet and scripts lie
 * @param done the action that was just done, or null
 */
public record Layout(
        @Nullable ConsoleUser user,
        String path,
        String address,
        String language,
        Instant now,
        boolean clock,
        boolean keys,
        String assets,
        @Nullable Done done) {

    /** The pages that the user may see. */
    public List<ConsolePage> pages() {
        return user == null ? List.of() : ConsolePage.of(user.scope());
    }

    /** How many characters the API accepts in a text, for the fields of forms. */
    public int maxText() {
        return Text.MAX_LENGTH;
    }

    /** Whether this is the page, or one under it. */
    public boolean isAt(ConsolePage page) {
        return page.contains(path);
    }
}
