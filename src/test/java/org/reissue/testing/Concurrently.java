package org.reissue.testing;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Calls that begin together, each in a thread of its own. */
public final class Concurrently {

    private Concurrently() {}

    /**
     * Makes the calls and waits for all of them.
     *
     * @return the results in the order of the calls
     * @throws java.util.concurrent.ExecutionException when a call has failed
     */
    public static <T> List<T> call(List<Callable<T>> calls) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(calls.size());
        CyclicBarrier start = new CyclicBarrier(calls.size());
        List<Callable<T>> together = new ArrayList<>();
        for (Callable<T> call : calls) {
            together.add(() -> {
                start.await();
                return call.call();
            });
        }
        try {
            List<T> results = new ArrayList<>();
            for (Future<T> result : threads.invokeAll(together)) {
                results.add(result.get());
            }
            return results;
        } finally {
            threads.shutdownNow();
        }
    }

    /** Makes one call so many times together. */
    public static <T> List<T> call(int times, Callable<T> call) throws Exception {
        return call(Collections.nCopies(times, call));
    }
}
