package org.reissue.model;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.reissue.lifecycle.Reason;
import org.reissue.model.Command.Fault;
import org.reissue.model.Command.Kind;
import org.reissue.model.Command.Version;
import org.reissue.model.Move.Repeat;

/** Draws the moves of one journey: mostly what the table allows, now and then what it does not. */
final class MoveGenerator {

    /** Multiples and sums of these meet the windows of the rules to the microsecond. */
    private static final List<Duration> PAUSES = List.of(
            Duration.ZERO,
            Duration.ofNanos(1_000),
            Duration.ofHours(1),
            Duration.ofHours(12),
            Duration.ofHours(24),
            Duration.ofHours(48).minusNanos(1_000),
            Duration.ofHours(48),
            Duration.ofDays(10));

    private static final List<Integer> PAUSE_WEIGHTS = List.of(30, 5, 15, 15, 10, 5, 15, 3);
    private static final List<Kind> BREAKABLE =
            List.of(Kind.APPLY, Kind.MODIFY, Kind.REJECT, Kind.SHIP, Kind.CORRECT_SHIPMENT, Kind.RULE_REFUND);

    private final Random random;
    private int parcels;

    MoveGenerator(long seed) {
        random = new Random(seed);
    }

    static Duration pause(Random random) {
        int at = random.nextInt(
                PAUSE_WEIGHTS.stream().mapToInt(Integer::intValue).sum());
        int chosen = 0;
        while (at >= PAUSE_WEIGHTS.get(chosen)) {
            at -= PAUSE_WEIGHTS.get(chosen++);
        }
        return PAUSES.get(chosen);
    }

    Move next(Duration pause, boolean requestsRefunds, ModelState state) {
        Command first = command(state);
        if (state.status != null && chance(25)) {
            return new Move(pause, List.of(first, command(state)), Repeat.NEVER, requestsRefunds);
        }
        boolean repeated = first.kind().isOnCase() && chance(25);
        Repeat repeat = !repeated ? Repeat.NEVER : chance(50) ? Repeat.AT_ONCE : Repeat.AFTERWARDS;
        return new Move(pause, List.of(first), repeat, requestsRefunds);
    }

    private Command command(ModelState state) {
        Kind kind = kind(state);
        boolean breaksRule = BREAKABLE.contains(kind) && chance(15);
        Version version = !kind.isOnCase() || kind == Kind.APPLY || chance(75)
                ? Version.ANY
                : chance(80) ? Version.CURRENT : Version.WRONG;
        return new Command(
                kind,
                breaksRule ? Fault.BREAKS_RULE : Fault.NONE,
                version,
                one(List.of(Reason.values())),
                parcel(kind, state),
                "P-" + random.nextInt(3));
    }

    private Kind kind(ModelState state) {
        if (state.status == null) {
            return Kind.APPLY;
        }
        List<Kind> possible = new ArrayList<>(List.of(Kind.values()));
        possible.removeIf(kind -> kind.isAboutRefund() && state.refund == null);
        if (chance(15)) {
            return one(possible);
        }
        List<Kind> useful = possible.stream()
                .filter(kind -> kind.isAboutRefund()
                        || kind == Kind.APPLY && !state.isOpen() && state.refund == null
                        || kind.action() != null
                                && state.row(kind.action(), kind.actor(), kind.decision())
                                        .isPresent())
                .toList();
        return useful.isEmpty() || chance(15) ? Kind.READ : one(useful);
    }

    /**
     * A new parcel, or one that the carrier has scanned before anybody uploaded it; for scans mostly the present one.
     */
    private int parcel(Kind kind, ModelState state) {
        if (kind == Kind.SCAN && state.parcel > 0 && chance(70)) {
            return state.parcel;
        }
        List<Integer> scanned = state.scans.keySet().stream()
                .filter(parcel -> !state.used.contains(parcel))
                .sorted()
                .toList();
        return scanned.isEmpty() || chance(60) ? ++parcels : scanned.get(scanned.size() - 1);
    }

    private boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    private <T> T one(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
