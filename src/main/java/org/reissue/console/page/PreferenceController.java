package org.reissue.console.page;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.reissue.console.BusinessClock;
import org.reissue.console.session.ConsoleCookies;
import org.reissue.web.problem.Messages;
import org.reissue.web.problem.Problem;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Handles the forms that every page has: the language, the keys of one character and, in local mode, the clock. */
@ConsoleController("/console")
class PreferenceController {

    /** The value of the field and of the cookie while the keys do not act. */
    static final String OFF = "off";

    private static final Duration YEAR = Duration.ofDays(365);
    private static final Duration LONGEST_STEP = Duration.ofDays(30);

    private final ConsoleCookies cookies;
    private final ObjectProvider<BusinessClock> clock;

    PreferenceController(ConsoleCookies cookies, ObjectProvider<BusinessClock> clock) {
        this.cookies = cookies;
        this.clock = clock;
    }

    /** The first page. Sign-in leads to {@code /keys} when the session ended before that form was sent. */
    @GetMapping({"", "/", "/keys"})
    String home() {
        return "redirect:" + Addresses.HOME;
    }

    @PostMapping("/language")
    String choose(HttpServletResponse response, @RequestParam String tag, @RequestParam @Nullable String back) {
        boolean english = Locale.forLanguageTag(tag).getLanguage().equals("en");
        Locale locale = english ? Locale.ENGLISH : Messages.DEFAULT;
        cookies.set(response, ConsoleCookies.LANGUAGE, locale.toLanguageTag(), YEAR);
        return Addresses.redirect(back);
    }

    /** Keys of one character get in the way of those who dictate, or press keys by accident (WCAG 2.1.4). */
    @PostMapping("/keys")
    String switchKeys(Submission form, HttpServletResponse response, @RequestParam String keys) {
        if (keys.equals(OFF)) {
            cookies.set(response, ConsoleCookies.KEYS, OFF, YEAR);
            return form.done(Done.of("KEYS_OFF"), Addresses.HOME);
        }
        cookies.remove(response, ConsoleCookies.KEYS);
        return form.done(Done.of("KEYS_ON"), Addresses.HOME);
    }

    @PostMapping("/clock")
    String advance(@RequestParam Duration step, @RequestParam @Nullable String back) {
        if (step.isNegative() || step.isZero() || step.compareTo(LONGEST_STEP) > 0) {
            throw Problem.invalid("step", "invalid.value");
        }
        BusinessClock advanced = clock.getIfAvailable();
        if (advanced == null) {
            throw Problem.notFound();
        }
        advanced.advance(step);
        return Addresses.redirect(back);
    }
}
