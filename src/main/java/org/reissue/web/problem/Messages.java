package org.reissue.web.problem;

import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContext;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** Texts in the language of the caller: zh-CN unless English was asked for. */
@Component
public class Messages {

    public static final Locale DEFAULT = Locale.SIMPLIFIED_CHINESE;

    private final MessageSource messages;

    Messages(MessageSource messages) {
        this.messages = messages;
    }

    /**
     * The text under a key of {@code messages.properties}, its placeholders filled. Numbers appear without grouping:
     * they are ids and amounts to a program as much as to a person.
     */
    public String text(String key, Object... arguments) {
        Object[] texts = new Object[arguments.length];
        for (int i = 0; i < arguments.length; i++) {
            texts[i] = String.valueOf(arguments[i]);
        }
        return messages.getMessage(key, texts, locale());
    }

    /** The language as a tag: {@code zh-CN} or {@code en}. */
    public String tag() {
        return locale().toLanguageTag();
    }

    private static Locale locale() {
        // outside a call there is no locale, and the machine's own must not decide
        LocaleContext context = LocaleContextHolder.getLocaleContext();
        Locale locale = context == null ? null : context.getLocale();
        return locale == null ? DEFAULT : locale;
    }
}
