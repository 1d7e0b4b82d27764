package org.reissue.console.arbitration;

import java.math.BigDecimal;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.reissue.cases.commands.RuleRequest;
import org.reissue.console.page.Submission;
import org.reissue.lifecycle.Blame;
import org.reissue.lifecycle.Decision;
import org.reissue.web.api.Fen;
import org.reissue.web.problem.Problem;

/** Reads the form of a ruling. */
final class RulingForm {

    private static final Pattern YUAN = Pattern.compile("[0-9]{1,12}(\\.[0-9]{1,2})?");

    private RulingForm() {}

    /**
     * The ruling; not validated.
     *
     * @throws Problem {@code invalid-request} for an invalid amount
     */
    static RuleRequest read(Submission form) {
        return new RuleRequest(
                form.constant("decision", Decision.class),
                form.constant("blame", Blame.class),
                form.text("opinion"),
                fen(form.text("refundFen")));
    }

    /** An amount in yuan, as people write it; refused in yuan, as the API would name fen. */
    private static @Nullable Long fen(@Nullable String yuan) {
        if (yuan == null) {
            return null;
        }
        if (!YUAN.matcher(yuan).matches()) {
            throw Problem.invalid("refundFen", "field.refundFen.invalid");
        }
        long fen = new BigDecimal(yuan).movePointRight(2).longValueExact();
        if (fen < 1 || fen > Fen.MAX) {
            throw Problem.invalid("refundFen", "field.refundFen.range");
        }
        return fen;
    }
}
