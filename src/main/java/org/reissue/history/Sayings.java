package org.reissue.history;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What many events say, each different thing once: a sweep fires thousands of cases of which hundreds take the same row
 * of the lifecycle table at the same instant.
 */
final class Sayings {

    private final Map<Saying, Integer> numbers = new LinkedHashMap<>();
    private final List<String> names;
    private final Integer[] ofEach;

    private Sayings(List<String> names, int events) {
        this.names = names;
        this.ofEach = new Integer[events];
    }

    static Sayings of(List<CaseEvent> events, Changes changes) {
        Sayings sayings = new Sayings(List.copyOf(changes.beside().keySet()), events.size());
        for (int event = 0; event < events.size(); event++) {
            List<Boolean> beside = new ArrayList<>(sayings.names.size());
            for (String name : sayings.names) {
                beside.add(changes.beside().get(name)[event]);
            }
            sayings.ofEach[event] = sayings.number(new Saying(events.get(event).saying(), beside));
        }
        return sayings;
    }

    /** The number of what each event says, from 1 on as SQL counts. */
    Integer[] ofEach() {
        return ofEach;
    }

    /** What is said, in the order of the numbers. */
    List<CaseEvent> events() {
        return numbers.keySet().stream().map(Saying::event).toList();
    }

    /** What is said beside that under a name, in the order of the numbers. */
    Boolean[] beside(String name) {
        int place = names.indexOf(name);
        return numbers.keySet().stream()
                .map(saying -> saying.beside().get(place))
                .toArray(Boolean[]::new);
    }

    private Integer number(Saying saying) {
        Integer known = numbers.putIfAbsent(saying, numbers.size() + 1);
        return known == null ? numbers.size() : known;
    }

    private record Saying(CaseEvent event, List<Boolean> beside) {}
}
