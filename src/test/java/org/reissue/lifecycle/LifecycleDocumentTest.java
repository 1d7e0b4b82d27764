package org.reissue.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/**
 * {@code docs/lifecycle.md} and the diagram in the README agree with the lifecycle table. When they are stale, generate
 * them with {@code ./mvnw test -Dtest=LifecycleDocumentTest -Dlifecycle.write=true} and commit them.
 */
class LifecycleDocumentTest {

    private static final Path DOCUMENT = Path.of("docs/lifecycle.md");
    private static final Path README = Path.of("README.md");
    private static final String FROM = "<!-- lifecycle: generated -->\n";
    private static final String TO = "<!-- lifecycle: end -->";

    @Test
    void the_document_agrees_with_the_table() throws IOException {
        assertCurrent(DOCUMENT, LifecycleDocument.render());
    }

    @Test
    void the_diagram_in_the_readme_agrees_with_the_table() throws IOException {
        String readme = Files.readString(README);
        int from = readme.indexOf(FROM) + FROM.length();
        int to = readme.indexOf(TO);
        assertThat(to).as("the marks around the diagram in the README").isGreaterThanOrEqualTo(from);
        assertCurrent(README, readme.substring(0, from) + LifecycleDocument.diagram() + readme.substring(to));
    }

    private static void assertCurrent(Path file, String current) throws IOException {
        if (Boolean.getBoolean("lifecycle.write")) {
            Files.writeString(file, current);
        }
        assertThat(file).as("stale? see this test's comment").hasContent(current);
    }
}
