package org.reissue.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/**
 * {@code docs/lifecycle.md} says what the table says. When it is stale, write it anew with {@code ./mvnw test
 * -Dtest=LifecycleDocumentTest -Dlifecycle.write=true} and commit it.
 */
class LifecycleDocumentTest {

    private static final Path DOCUMENT = Path.of("docs/lifecycle.md");

    @Test
    void the_document_is_what_the_table_says() throws IOException {
        String current = LifecycleDocument.render();
        if (Boolean.getBoolean("lifecycle.write")) {
            Files.createDirectories(DOCUMENT.getParent());
            Files.writeString(DOCUMENT, current);
        }
        assertThat(DOCUMENT).as("stale? see this test's comment").hasContent(current);
    }
}
