package org.reissue.web;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Shares out many odd values: the first of a kind gets all of them, every further one a part of them, by turns. With
 * {@code -Dslow=all} all get all.
 */
final class Turns {

    /** Whether everything is sent to everybody. */
    static final boolean ALL = "all".equals(System.getProperty("slow"));

    private final int parts;
    private final Set<String> kinds = new HashSet<>();
    private int further;

    /** @param parts how many parts the values are divided into */
    Turns(int parts) {
        this.parts = parts;
    }

    /** The values that the next one of this kind gets. */
    List<String> of(String kind, List<String> values) {
        if (kinds.add(kind) || ALL) {
            return values;
        }
        int turn = further++;
        return IntStream.range(0, values.size())
                .filter(value -> (value + turn) % parts == 0)
                .mapToObj(values::get)
                .toList();
    }

    /** The kinds so far, each of which had all values. */
    Set<String> kinds() {
        return Set.copyOf(kinds);
    }
}
