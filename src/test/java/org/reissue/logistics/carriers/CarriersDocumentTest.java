package org.reissue.logistics.carriers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/**
 * The table in {@code docs/tracking-numbers.md} equals {@code carriers.json}. When it is stale, regenerate it with
 * {@code ./mvnw test -Dtest=CarriersDocumentTest -Dcarriers.write=true} and commit it.
 */
class CarriersDocumentTest {

    private static final Path DOCUMENT = Path.of("docs/tracking-numbers.md");

    @Test
    void the_document_lists_the_carriers_as_they_are_shipped() throws IOException {
        String page = Files.readString(DOCUMENT);
        if (Boolean.getBoolean("carriers.write")) {
            page = CarriersDocument.renewed(page);
            Files.writeString(DOCUMENT, page);
        }
        assertThat(page).as("stale? see this test's comment").contains(CarriersDocument.table());
    }
}
