package org.reissue;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.reissue.testing.GeneratedDocument;
import org.springframework.modulith.core.ApplicationModule;
import org.springframework.modulith.core.ApplicationModules;

/** {@code docs/architecture.md} draws the modules as they are, and the documentation names files that exist. */
class ArchitectureDocumentTest {

    private static final Path PAGE = Path.of("docs/architecture.md");

    /** Their arrows would hide the others: nearly every module uses the first ones, and the last uses every module. */
    private static final Set<String> NOT_DRAWN = Set.of("web", "jdbc", "audit", "privacy", "telemetry", "local");

    private static final ApplicationModules MODULES = ApplicationModules.of(ReissueApplication.class);

    /** {@code [text](target)} and {@code [name]: target}; a target without a scheme is a file. */
    private static final Pattern FILE_LINK =
            Pattern.compile("(?:\\]\\(|^\\[[^\\]]+\\]: )(?!\\w+://)([^)#\\s]+)", Pattern.MULTILINE);

    /** {@code [Name][]} and {@code [text][Name]} need a definition below. */
    private static final Pattern REFERENCE = Pattern.compile("\\[([^\\]\\[]+)\\]\\[([^\\]]*)\\]");

    @Test
    void the_diagram_shows_the_modules_and_what_they_use() throws IOException {
        GeneratedDocument.assertSectionCurrent(PAGE, "modules", diagram());
    }

    @Test
    void every_linked_file_exists() throws IOException {
        for (Path page : pages()) {
            List<String> targets = FILE_LINK
                    .matcher(Files.readString(page))
                    .results()
                    .map(link -> link.group(1))
                    .toList();
            assertThat(targets)
                    .as("links of %s", page)
                    .allSatisfy(target ->
                            assertThat(page.resolveSibling(target).normalize()).exists());
        }
    }

    @Test
    void every_reference_is_defined() throws IOException {
        String text = Files.readString(PAGE);
        assertThat(REFERENCE.matcher(text).results().map(ArchitectureDocumentTest::name))
                .isNotEmpty()
                .allSatisfy(name -> assertThat(text).contains("\n[" + name + "]: "));
    }

    private static String name(MatchResult reference) {
        return reference.group(2).isEmpty() ? reference.group(1) : reference.group(2);
    }

    private static List<Path> pages() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("docs"))) {
            return Stream.concat(Stream.of(Path.of("README.md"), Path.of("CONTRIBUTING.md")), files)
                    .filter(file -> file.toString().endsWith(".md"))
                    .toList();
        }
    }

    private static String diagram() {
        return MODULES.stream()
                .filter(ArchitectureDocumentTest::isDrawn)
                .sorted()
                .flatMap(ArchitectureDocumentTest::arrows)
                .collect(Collectors.joining("\n    ", "```mermaid\nflowchart TD\n    ", "\n```\n"));
    }

    private static Stream<String> arrows(ApplicationModule module) {
        Stream<String> used = module.getDirectDependencies(MODULES)
                .uniqueModules()
                .filter(ArchitectureDocumentTest::isDrawn)
                .map(target -> name(module) + " --> " + name(target))
                .sorted();
        return Stream.concat(Stream.of(name(module)), used);
    }

    private static boolean isDrawn(ApplicationModule module) {
        return !NOT_DRAWN.contains(name(module));
    }

    private static String name(ApplicationModule module) {
        return module.getIdentifier().toString();
    }
}
