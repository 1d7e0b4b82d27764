package org.reissue;

import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaPackage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.reissue.cases.domain.ReissueCase;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Repository;
import org.springframework.stereotype.Service;

/** House rules that a review would otherwise have to repeat. */
class CodeRulesTest {

    @Test
    void nothing_is_injected_into_fields() {
        noFields()
                .should()
                .beAnnotatedWith("org.springframework.beans.factory.annotation.Autowired")
                .orShould()
                .beAnnotatedWith("org.springframework.beans.factory.annotation.Value")
                .orShould()
                .beAnnotatedWith("jakarta.inject.Inject")
                .orShould()
                .beAnnotatedWith("jakarta.annotation.Resource")
                .orShould()
                .beAnnotatedWith("jakarta.persistence.PersistenceContext")
                .check(MainClasses.ALL);
    }

    @Test
    void fields_are_private_unless_constant() {
        fields().that()
                .areNotStatic()
                .and()
                .doNotHaveName("ordinal")
                .should()
                .bePrivate()
                .check(MainClasses.ALL);
    }

    @Test
    void packages_and_classes_are_named_after_what_they_do() {
        noClasses()
                .should()
                .resideInAnyPackage("..util..", "..utils..", "..common..", "..impl..", "..manager..", "..helper..")
                .orShould()
                .haveNameMatching(".*(Util|Utils|Helper|Manager|Impl)")
                .check(MainClasses.ALL);
    }

    @Test
    void stereotypes_follow_the_suffix() {
        classes()
                .that()
                .haveSimpleNameEndingWith("Repository")
                .and()
                .areMetaAnnotatedWith(Component.class)
                .should()
                .beAnnotatedWith(Repository.class)
                .check(MainClasses.ALL);
        classes()
                .that()
                .haveSimpleNameEndingWith("Service")
                .and()
                .areMetaAnnotatedWith(Component.class)
                .should()
                .beAnnotatedWith(Service.class)
                .check(MainClasses.ALL);
    }

    @Test
    void no_file_is_longer_than_250_lines() throws IOException {
        assertThat(filesWith(text -> text.lines().count() > 250)).isEmpty();
        assertThat(filesWith(text -> text.lines().count() <= 250)).isNotEmpty();
    }

    /** Whoever is told a name finds one file. */
    @Test
    void no_two_types_have_one_name() throws IOException {
        assertThat(filesWith(text -> true))
                .extracting(file -> file.getFileName().toString())
                .filteredOn(name -> !name.equals("package-info.java"))
                .doesNotHaveDuplicates();
    }

    /** A hover shows one Javadoc, without the neighbour that "the same" speaks of. */
    @Test
    void no_javadoc_begins_by_pointing_at_its_neighbour() throws IOException {
        Pattern pointing = Pattern.compile("/\\*\\*\\s+(\\* )?The same\\b");
        assertThat(filesWith(pointing.asPredicate())).isEmpty();
    }

    /** Outside a transaction it keeps its connection until it is closed, and nobody closes it. */
    @Test
    void no_query_is_read_as_a_stream() throws IOException {
        Pattern streamed = Pattern.compile("\\.query\\([^;]*?(?<!\\.list\\()\\)\\s*\\.stream\\(\\)");
        assertThat(filesWith(streamed.asPredicate())).isEmpty();
    }

    /**
     * An apostrophe in the value would end the text, and the failure would show the value, which may hold a password.
     */
    @Test
    void no_condition_has_the_value_of_a_setting_as_a_part_of_its_text() throws IOException {
        Pattern pasted = Pattern.compile("ConditionalOnExpression\\([^;{]*\\$\\{");
        assertThat(filesWith(pasted.asPredicate())).isEmpty();
    }

    @Test
    void every_package_is_null_marked() {
        assertThat(MainClasses.ALL.stream()
                        .map(JavaClass::getPackage)
                        .filter(room -> !room.isAnnotatedWith(NullMarked.class))
                        .map(JavaPackage::getName)
                        .distinct())
                .isEmpty();
    }

    @Test
    void lombok_is_not_used() {
        // its annotations leave no trace in class files, so the test is that no class can compile against it
        assertThatExceptionOfType(ClassNotFoundException.class).isThrownBy(() -> Class.forName("lombok.Getter"));
    }

    @Test
    void the_console_holds_no_rule() {
        noClasses()
                .that()
                .resideInAPackage("org.reissue.console..")
                .should()
                .callMethodWhere(target(owner(type(ReissueCase.class))))
                .check(MainClasses.ALL);
    }

    @Test
    void nothing_outside_settlement_moves_money() {
        noClasses()
                .that()
                .resideOutsideOfPackage("org.reissue.settlement..")
                .should()
                .dependOnClassesThat()
                .haveNameMatching("org\\.reissue\\.settlement\\.ledger\\.(Ledger|Charge)(\\$.*)?")
                .check(MainClasses.ALL);
    }

    /** The Java files, tests included, whose text fulfils the condition. */
    private static List<Path> filesWith(Predicate<String> condition) throws IOException {
        List<Path> found = new ArrayList<>();
        try (Stream<Path> files = Files.walk(Path.of("src"))) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".java")).toList()) {
                if (condition.test(Files.readString(file))) {
                    found.add(file);
                }
            }
        }
        return found;
    }
}
