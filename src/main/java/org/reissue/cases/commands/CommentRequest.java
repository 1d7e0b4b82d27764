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

    /** What a call without a body says. */
    static final CommentRequest EMPTY = new CommentRequest(null);

    public CommentRequest {
        comment = Texts.trimmed(comment);
    }
}
