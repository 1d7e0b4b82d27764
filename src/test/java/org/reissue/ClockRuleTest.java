package org.reissue;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.conditions.ArchConditions.accessTargetWhere;
import static com.tngtech.archunit.lang.conditions.ArchConditions.never;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Calendar;
import java.util.Date;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Time has one source: {@link ClockConfiguration}. Java code gets a {@link Clock}, SQL gets the instant as a parameter.
 * The one exception are leases, which run by the database's clock: {@link #LEASES}.
 */
class ClockRuleTest {

    private static final Pattern TIME_IN_SQL =
            Pattern.compile("(?i)(?<![.\\w])now\\(\\)|\\b(current_timestamp|clock_timestamp|statement_timestamp"
                    + "|transaction_timestamp|localtimestamp|current_date)\\b");

    /** The only file that may ask the database for the time. */
    private static final Path LEASES = Path.of("src/main/java/org/reissue/feed/delivery/LeaseRepository.java");

    private static final ArchRule NO_CLASS_READS_THE_SYSTEMS_TIME = classes()
            .that()
            .doNotHaveFullyQualifiedName(ClockConfiguration.class.getName())
            .should(never(accessTargetWhere(describe("reads the system's time", ClockRuleTest::readsTheSystemsTime))));

    @Test
    void no_class_reads_the_systems_time() {
        NO_CLASS_READS_THE_SYSTEMS_TIME.check(MainClasses.ALL);
    }

    @ParameterizedTest
    @ValueSource(
            classes = {
                Now.class,
                NowOfZone.class,
                Reference.class,
                Millis.class,
                Own.class,
                OldDate.class,
                OldCalendar.class
            })
    void every_way_to_bypass_the_clock_is_noticed(Class<?> offender) {
        assertThat(NO_CLASS_READS_THE_SYSTEMS_TIME
                        .evaluate(new ClassFileImporter().importClasses(offender))
                        .hasViolation())
                .isTrue();
    }

    @Test
    void the_given_clock_may_be_read() {
        NO_CLASS_READS_THE_SYSTEMS_TIME.check(new ClassFileImporter().importClasses(Given.class));
    }

    @Test
    void no_sql_reads_the_databases_time_except_for_leases() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/main"))) {
            List<Path> askingFiles = files.filter(file -> file.toString().matches(".*\\.(java|sql)"))
                    .filter(ClockRuleTest::asksTheDatabaseForTheTime)
                    .toList();
            assertThat(askingFiles).containsExactly(LEASES);
        }
    }

    private static boolean asksTheDatabaseForTheTime(Path file) {
        try {
            return TIME_IN_SQL.matcher(Files.readString(file)).find();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean readsTheSystemsTime(JavaAccess<?> access) {
        if (!(access.getTarget() instanceof CodeUnitAccessTarget target)) {
            return false;
        }
        JavaClass owner = target.getOwner();
        String name = target.getName();
        List<JavaClass> parameters = target.getRawParameterTypes();
        if (owner.getPackageName().startsWith("java.time")) {
            boolean fromClock = parameters.stream().anyMatch(type -> type.isAssignableTo(Clock.class));
            return !fromClock && (name.equals("now") || name.startsWith("system") || name.startsWith("tick"));
        }
        if (owner.isEquivalentTo(System.class)) {
            return name.equals("currentTimeMillis") || name.equals("nanoTime");
        }
        return owner.isEquivalentTo(Date.class) && name.equals("<init>") && parameters.isEmpty()
                || owner.isAssignableTo(Calendar.class) && (name.equals("getInstance") || name.equals("<init>"));
    }

    static class Now {
        Instant time = Instant.now();
    }

    static class NowOfZone {
        LocalDate time = LocalDate.now(ZoneId.of("Asia/Shanghai"));
    }

    static class Reference {
        Supplier<Instant> time = Instant::now;
    }

    static class Millis {
        long time = System.currentTimeMillis() + System.nanoTime();
    }

    static class Own {
        Clock time = Clock.systemUTC();
    }

    static class OldDate {
        Date time = new Date();
    }

    static class OldCalendar {
        Calendar time = Calendar.getInstance();
    }

    static class Given {
        Instant read(Clock clock) {
            return Instant.now(Clock.tick(clock, Duration.ofSeconds(1)));
        }
    }
}
