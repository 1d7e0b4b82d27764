package org.reissue.model;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes a failing journey shorter, as long as what is left still fails. */
final class Shrinking {

    private final Replay replay;
    private List<Move> shortest;
    private String failure;

    /** Plays a journey on an order of its own. */
    interface Replay {

        /** How the journey fails; null when it does not. */
        @Nullable
        String failure(List<Move> journey);
    }

    private Shrinking(List<Move> failing, String failure, Replay replay) {
        this.shortest = failing;
        this.failure = failure;
        this.replay = replay;
    }

    /** The shortest failing journey that was found, as text, with its failure. */
    static String shrink(List<Move> failing, String failure, Replay replay) {
        String alone = replay.failure(failing);
        if (alone == null) {
            return failure + "\nThe journey does not fail alone:" + text(failing);
        }
        Shrinking shrinking = new Shrinking(failing, alone, replay);
        shrinking.shrink();
        return shrinking.failure + "\nThe journey:" + text(shrinking.shortest);
    }

    private void shrink() {
        for (int size = shortest.size() / 2; size > 0; size = Math.min(size / 2, shortest.size() / 2)) {
            for (int from = shortest.size() - size; from >= 0; from--) {
                if (from + size <= shortest.size()) {
                    dropMoves(from, size);
                }
            }
        }
        for (int i = 0; i < shortest.size(); i++) {
            dropOneOfTwoCommands(i);
        }
    }

    /** With their pauses, or without them if that does not fail. */
    private void dropMoves(int from, int size) {
        List<Move> rest = new ArrayList<>(shortest);
        List<Move> dropped = rest.subList(from, from + size);
        List<Move> pausing = List.copyOf(dropped);
        dropped.clear();
        if (!adopt(rest) && from < rest.size()) {
            Move next = rest.get(from);
            for (Move move : pausing) {
                next = next.pausing(move.pause());
            }
            rest.set(from, next);
            adopt(rest);
        }
    }

    private void dropOneOfTwoCommands(int at) {
        for (Move simpler : shortest.get(at).simpler()) {
            List<Move> changed = new ArrayList<>(shortest);
            changed.set(at, simpler);
            if (adopt(changed)) {
                return;
            }
        }
    }

    private boolean adopt(List<Move> journey) {
        String found = replay.failure(journey);
        if (found == null) {
            return false;
        }
        shortest = journey;
        failure = found;
        return true;
    }

    private static String text(List<Move> journey) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < journey.size(); i++) {
            text.append("\n  ").append(i + 1).append(". ").append(journey.get(i));
        }
        return text.toString();
    }
}
