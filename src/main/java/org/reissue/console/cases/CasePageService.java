package org.reissue.console.cases;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.reissue.cases.domain.CaseAccess;
import org.reissue.cases.domain.ReissueCase;
import org.reissue.cases.search.CaseQueryService;
import org.reissue.cases.web.CaseDetails;
import org.reissue.cases.web.CaseResponse;
import org.reissue.cases.web.CaseResponseAssembler;
import org.reissue.console.ConditionalOnConsole;
import org.reissue.console.page.CarrierChoices;
import org.reissue.console.session.ConsoleUser;
import org.reissue.history.TimelineEntry;
import org.reissue.jdbc.StoredEnum;
import org.reissue.lifecycle.Action;
import org.reissue.lifecycle.ActorKind;
import org.reissue.lifecycle.CaseState;
import org.reissue.lifecycle.CaseStatus;
import org.reissue.lifecycle.Policy;
import org.reissue.lifecycle.Reason;
import org.springframework.stereotype.Service;

/** Reads all that the page of a case shows. */
@Service
@ConditionalOnConsole
class CasePageService {

    private final CaseQueryService queries;
    private final CaseResponseAssembler responses;
    private final CarrierChoices carriers;
    private final Policy policy;
    private final Clock clock;

    CasePageService(
            CaseQueryService queries,
            CaseResponseAssembler responses,
            CarrierChoices carriers,
            Policy policy,
            Clock clock) {
        this.queries = queries;
        this.responses = responses;
        this.carriers = carriers;
        this.policy = policy;
        this.clock = clock;
    }

    /** @param asked the action whose form is to be open, or null */
    CasePage read(ConsoleUser user, String id, @Nullable Action asked) {
        ReissueCase found = queries.read(user.caller(), id);
        CaseDetails details = responses.detailsOfRead(found, user.caller());
        CaseResponse value = details.value();
        List<TimelineEntry> entries = queries.timeline(user.caller(), found);
        List<Action> actions = value.allowedActions();
        boolean remarks = !user.isBuyer() && queries.takesRemarks(found);
        boolean ships = actions.contains(Action.SHIP) || actions.contains(Action.CORRECT_SHIPMENT);
        return new CasePage(
                details,
                entries,
                TimelineDrawing.of(value, entries, clock.instant()),
                LifecyclePicture.of(value.status(), entries),
                forms(user, value, asked),
                remarks ? new ActionForm(Action.REMARK, List.of(), asked == Action.REMARK) : null,
                value.shipment() == null
                        ? null
                        : carriers.nameOf(value.shipment().carrier()),
                ships ? carriers.list() : List.of());
    }

    /**
     * Opens one form: the one that the address names, else the first whose action moves the case on without ending it.
     */
    private List<ActionForm> forms(ConsoleUser user, CaseResponse value, @Nullable Action asked) {
        // what makes an action illegal does not matter here: the actions are those that are allowed
        CaseState state = new CaseState(
                StoredEnum.read(CaseStatus.class, value.status()),
                StoredEnum.read(Reason.class, value.reason()),
                false,
                false);
        ActorKind actor = CaseAccess.actorKind(user.scope());
        Instant now = clock.instant();
        List<ActionForm> closed = value.allowedActions().stream()
                .map(action -> new ActionForm(action, Consequence.of(state, action, actor, policy, now), false))
                .toList();
        Action open = closed.stream()
                .filter(form -> asked == null ? form.isLikely() : form.action() == asked)
                .map(ActionForm::action)
                .findFirst()
                .orElse(null);
        return closed.stream()
                .map(form -> form.action() == open ? form.opened() : form)
                .toList();
    }
}
