package org.reissue.logistics.carriers;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.reissue.testing.GeneratedDocument;

/** The table in {@code docs/tracking-numbers.md} agrees with {@code carriers.json}. */
class CarriersDocumentTest {

    @Test
    void the_document_lists_the_built_in_carriers() throws IOException {
        GeneratedDocument.assertSectionCurrent(
                Path.of("docs/tracking-numbers.md"), "carriers", CarriersDocument.table());
    }
}
