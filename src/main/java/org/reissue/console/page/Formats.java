package org.reissue.console.page;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.reissue.console.ConditionalOnConsole;
import org.reissue.console.ConsoleProperties;
import org.reissue.lifecycle.Policy;
import org.reissue.web.api.Instants;
import org.reissue.web.problem.Messages;
import org.reissue.web.problem.Problem;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** How pages show times, spans, money and events, in the language of the page. Templates know it as {@code f}. */
@Component
@ConditionalOnConsole
public class Formats {

    private static final Duration URGENT = Duration.ofHours(2);
    private static final Duration SECONDS_SHOWN = Duration.ofMinutes(10);
    private static final Duration HOURS_SHOWN = Duration.ofHours(1);
    private static final Duration DAYS_SHOWN = Duration.ofHours(72);
    private static final DateTimeFormatter EXACT = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSS xxx");

    private final ZoneId zone;
    private final Duration dueSoon;
    private final Clock clock;
    private final Messages messages;

    Formats(ConsoleProperties properties, Policy policy, Clock clock, Messages messages) {
        this.zone = properties.timeZone();
        this.dueSoon = policy.dueSoon();
        this.clock = clock;
        this.messages = messages;
    }

    /** A time as people read it, to the minute; with the year unless it is the current one. */
    public String at(Instant instant) {
        ZonedDateTime local = instant.atZone(zone);
        boolean thisYear = local.getYear() == clock.instant().atZone(zone).getYear();
        return pattern(thisYear ? "format.at" : "format.at-year").format(local);
    }

    /** The day and hour, for the axis of a drawing. */
    public String tick(Instant instant) {
        return pattern("format.tick").format(instant.atZone(zone));
    }

    /** The exact time with its offset, shown on hover. */
    public String exact(Instant instant) {
        return EXACT.format(instant.atZone(zone));
    }

    /** A time as the value of an input of type {@code datetime-local}, to the millisecond. */
    public String input(Instant instant) {
        LocalDateTime local =
                instant.truncatedTo(ChronoUnit.MILLIS).atZone(zone).toLocalDateTime();
        return local.toString();
    }

    /** The time of an input of type {@code datetime-local}; empty when the API would refuse the time. */
    public Optional<Instant> parse(String input) {
        try {
            return Instants.accept(LocalDateTime.parse(input).atZone(zone).toInstant());
        } catch (DateTimeException malformed) {
            return Optional.empty();
        }
    }

    /**
     * The time in a field of type {@code datetime-local}; null when there is no text.
     *
     * @throws Problem {@code invalid-request} for text that is no time
     */
    public @Nullable Instant time(String field, @Nullable String text) {
        return text == null ? null : parse(text).orElseThrow(() -> Problem.invalid(field, "list.invalid-time"));
    }

    /** The zone, as people name it: {@code UTC+8}. */
    public String zone() {
        String offset = zone.getRules().getOffset(clock.instant()).getId().replaceAll(":00$", "");
        return "UTC" + offset.replaceAll("^([+-])0", "$1").replace("Z", "");
    }

    /** What an event tells, in a few words; for a type that only a newer version knows the end of its name. */
    public String event(String type) {
        return messages.textOfStored("event.", type.replaceFirst("^reissue\\.", ""));
    }

    /** Fen as {@code ¥3.00}. */
    public String money(long fen) {
        return String.format(Locale.ROOT, "¥%,.2f", BigDecimal.valueOf(fen, 2));
    }

    /** Fen as the value of an input: {@code 3.00}. */
    public String yuan(long fen) {
        return BigDecimal.valueOf(fen, 2).toPlainString();
    }

    /** The time until a deadline, or that it has passed. */
    public String left(Instant deadline) {
        Duration left = Duration.between(clock.instant(), deadline);
        return left.isNegative() || left.isZero() ? messages.text("span.passed") : span(left);
    }

    /** The time since a deadline that has passed. */
    public String late(Instant deadline) {
        return span(Duration.between(deadline, clock.instant()));
    }

    /**
     * A span in the two units that matter, or in whole minutes. One that ends before it begins, as another instance's
     * clock was ahead, has no length.
     */
    public String span(Duration measured) {
        Duration span = measured.isNegative() ? Duration.ZERO : measured;
        if (span.compareTo(SECONDS_SHOWN) < 0) {
            return messages.text("span.minutes", span.toMinutes(), span.toSecondsPart());
        }
        if (span.compareTo(HOURS_SHOWN) < 0) {
            return messages.text("span.whole-minutes", span.toMinutes());
        }
        if (span.compareTo(DAYS_SHOWN) < 0) {
            return messages.text("span.hours", span.toHours(), span.toMinutesPart());
        }
        return messages.text("span.days", span.toDays(), span.toHoursPart());
    }

    /** How long a side has for something, in the one unit that fits. */
    public String window(Duration window) {
        if (window.toMinutesPart() > 0) {
            return messages.text("window.minutes", window.toMinutes());
        }
        return window.toHoursPart() > 0 || window.compareTo(DAYS_SHOWN) < 0
                ? messages.text("window.hours", window.toHours())
                : messages.text("window.days", window.toDays());
    }

    /** How urgent a deadline is: {@code urgent} from 2 hours on, {@code soon} once due soon (R18), else empty. */
    public String urgency(@Nullable Instant deadline) {
        if (deadline == null) {
            return "";
        }
        Instant now = clock.instant();
        if (!deadline.isAfter(now.plus(URGENT))) {
            return "urgent";
        }
        return deadline.isAfter(now.plus(dueSoon)) ? "" : "soon";
    }

    /** How many seconds before it falls a deadline begins to be urgent, for the script that counts down. */
    public long urgentSeconds() {
        return URGENT.toSeconds();
    }

    /** How many seconds before it falls a deadline begins to be due soon (R18), for the script that counts down. */
    public long dueSoonSeconds() {
        return dueSoon.toSeconds();
    }

    /** The instant as machines read it. */
    public String iso(Instant instant) {
        return instant.truncatedTo(ChronoUnit.MILLIS).toString();
    }

    private DateTimeFormatter pattern(String key) {
        return DateTimeFormatter.ofPattern(messages.text(key), LocaleContextHolder.getLocale());
    }
}
