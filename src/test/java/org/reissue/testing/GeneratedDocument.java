package org.reissue.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Checked-in pages, and sections of pages, that are generated from the code. A test fails when one is stale;
 * {@code ./mvnw test -Dtest='*DocumentTest' -Ddocs.write=true} generates them again.
 */
public final class GeneratedDocument {

    private GeneratedDocument() {}

    /** Fails unless the page has this content. */
    public static void assertCurrent(Path page, String content) throws IOException {
        if (Boolean.getBoolean("docs.write")) {
            Files.createDirectories(page.toAbsolutePath().getParent());
            Files.writeString(page, content);
        }
        assertThat(page).as("stale? generate it again with -Ddocs.write=true").hasContent(content);
    }

    /**
     * Fails unless a section of the page has this content.
     *
     * @param name the section's name, in the comments before ({@code NAME: generated}) and behind it ({@code NAME:
     *     end})
     */
    public static void assertSectionCurrent(Path page, String name, String content) throws IOException {
        String whole = Files.readString(page);
        String begin = "<!-- " + name + ": generated -->\n";
        int from = whole.indexOf(begin) + begin.length();
        int to = whole.indexOf("<!-- " + name + ": end -->");
        assertThat(to).as("section %s of %s", name, page).isGreaterThanOrEqualTo(from);
        assertCurrent(page, whole.substring(0, from) + content + whole.substring(to));
    }
}
