package org.reissue.model;

import java.util.List;
import java.util.concurrent.Callable;

/** A journey on which the service contradicted the model. */
final class FailedJourney extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient List<Move> moves;

    private FailedJourney(List<Move> moves, Throwable failure) {
        super(failure instanceof AssertionError ? failure.getMessage() : failure.toString(), failure);
        this.moves = moves;
    }

    /** Does something with a journey; any failure becomes that of the journey. */
    static int ifFails(Journey journey, Callable<Integer> step) throws FailedJourney {
        try {
            return step.call();
        } catch (Exception | AssertionError failure) {
            throw new FailedJourney(journey.moves(), failure);
        }
    }

    List<Move> moves() {
        return moves;
    }
}
