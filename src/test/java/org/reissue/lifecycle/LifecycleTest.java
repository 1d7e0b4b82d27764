package org.reissue.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Compares the table with the agreed transitions. Every other combination of status, action, actor, reason, ruling,
 * scan window and overdue shipment before must be illegal.
 */
class LifecycleTest {

    /**
     * The agreed transitions, written a second time on purpose: status, action, actor, only if, to, deadline, effects.
     */
    private static final String AGREED = """
            -                 APPLY    BUYER    -              PENDING_MERCHANT   48h  -
            PENDING_MERCHANT  APPROVE  MERCHANT -              AWAITING_SHIPMENT  48h  -
            PENDING_MERCHANT  TIMEOUT  SYSTEM   -              AWAITING_SHIPMENT  48h  -
            PENDING_MERCHANT  REJECT   MERCHANT NEVER_RECEIVED IN_ARBITRATION     none -
            PENDING_MERCHANT  REJECT   MERCHANT other          REJECTED           48h  -
            AWAITING_SHIPMENT SHIP     MERCHANT -              SHIPPED            10d  -
            AWAITING_SHIPMENT TIMEOUT  SYSTEM   NEVER_RECEIVED REFUNDED           none VIOLATION,COMPENSATION,REFUND
            AWAITING_SHIPMENT TIMEOUT  SYSTEM   other          OVERDUE            48h  VIOLATION,COMPENSATION
            REJECTED          APPROVE  MERCHANT -              AWAITING_SHIPMENT  48h  -
            REJECTED          MODIFY   BUYER    -              PENDING_MERCHANT   48h  -
            OVERDUE           MODIFY   BUYER    -              PENDING_MERCHANT   48h  -
            REJECTED          ESCALATE BUYER    -              IN_ARBITRATION     none -
            OVERDUE           ESCALATE BUYER    -              IN_ARBITRATION     none -
            REJECTED          TIMEOUT  SYSTEM   -              CLOSED             none -
            OVERDUE           TIMEOUT  SYSTEM   -              CLOSED             none -
            IN_ARBITRATION    RULE     OPS      REISSUE        AWAITING_SHIPMENT  48h  -
            IN_ARBITRATION    RULE     OPS      REFUND         REFUNDED           none REFUND
            IN_ARBITRATION    RULE     OPS      DISMISS        CLOSED             none -
            IN_ARBITRATION    APPROVE  MERCHANT intime         AWAITING_SHIPMENT  48h  -
            SHIPPED           SCAN     SYSTEM   -              IN_TRANSIT         10d  -
            SHIPPED           TIMEOUT  SYSTEM   scan,NEVER_RECEIVED REFUNDED      none VIOLATION,COMPENSATION,REFUND
            SHIPPED           TIMEOUT  SYSTEM   scan,other     OVERDUE            48h  VIOLATION,COMPENSATION
            SHIPPED           TIMEOUT  SYSTEM   noscan         COMPLETED          none -
            SHIPPED           CONFIRM  BUYER    -              COMPLETED          none -
            IN_TRANSIT        CONFIRM  BUYER    -              COMPLETED          none -
            SHIPPED           ESCALATE BUYER    -              IN_ARBITRATION     none -
            IN_TRANSIT        ESCALATE BUYER    -              IN_ARBITRATION     none -
            IN_TRANSIT        TIMEOUT  SYSTEM   -              COMPLETED          none -
            PENDING_MERCHANT  CANCEL   BUYER    -              CANCELLED          none -
            AWAITING_SHIPMENT CANCEL   BUYER    -              CANCELLED          none -
            REJECTED          CANCEL   BUYER    -              CANCELLED          none -
            OVERDUE           CANCEL   BUYER    -              CANCELLED          none -
            IN_ARBITRATION    CANCEL   BUYER    -              CANCELLED          none -
            SHIPPED           CORRECT_SHIPMENT MERCHANT -      SHIPPED            same -
            IN_ARBITRATION    STATE    BUYER    -              IN_ARBITRATION     same -
            IN_ARBITRATION    STATE    MERCHANT -              IN_ARBITRATION     same -
            PENDING_MERCHANT  EXTEND   OPS      -              PENDING_MERCHANT   same -
            AWAITING_SHIPMENT EXTEND   OPS      -              AWAITING_SHIPMENT  same -
            REJECTED          EXTEND   OPS      -              REJECTED           same -
            OVERDUE           EXTEND   OPS      -              OVERDUE            same -
            SHIPPED           EXTEND   OPS      -              SHIPPED            same -
            IN_TRANSIT        EXTEND   OPS      -              IN_TRANSIT         same -
            """;

    private static final Policy POLICY = new Policy(
            Duration.ofDays(15),
            Duration.ofHours(48),
            Duration.ofHours(48),
            Duration.ofHours(48),
            Duration.ofDays(10),
            null,
            Duration.ofHours(48),
            300,
            null,
            Duration.ofHours(12));
    private static final Instant NOW = Instant.parse("2026-03-02T02:00:00Z");
    private static final Instant SHIPPED_AT = NOW;
    private static final Instant CURRENT = NOW.plusSeconds(77);

    private record Attempt(CaseState state, Action action, ActorKind actor, Decision decision) {}

    private record Result(CaseStatus to, String deadline, Set<String> effects) {}

