package org.reissue.model;

import java.time.Duration;
import java.util.List;

/**
 * One step of a journey.
 *
 * @param pause how far the clock jumps before
 * @param commands one, or two that race
 * @param repeat whether the only command is sent twice with one idempotency key
 * @param requestsRefunds whether refunds are requested from the payment system afterwards
 */
record Move(Duration pause, List<Command> commands, Repeat repeat, boolean requestsRefunds) {

    /** How a command is repeated. */
    enum Repeat {
        NEVER,
        AFTERWARDS,
        AT_ONCE
    }

    boolean isRace() {
        return commands.size() > 1;
    }

    Move pausing(Duration longer) {
        return new Move(pause.plus(longer), commands, repeat, requestsRefunds);
    }

    /** The moves with one of the commands each, and that not repeated; none if this is such a move. */
    List<Move> simpler() {
        if (!isRace() && repeat == Repeat.NEVER) {
            return List.of();
        }
        return commands.stream()
                .map(one -> new Move(pause, List.of(one), Repeat.NEVER, requestsRefunds))
                .toList();
    }

    @Override
    public String toString() {
        String twice = switch (repeat) {
            case NEVER -> "";
            case AFTERWARDS -> ", and again with the same key";
            case AT_ONCE -> ", twice at once with the same key";
        };
        return (pause.isZero() ? "" : "after " + pause + ", ")
                + (isRace() ? commands.get(0) + " against " + commands.get(1) : commands.get(0))
                + twice
                + (requestsRefunds ? "; refunds are requested" : "");
    }
}
