package org.reissue.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.reissue.audit.AuditAction;
import org.reissue.cases.search.QuickFilter;
import org.reissue.console.page.ConsolePage;
import org.reissue.lifecycle.Action;
import org.reissue.lifecycle.CaseStatus;
import org.reissue.lifecycle.EventType;
import org.reissue.lifecycle.TimeoutOutcome;
import org.reissue.settlement.ShopViolation;

/** The texts of the console: all of them in both languages, and one for each constant that a page may show. */
class ConsoleTextsTest {

    private static final Path MESSAGES = Path.of("src/main/resources/messages");
    private static final Path TEMPLATES = Path.of("src/main/resources/templates/console");

    @Test
    void both_languages_have_the_same_messages() throws IOException {
        for (Path chinese : bundles()) {
            String name = chinese.getFileName().toString().replace(".properties", "_en.properties");
            Properties english = read(chinese.resolveSibling(name));
            assertThat(english.stringPropertyNames())
                    .as("%s", name)
                    .isEqualTo(read(chinese).stringPropertyNames());
            for (Properties texts : List.of(english, read(chinese))) {
                texts.forEach((key, text) -> {
                    assertThat((String) text).as("%s", key).isNotEmpty().doesNotContain("'");
                    assertThatCode(() -> new MessageFormat((String) text))
                            .as("%s", key)
                            .doesNotThrowAnyException();
                });
            }
        }
    }

    @Test
    void no_message_is_in_two_bundles() throws IOException {
        List<Object> keys = new ArrayList<>(
                read(Path.of("src/main/resources/messages.properties")).keySet());
        bundles().stream().map(ConsoleTextsTest::read).map(Properties::keySet).forEach(keys::addAll);

        assertThat(keys).doesNotHaveDuplicates();
    }

    @Test
    void every_constant_has_its_texts() throws IOException {
        Properties texts = all();
        Map<String, Stream<?>> constants = Map.of(
                "then.", Arrays.stream(TimeoutOutcome.values()),
                "state.", Arrays.stream(CaseStatus.values()),
                "nav.", Arrays.stream(ConsolePage.values()),
                "quick-filter.", Arrays.stream(QuickFilter.values()),
                "list.empty.", Arrays.stream(QuickFilter.values()),
                "action.", Arrays.stream(Action.values()).filter(ConsoleTextsTest::isTaken),
                "done.", Arrays.stream(Action.values()).filter(ConsoleTextsTest::isTaken),
                "audit.action.", Arrays.stream(AuditAction.values()),
                "violation.", Arrays.stream(ShopViolation.Kind.values()),
                "event.",
                        Arrays.stream(EventType.values())
                                .map(type -> type.eventName().substring("reissue.".length())));

        constants.forEach((prefix, values) -> assertThat(texts.stringPropertyNames())
                .containsAll(values.map(value -> prefix + value).toList()));
    }

    @Test
    void templates_name_only_texts_that_exist_and_never_write_raw_html() throws IOException {
        Properties texts = all();
        Pattern key = Pattern.compile("#\\{([A-Za-z][A-Za-z0-9.-]*)[}(]");
        try (Stream<Path> templates = Files.walk(TEMPLATES)) {
            for (Path template : templates.filter(Files::isRegularFile).toList()) {
                String source = Files.readString(template);
                assertThat(key.matcher(source).results().map(match -> match.group(1)))
                        .as("%s", template)
                        .allSatisfy(name -> assertThat(texts).containsKey(name));
                assertThat(source).as("%s", template).doesNotContain("utext", "[(", "style=", "th:style");
            }
        }
    }

    @Test
    void what_is_wrong_with_a_field_is_said_in_a_whole_sentence() throws IOException {
        Pattern refusal = Pattern.compile("(page\\.|list\\.|scorecards\\.)?invalid[.-].*|field\\..*\\.invalid");

        all().forEach((key, text) -> {
            if (refusal.matcher((String) key).matches() && !text.equals("{0}")) {
                assertThat((String) text).as("%s", key).endsWith("。");
            }
        });
    }

    @Test
    void every_field_that_is_refused_by_its_name_has_a_label() throws IOException {
        Properties texts = all();
        Pattern refusal = Pattern.compile("Problem\\.invalid\\(\"([A-Za-z]+)\"");
        for (String module : List.of("console", "web/api", "web/problem")) {
            try (Stream<Path> sources = Files.walk(Path.of("src/main/java/org/reissue", module))) {
                for (Path source : sources.filter(Files::isRegularFile).toList()) {
                    assertThat(refusal.matcher(Files.readString(source))
                                    .results()
                                    .map(match -> match.group(1)))
                            .as("%s", source)
                            .filteredOn(name -> !name.equals("body")) // on pages the field of the lines
                            .allSatisfy(name -> assertThat(texts).containsKey("field." + name));
                }
            }
        }
    }

    private static boolean isTaken(Action action) {
        return !EnumSet.of(Action.APPLY, Action.SCAN, Action.TIMEOUT, Action.ANNOUNCE)
                .contains(action);
    }

    private static List<Path> bundles() throws IOException {
        try (Stream<Path> files = Files.list(MESSAGES)) {
            return files.filter(file -> !file.toString().endsWith("_en.properties"))
                    .toList();
        }
    }

    private static Properties all() throws IOException {
        Properties texts = read(Path.of("src/main/resources/messages.properties"));
        bundles().stream().map(ConsoleTextsTest::read).forEach(texts::putAll);
        return texts;
    }

    private static Properties read(Path file) {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            properties.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties;
    }
}
