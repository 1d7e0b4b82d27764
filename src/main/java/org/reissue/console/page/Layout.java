package org.reissue.console.page;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.reissue.cases.domain.ExtensionDuration;
import org.reissue.console.session.ConsoleUser;
import org.reissue.web.api.Identifier;
import org.reissue.web.api.Quantity;
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

    /** How many characters the API accepts in an id. */
    public int maxId() {
        return Identifier.MAX_LENGTH;
    }

    /** How many pieces the API accepts as a quantity. */
    public int maxQuantity() {
        return Quantity.MAX;
    }

    /** By how many hours ops may extend a deadline at once. */
    public long maxHours() {
        return Duration.ofDays(ExtensionDuration.MAX_DAYS).toHours();
    }

    /** Whether this is the page, or one under it. */
    public boolean isAt(ConsolePage page) {
        return page.contains(path);
    }
}
