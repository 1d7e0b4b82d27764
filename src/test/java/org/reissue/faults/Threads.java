package org.reissue.faults;

/** Waiting for threads where an interruption would end the whole suite anyway. */
final class Threads {

    private Threads() {}

    static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
