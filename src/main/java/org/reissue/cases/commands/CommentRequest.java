package org.reissue.cases.commands;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.reissue.web.api.Text;
import org.reissue.web.api.Texts;

/**
 * Words that may go with an action.
 *
 * @param comment what the buyer wants to add
 */
public record CommentRequest(
        @Schema(example = "已与商家电话沟通") @Text @Nullable String comment) {

    public CommentRequest {
        comment = Texts.trimmed(comment);
    }

    /** The comment of an optional body. */
    public static String of(CommentRequest body) {
        return body == null ? null : body.comment();
    }
}
