package org.reissue;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
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
            ((?:- (?:Supersedes|Amends): .+
            ){0,2})
            """);

    private static final Pattern LINK = Pattern.compile("\\[(\\d{4})]\\(");

    @Test
    void the_index_lists_every_decision_with_its_status() throws IOException {
        StringBuilder index = new StringBuilder("""
                | number | decision | status |
                | --- | --- | --- |
                """);
        for (Path page : decisions()) {
            String file = page.getFileName().toString();
            Matcher header = header(page);
            assertThat(file).startsWith(header.group(1) + "-");
            index.append("| %s | [%s](%s) | %s |\n".formatted(header.group(1), header.group(2), file, header.group(3)));
        }
        GeneratedDocument.assertSectionCurrent(DIRECTORY.resolve("README.md"), "index", index.toString());
    }

    @Test
    void that_a_decision_amends_or_supersedes_another_is_said_on_both_pages() throws IOException {
        Set<String> saidByLater = new TreeSet<>();
        Set<String> saidByEarlier = new TreeSet<>();
        for (Path page : decisions()) {
            Matcher header = header(page);
            String number = header.group(1);
            for (String line : header.group(4).lines().toList()) {
                String relation = line.startsWith("- Amends") ? "amends" : "supersedes";
                linked(line).forEach(earlier -> saidByLater.add("%s %s %s".formatted(number, relation, earlier)));
            }
            String relation = header.group(3).startsWith("accepted") ? "amends" : "supersedes";
            linked(header.group(3)).forEach(later -> saidByEarlier.add("%s %s %s".formatted(later, relation, number)));
        }
        assertThat(saidByEarlier).isNotEmpty().isEqualTo(saidByLater);
    }

    @Test
    void no_other_page_gives_a_superseded_decision_as_its_reason() throws IOException {
        List<Path> pages = new ArrayList<>();
        for (Path directory : List.of(Path.of("."), Path.of("docs"))) {
            try (Stream<Path> files = Files.list(directory)) {
                files.filter(file -> file.toString().endsWith(".md")).forEach(pages::add);
            }
        }
        assertThat(pages).contains(Path.of("docs/architecture.md"));
        for (Path decision : decisions()) {
            if (header(decision).group(3).startsWith("superseded")) {
                assertThat(pages)
                        .allSatisfy(page ->
                                assertThat(page).content().doesNotContain("decisions/" + decision.getFileName()));
            }
        }
    }

    private static Matcher header(Path page) throws IOException {
        Matcher header = HEADER.matcher(Files.readString(page));
        assertThat(header.lookingAt()).as("header of %s", page.getFileName()).isTrue();
        return header;
    }

    private static List<String> linked(String line) {
        return LINK.matcher(line).results().map(link -> link.group(1)).toList();
    }

    private static List<Path> decisions() throws IOException {
        try (Stream<Path> files = Files.list(DIRECTORY)) {
            return files.filter(file -> !file.endsWith("README.md")).sorted().toList();
        }
    }
}
