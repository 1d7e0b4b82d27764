package org.reissue.cases.commands;

import java.util.Collection;
import java.util.List;
import org.reissue.cases.domain.CommandContext;
import org.reissue.cases.domain.ReissueCase;
import org.reissue.web.problem.Problem;

/**
 * A command on each of many cases of a shop, in one transaction. Every attempt calls {@link #lock}, {@link #prepare},
 * {@link #execute} for one line after the other, and {@link #complete}.
 */
interface CaseBatch {

    /** The ids of the cases, as the caller sent them; an id may occur on several lines. */
    List<String> ids();

    /** Locks what must be locked before the cases. */
    default void lock() {}

    /** Reads what the commands need of the locked cases. */
    default void prepare(Collection<ReissueCase> locked) {}

    /**
     * Executes the command on the case of a line.
     *
     * @param line the index of the line's id
     * @throws Problem when the command is refused; then nothing has changed
     */
    void execute(int line, ReissueCase found, CommandContext context);

    /**
     * Completes the batch when every line is judged.
     *
     * @param refused the indexes of the refused lines
     */
    default void complete(List<Integer> refused, CommandContext context) {}
}
