package org.reissue.cases;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.reissue.history.History;
import org.reissue.settlement.Obligations;
import org.springframework.stereotype.Component;

/** What every step leaves behind, whether a command took it or silence: its event, and what is owed. */
@Component
class Aftermath {

    private final History history;
    private final Obligations obligations;

    Aftermath(History history, Obligations obligations) {
        this.history = history;
        this.obligations = obligations;
    }

    /** In the transaction of the steps, with their cases locked. */
    void record(List<Step> steps) {
        history.append(steps.stream().map(Step::event).toList());
        obligations.blame(those(steps, Step::breach).toList());
        obligations.owe(Stream.concat(those(steps, Step::compensation), those(steps, Step::refund))
                .toList());
    }

    private static <T> Stream<T> those(List<Step> steps, Function<Step, Optional<T>> owed) {
        return steps.stream().map(owed).flatMap(Optional::stream);
    }
}
