package org.reissue.web.problem;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContext;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.context.support.DefaultMessageSourceResolvable;
import org.springframework.stereotype.Component;

/** Texts in the language of the caller: Chinese (zh-CN) by default, or English. */
@Component
public class Messages {

    public static final Locale DEFAULT = Locale.SIMPLIFIED_CHINESE;

    private final MessageSource messages;

    Messages(MessageSource messages) {
        this.messages = messages;
    }

    /**
     * Formats a text of {@code messages.properties}. Numbers appear without grouping, because programs read ids and
     * amounts as well as people do.
     */
    public String text(String key, Object... arguments) {
        return messages.getMessage(key, texts(arguments), locale());
    }

    /** Formats the text of the first key that has one. */
    public String textOfFirst(List<String> keys, Object... arguments) {
        return messages.getMessage(
                new DefaultMessageSourceResolvable(keys.toArray(String[]::new), texts(arguments)), locale());
    }

    /** The text of a stored code; the code itself when a newer instance has stored one that has no text here. */
    public String textOfStored(String prefix, String code) {
        return messages.getMessage(prefix + code, null, code, locale());
    }

    /** The caller's language as a tag: {@code zh-CN} or {@code en}. */
    public String tag() {
        return locale().toLanguageTag();
    }

    private static Object[] texts(Object... arguments) {
        return Arrays.stream(arguments).map(String::valueOf).toArray();
    }

    private static Locale locale() {
        // outside a request the locale is the default, never that of the machine
        LocaleContext context = LocaleContextHolder.getLocaleContext();
        Locale locale = context == null ? null : context.getLocale();
        return locale == null ? DEFAULT : locale;
    }
}
