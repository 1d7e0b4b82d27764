package org.reissue.faults;

import java.io.IOException;

/** Signals to processes that this suite has started. */
final class Signals {

    private Signals() {}

    /** @param name such as {@code STOP} */
    static void send(String name, long pid) {
        try {
            new ProcessBuilder("kill", "-" + name, String.valueOf(pid)).start().waitFor();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
