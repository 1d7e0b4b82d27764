package org.reissue.web.openapi;

import com.github.therapi.runtimejavadoc.RuntimeJavadoc;

/** The Javadoc of enum constants as Markdown, for documents other than the API description. */
public final class ConstantJavadoc {

    private ConstantJavadoc() {}

    /** The Javadoc of a constant, as {@link ClassModelConverter} would show it. */
    public static String of(Enum<?> constant) {
        return MarkdownJavadocProvider.text(RuntimeJavadoc.getJavadoc(constant).getComment());
    }
}
