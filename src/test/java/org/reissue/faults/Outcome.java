package org.reissue.faults;

import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.http.HttpConnectTimeoutException;
import java.util.function.Supplier;
import org.reissue.testing.Answer;

/** What a caller knows about a call. */
enum Outcome {
    /** Answered 2xx: what was asked for has happened and must never be lost. */
    ACCEPTED,
    /** Answered 4xx, or never sent: nothing may have happened. */
    REFUSED,
    /** Answered 5xx, or not at all: anything may have happened, once at most. */
    UNKNOWN;

    /** An outcome, and the answer if there was one. */
    record Result(Outcome outcome, Answer answer) {}

    /** Makes a call and says what is known about it then. */
    static Result of(Supplier<Answer> call) {
        try {
            Answer answer = call.get();
            return new Result(
                    switch (answer.status() / 100) {
                        case 2 -> ACCEPTED;
                        case 4 -> REFUSED;
                        default -> UNKNOWN;
                    },
                    answer);
        } catch (UncheckedIOException e) {
            boolean neverSent =
                    e.getCause() instanceof ConnectException || e.getCause() instanceof HttpConnectTimeoutException;
            return new Result(neverSent ? REFUSED : UNKNOWN, null);
        }
    }
}
