package org.reissue.web.openapi;

import com.github.therapi.runtimejavadoc.Comment;
import com.github.therapi.runtimejavadoc.CommentFormatter;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.providers.SpringDocJavadocProvider;
import org.springframework.stereotype.Component;
import org.springframework.web.util.HtmlUtils;

/** Gives springdoc the Javadoc as Markdown. The first sentence of a method is the summary of its operation. */
@Component
class MarkdownJavadocProvider extends SpringDocJavadocProvider {

    private static final CommentFormatter FORMATTER = new CommentFormatter();

    static @Nullable String text(Comment comment) {
        return markdown(FORMATTER.format(comment));
    }

    private static @Nullable String markdown(@Nullable String html) {
        if (html == null) {
            return null;
        }
        return HtmlUtils.htmlUnescape(html.replaceAll("\\s+", " ")
                        .replaceAll("</?(code|pre)>", "`")
                        .replaceAll(" ?<p> ?", "\n\n")
                        .replaceAll(" ?<li> ?", "\n- ")
                        .replaceAll(" ?</?(ul|ol|li|p)> ?", ""))
                .strip();
    }

    @Override
    public @Nullable String getClassJavadoc(Class<?> type) {
        return markdown(super.getClassJavadoc(type));
    }

    @Override
    public Map<String, String> getRecordClassParamJavadoc(Class<?> type) {
        return markdown(super.getRecordClassParamJavadoc(type));
    }

    @Override
    public @Nullable String getMethodJavadocDescription(Method method) {
        return markdown(super.getMethodJavadocDescription(method));
    }

    @Override
    public @Nullable String getMethodJavadocReturn(Method method) {
        return markdown(super.getMethodJavadocReturn(method));
    }

    @Override
    public Map<String, String> getMethodJavadocThrows(Method method) {
        return markdown(super.getMethodJavadocThrows(method));
    }

    @Override
    public @Nullable String getParamJavadoc(Method method, String name) {
        return markdown(super.getParamJavadoc(method, name));
    }

    @Override
    public @Nullable String getFieldJavadoc(Field field) {
        return markdown(super.getFieldJavadoc(field));
    }

    /** The first sentence without its full stop, as summaries are written. */
    @Override
    public String getFirstSentence(String text) {
        String sentence = super.getFirstSentence(text);
        return sentence != null && sentence.endsWith(".") ? sentence.substring(0, sentence.length() - 1) : sentence;
    }

    private static Map<String, String> markdown(Map<String, String> texts) {
        return texts.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, text -> markdown(text.getValue())));
    }
}
