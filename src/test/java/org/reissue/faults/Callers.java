package org.reissue.faults;

import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import org.reissue.lifecycle.EventType;
import org.reissue.testing.Answer;
import org.reissue.testing.Client;
import org.reissue.testing.Tokens;

/**
 * Buyers, merchants, ops and systems. Each call goes to any instance. A command whose outcome is unknown is repeated
 * under its key, at another instance perhaps, until its outcome is known or the caller gives up.
 */
final class Callers {

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final int ATTEMPTS = 6;

    private final Instances instances;
    private final CallLog log;
    private final Map<String, String> tokens = new ConcurrentHashMap<>();

    Callers(Instances instances, CallLog log) {
        this.instances = instances;
        this.log = log;
    }

    String buyer(String id) {
        return tokens.computeIfAbsent("buyer " + id, name -> issuer().buyer(id));
    }

    String merchant(String shopId) {
        return tokens.computeIfAbsent("merchant " + shopId, name -> issuer().merchant("clerk", shopId));
    }

    String ops() {
        return tokens.computeIfAbsent("ops", name -> issuer().ops("judge"));
    }

    String system() {
        return tokens.computeIfAbsent("system", name -> issuer().system("platform"));
    }

    /** A call that changes no case, once. */
    Outcome.Result call(String token, Function<Client, Answer> call) {
        return call(instances.any(), token, call);
    }

    private Outcome.Result call(ServiceProcess instance, String token, Function<Client, Answer> call) {
        Outcome.Result result =
                Outcome.of(() -> call.apply(instance.caller(token).timeout(PATIENCE)));
        if (result.answer() != null) {
            log.answer(instance, result.answer());
        }
        return result;
    }

    /** Repeats a call until it is accepted or the callers' patience is over. */
    Outcome.Result insist(String token, Function<Client, Answer> call) {
        Outcome.Result result = call(token, call);
        for (int attempt = 1; result.outcome() != Outcome.ACCEPTED && attempt < ATTEMPTS; attempt++) {
            pause(200, 800);
            result = call(token, call);
        }
        return result;
    }

    /** Tells a fact as the system that knows it, until it is accepted or that system's patience is over. */
    Outcome tell(CallLog.Fact fact, String id, Function<Client, Answer> call) {
        Outcome outcome = insist(system(), call).outcome();
        if (outcome == Outcome.ACCEPTED) {
            log.accepted(fact, id);
        }
        return outcome;
    }

    /**
     * Gives a command that records an event of that type for the order.
     *
     * @return the last answer; null if there was none
     */
    Answer command(String orderId, EventType type, String token, Function<Client, Answer> call) {
        String key = UUID.randomUUID().toString();
        Function<Client, Answer> keyed = client -> call.apply(client.key(key));
        Outcome.Result result = attempt(token, keyed);
        boolean doubtful = result.outcome() == Outcome.UNKNOWN;
        boolean givesUp = ThreadLocalRandom.current().nextInt(5) == 0;
        for (int attempt = 1; needsAnswer(result) && !givesUp && attempt < ATTEMPTS; attempt++) {
            pause(200, 800);
            result = attempt(token, keyed);
            doubtful |= result.outcome() == Outcome.UNKNOWN;
        }
        // an attempt without an answer may still be under way when a later one is refused
        boolean accepted = result.outcome() == Outcome.ACCEPTED;
        log.command(orderId, type, accepted ? Outcome.ACCEPTED : doubtful ? Outcome.UNKNOWN : Outcome.REFUSED);
        return result.answer();
    }

    private Outcome.Result attempt(String token, Function<Client, Answer> command) {
        ServiceProcess instance = instances.any();
        Outcome.Result result = call(instance, token, command);
        if (result.outcome() == Outcome.ACCEPTED) {
            log.accepted(instance);
        }
        return result;
    }

    static void pause(int fromMillis, int toMillis) {
        LockSupport.parkNanos(ThreadLocalRandom.current().nextInt(fromMillis, toMillis) * 1_000_000L);
    }

    /** There was no answer, or one that asks to repeat the call. */
    private static boolean needsAnswer(Outcome.Result result) {
        return result.answer() == null || result.answer().status() >= 500;
    }

    private Tokens issuer() {
        return instances.tokens();
    }
}
