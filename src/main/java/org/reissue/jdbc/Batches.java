package org.reissue.jdbc;

import java.util.function.BooleanSupplier;
import java.util.function.IntSupplier;

/**
 * Work of jobs on any number of rows, batch by batch. While the service stops, the thread of a job is interrupted: the
 * batch under way is then the last one.
 */
public final class Batches {

    private Batches() {}

    /**
     * Does batches until one finds nothing.
     *
     * @param batch does the next batch, and returns how many it has done
     * @return how many all of them have done
     */
    public static int drain(IntSupplier batch) {
        int total = 0;
        int done = 1;
        while (done > 0 && !Thread.currentThread().isInterrupted()) {
            done = batch.getAsInt();
            total += done;
        }
        return total;
    }

    /** @param batch does the next batch, and returns whether there are more */
    public static void doWhileMore(BooleanSupplier batch) {
        boolean more = true;
        while (more && !Thread.currentThread().isInterrupted()) {
            more = batch.getAsBoolean();
        }
    }
}
