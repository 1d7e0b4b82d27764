package org.reissue.cases.commands;

import java.util.List;
import java.util.UUID;
import org.reissue.web.idempotency.StoredResponse;
import org.springframework.transaction.interceptor.TransactionAspectSupport;

/** The outcome of one attempt to execute a command. Every outcome but {@link Done} has changed nothing. */
sealed interface CommandOutcome<T> {

    /** The command was executed. */
    record Done<T>(T result) implements CommandOutcome<T> {}

    /** An earlier request with the same idempotency key has executed the command. */
    record Replayed<T>(StoredResponse earlier) implements CommandOutcome<T> {}

    /** Deadlines have passed: their timeouts must fire, then the command is attempted again. */
    record DeadlinePassed<T>(List<UUID> due) implements CommandOutcome<T> {}

    /** A concurrent transaction has opened the case first: the command is attempted again. */
    record Conflict<T>() implements CommandOutcome<T> {}

    /** Rolls the running transaction back, which also releases the idempotency key. */
    static <T> CommandOutcome<T> rolledBack(CommandOutcome<T> outcome) {
        TransactionAspectSupport.currentTransactionStatus().setRollbackOnly();
        return outcome;
    }
}
