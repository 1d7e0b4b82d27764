package org.reissue.cases.commands;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.reissue.web.api.Text;
import org.reissue.web.api.Texts;

/**
 * An optional comment on an action.
 *
 * @param comment a free text for the timeline
 */
public record CommentRequest(
        @Schema(example = "已与商家电话沟通") @Text @Nullable String comment) {

    public CommentRequest {
        comment = Texts.trimmed(comment);
    }

    /** The comment of a body that may be absent; null when there is none. */
    public static @Nullable String of(@Nullable CommentRequest body) {
        return body == null ? null : body.comment();
    }
}
