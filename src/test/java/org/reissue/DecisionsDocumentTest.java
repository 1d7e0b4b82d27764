package org.reissue;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.reissue.testing.GeneratedDocument;

/** The decisions have one form of header, and an index that lists them all. */
class DecisionsDocumentTest {

    private static final Path DIRECTORY = Path.of("docs/decisions");

    private static final Pattern HEADER = Pattern.compile("""
            # (\\d{4}) (.+)

            - Status: ((?:accepted|superseded by ).*)
            - Date: \\d{4}-\\d{2}-\\d{2}
            (?:- (?:Supersedes|Amends): .+
            ){0,2}
            """);

    @Test
    void the_index_lists_every_decision_with_its_status() throws IOException {
        StringBuilder index = new StringBuilder("""
                | number | decision | status |
                | --- | --- | --- |
                """);
        for (Path page : decisions()) {
            String file = page.getFileName().toString();
            Matcher header = HEADER.matcher(Files.readString(page));
            assertThat(header.lookingAt()).as("header of %s", file).isTrue();
            assertThat(file).startsWith(header.group(1) + "-");
            index.append("| %s | [%s](%s) | %s |\n".formatted(header.group(1), header.group(2), file, header.group(3)));
        }
        GeneratedDocument.assertSectionCurrent(DIRECTORY.resolve("README.md"), "index", index.toString());
    }

    private static List<Path> decisions() throws IOException {
        try (Stream<Path> files = Files.list(DIRECTORY)) {
            return files.filter(file -> !file.endsWith("README.md")).sorted().toList();
        }
    }
}