    @TestFactory
    Stream<DynamicTest> every_combination_is_legal_or_illegal_as_agreed() {
        Map<Attempt, Result> agreed = agreed();
        assertThat(agreed).hasSizeGreaterThan(150);
        return statuses()
                .map(status -> DynamicTest.dynamicTest("from " + status, () -> {
                    for (Attempt attempt : attempts(status)) {
                        Optional<Result> found = Lifecycle.transition(
                                        attempt.state(), attempt.action(), attempt.actor(), attempt.decision())
                                .map(LifecycleTest::result);
                        assertThat(found).as("%s", attempt).isEqualTo(Optional.ofNullable(agreed.get(attempt)));
                    }
                }));
    }

    @Test
    void allowed_actions_are_exactly_the_legal_actions_of_the_actor() {
        Map<Attempt, Result> agreed = agreed();
        for (CaseState state : Arrays.stream(CaseStatus.values())
                .flatMap(LifecycleTest::states)
                .toList()) {
            for (ActorKind actor : ActorKind.values()) {
                List<Action> legal = agreed.keySet().stream()
                        .filter(attempt -> attempt.state().equals(state) && attempt.actor() == actor)
                        .map(Attempt::action)
                        .distinct()
                        .sorted()
                        .toList();
                assertThat(Lifecycle.allowed(state, actor))
                        .as("%s may in %s", actor, state)
                        .isEqualTo(legal);
            }
        }
    }

    @Test
    void the_scan_window_replaces_the_wait_for_completion_until_the_first_scan() {
        Policy withScans = new Policy(
                POLICY.applyWindow(),
                POLICY.merchantResponse(),
                POLICY.shipment(),
                POLICY.buyerResponse(),
                POLICY.autoComplete(),
                Duration.ofHours(24),
                POLICY.evidenceWindow(),
                300,
                null,
                POLICY.dueSoon());
        Instant byScan = Window.UNTIL_SCANNED.deadline(withScans, NOW, null, CURRENT);
        assertThat(byScan).isEqualTo(NOW.plus(Duration.ofHours(24)));

        Instant scanned = Window.UNTIL_COMPLETED.deadline(withScans, NOW.plusSeconds(3600), NOW, byScan);
        assertThat(scanned).isEqualTo(NOW.plus(Duration.ofDays(10)));

        Instant extended = NOW.plus(Duration.ofDays(12));
        assertThat(Window.UNTIL_COMPLETED.deadline(withScans, NOW.plusSeconds(3600), NOW, extended))
                .as("the first scan never brings an extended deadline forward")
                .isEqualTo(extended);
    }

    private static Stream<CaseStatus> statuses() {
        return Stream.concat(Stream.of((CaseStatus) null), Arrays.stream(CaseStatus.values()));
    }

    private static Stream<CaseState> states(CaseStatus status) {
        return Arrays.stream(Reason.values())
                .flatMap(reason -> Stream.of(true, false)
                        .flatMap(scanDue -> Stream.of(true, false)
                                .map(wasOverdue -> new CaseState(status, reason, scanDue, wasOverdue))));
    }

    private static List<Attempt> attempts(CaseStatus status) {
        List<Attempt> attempts = new ArrayList<>();
        List<Decision> decisions = new ArrayList<>(List.of(Decision.values()));
        decisions.add(null);
        states(status).forEach(state -> {
            for (Action action : Action.values()) {
                for (ActorKind actor : ActorKind.values()) {
                    for (Decision decision : decisions) {
                        attempts.add(new Attempt(state, action, actor, decision));
                    }
                }
            }
        });
        return attempts;
    }

    private static Result result(Transition row) {
        Instant deadline = row.window().deadline(POLICY, NOW, SHIPPED_AT, CURRENT);
        String then =
                deadline == null ? "none" : deadline.equals(CURRENT) ? "same" : hours(Duration.between(NOW, deadline));
        return new Result(
                row.to(), then, row.effects().stream().map(Enum::name).collect(Collectors.toCollection(TreeSet::new)));
    }

    private static String hours(Duration duration) {
        return duration.toHours() == 240 ? "10d" : duration.toHours() + "h";
    }

    private static Map<Attempt, Result> agreed() {
        Map<Attempt, Result> agreed = new HashMap<>();
        AGREED.lines().map(line -> line.trim().split("\\s+")).forEach(cells -> {
            CaseStatus from = cells[0].equals("-") ? null : CaseStatus.valueOf(cells[0]);
            Set<String> effects = cells[6].equals("-") ? Set.of() : new TreeSet<>(List.of(cells[6].split(",")));
            Result result = new Result(CaseStatus.valueOf(cells[4]), cells[5], effects);
            boolean ruling = cells[1].equals("RULE");
            states(from).filter(state -> ruling || applies(cells[3], state)).forEach(state -> {
                Action action = Action.valueOf(cells[1]);
                Decision decision = ruling ? Decision.valueOf(cells[3]) : null;
                agreed.put(new Attempt(state, action, ActorKind.valueOf(cells[2]), decision), result);
            });
        });
        return agreed;
    }

    private static boolean applies(String onlyIf, CaseState state) {
        return Arrays.stream(onlyIf.split(",")).allMatch(condition -> switch (condition) {
            case "-" -> true;
            case "NEVER_RECEIVED" -> state.reason() == Reason.NEVER_RECEIVED;
            case "other" -> state.reason() != Reason.NEVER_RECEIVED;
            case "scan" -> state.scanDue();
            case "noscan" -> !state.scanDue();
            case "intime" -> !state.wasOverdue();
            default -> throw new IllegalArgumentException(condition);
        });
    }
}
