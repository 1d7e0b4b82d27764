package org.reissue.cases.commands;

import java.util.List;
import java.util.UUID;
import org.reissue.web.idempotency.StoredResponse;

/** What came of one attempt to carry out a command. Only {@link Done} has changed anything. */
sealed interface CommandOutcome<T> {

    /** The command was carried out. */
    record Done<T>(T result) implements CommandOutcome<T> {}

    /** An earlier call with the same idempotency key did the work. */
    record Replayed<T>(StoredResponse earlier) implements CommandOutcome<T> {}

    /** Deadlines had passed first: they are to be fired, then the command is judged again. */
    record DeadlinePassed<T>(List<UUID> due) implements CommandOutcome<T> {}

    /** Another transaction was first: the command is to be judged again. */
    record Conflict<T>() implements CommandOutcome<T> {}
}
