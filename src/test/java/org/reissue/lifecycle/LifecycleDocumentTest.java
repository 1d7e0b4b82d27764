package org.reissue.lifecycle;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.reissue.testing.GeneratedDocument;

/** {@code docs/lifecycle.md} and the diagram in the README agree with the lifecycle table. */
class LifecycleDocumentTest {

    @Test
    void the_document_agrees_with_the_table() throws IOException {
        GeneratedDocument.assertCurrent(Path.of("docs/lifecycle.md"), LifecycleDocument.render());
    }

    @Test
    void the_diagram_in_the_readme_agrees_with_the_table() throws IOException {
        GeneratedDocument.assertSectionCurrent(Path.of("README.md"), "lifecycle", LifecycleDocument.diagram());
    }
}
