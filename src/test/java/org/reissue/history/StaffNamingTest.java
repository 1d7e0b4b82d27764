package org.reissue.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.reissue.lifecycle.Actor;
import org.reissue.lifecycle.ActorKind;
import org.reissue.lifecycle.CaseStatus;
import org.reissue.lifecycle.EventType;
import org.reissue.lifecycle.Reason;
import org.reissue.lifecycle.Rule;
import org.reissue.testing.ReissueTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** To whom each kind of actor is named: in the timeline by who reads, in events never but for buyers. */
@ReissueTest
class StaffNamingTest {

    /** The actors whose ids viewers see: rows are actors, columns are viewers. */
    private static final Map<ActorKind, String> NAMED_TO = Map.of(
            ActorKind.BUYER, "BUYER MERCHANT OPS",
            ActorKind.MERCHANT, "MERCHANT OPS",
            ActorKind.OPS, "OPS");

    private final CaseEventRepository events;
    private final CaseEventReader reader;
    private final SafePosition safePosition;
    private final TransactionTemplate transaction;
    private final UUID caseId = UUID.randomUUID();

    @Autowired
    StaffNamingTest(
            CaseEventRepository events,
            CaseEventReader reader,
            SafePosition safePosition,
            PlatformTransactionManager transactions) {
        this.events = events;
        this.reader = reader;
        this.safePosition = safePosition;
        this.transaction = new TransactionTemplate(transactions);
    }

    @BeforeEach
    void an_event_by_each_kind_of_actor() {
        transaction.executeWithoutResult(status ->
                events.append(Arrays.stream(ActorKind.values()).map(this::event).toList()));
    }

    static Stream<Arguments> viewersAndActors() {
        return Stream.of(ActorKind.BUYER, ActorKind.MERCHANT, ActorKind.OPS)
                .flatMap(viewer -> Stream.of(ActorKind.BUYER, ActorKind.MERCHANT, ActorKind.OPS)
                        .map(actor -> Arguments.of(viewer, actor)));
    }

    @ParameterizedTest
    @MethodSource("viewersAndActors")
    void in_a_timeline_staff_are_named_to_their_own_side_and_to_ops(ActorKind viewer, ActorKind actor) {
        boolean named = NAMED_TO.get(actor).contains(viewer.name());
        assertThat(events.timeline(caseId, viewer, 0, 10))
                .extracting(TimelineEntry::actor)
                .contains(new Actor(actor, named ? id(actor) : null));
    }

    @Test
    void in_events_only_the_buyer_is_named() {
        Map<String, String> named =
                reader
                        .read(reader.lastPosition() - 10, safePosition.positionNow(), EventFilter.ALL, 20)
                        .events()
                        .stream()
                        .filter(event -> event.caseId().equals(caseId))
                        .collect(Collectors.toMap(StoredEvent::actorKind, event -> String.valueOf(event.actorId())));
        assertThat(named).isEqualTo(Map.of("BUYER", "buyer-1", "MERCHANT", "null", "OPS", "null", "SYSTEM", "null"));
    }

    private CaseEvent event(ActorKind actor) {
        return new CaseEvent(
                new CaseEvent.Subject(caseId, "S-1", "buyer-1", "O-1", "I-1", Reason.OTHER),
                EventType.STATEMENT_ADDED,
                Instant.parse("2026-01-01T00:00:00Z"),
                new Actor(actor, id(actor)),
                CaseStatus.IN_ARBITRATION,
                CaseStatus.IN_ARBITRATION,
                Rule.R16,
                null,
                null,
                Map.of(),
                null,
                List.of());
    }

    private static String id(ActorKind actor) {
        return actor == ActorKind.SYSTEM ? null : actor.name().toLowerCase(Locale.ROOT) + "-1";
    }
}
