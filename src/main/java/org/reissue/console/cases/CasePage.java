package org.reissue.console.cases;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.reissue.cases.web.CaseDetails;
import org.reissue.cases.web.CaseResponse;
import org.reissue.console.page.CarrierChoices;
import org.reissue.console.page.TimelinePage;
import org.reissue.history.TimelineEntry;
import org.reissue.jdbc.StoredEnum;
import org.reissue.lifecycle.Action;
import org.reissue.lifecycle.CaseStatus;
import org.reissue.orders.Receiver;

/**
 * The page of a case.
 *
 * @param details the case, and facts that the API leaves out
 * @param entries its timeline, oldest first
 * @param picture the lifecycle, with the way taken
 * @param forms one for each allowed action
 * @param remark the form of a remark, which no action of the lifecycle is; null where the reader may add none
 * @param carrier the name of the carrier of the replacement, or null
 * @param carriers the carriers to choose from; none where nothing can be shipped
 */
public record CasePage(
        CaseDetails details,
        List<TimelineEntry> entries,
        TimelineDrawing drawing,
        LifecyclePicture picture,
        List<ActionForm> forms,
        @Nullable ActionForm remark,
        @Nullable String carrier,
        List<CarrierChoices.Choice> carriers)
        implements TimelinePage {

    public CaseResponse value() {
        return details.value();
    }

    /** The masked receiver, which the page shows until the reader asks for the whole one. */
    public @Nullable Receiver maskedReceiver() {
        Receiver receiver = value().receiver();
        return receiver != null && details.receiverWhole() ? receiver.masked() : receiver;
    }

    /** Whether the case has ended; false for a status that only a newer version knows. */
    public boolean isEnded() {
        CaseStatus status = StoredEnum.read(CaseStatus.class, value().status());
        return status != null && status.isTerminal();
    }

    /** Whether the page still has the form of the action. */
    public boolean offers(Action action) {
        return Stream.concat(forms.stream(), Stream.ofNullable(remark)).anyMatch(form -> form.action() == action);
    }
}
