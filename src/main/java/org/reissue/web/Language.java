package org.reissue.web;

import org.springframework.stereotype.Component;

/** Texts in the language of the caller: zh-CN unless English was asked for. */
@Component
public class Language {

    /** The text under a key of {@code messages.properties}. */
    public String text(String key, Object... arguments) {
        throw new UnsupportedOperationException();
    }
}
