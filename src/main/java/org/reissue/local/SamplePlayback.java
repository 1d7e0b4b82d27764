package org.reissue.local;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import org.reissue.cases.timeouts.QuarantinedCase;
import org.reissue.web.problem.Problem;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Plays sample cases once: all that happened until now, in the order of its times, at its times. */
class SamplePlayback {

    private static final Logger log = LoggerFactory.getLogger(SamplePlayback.class);

    private final LocalClock clock;
    private final SampleStepService steps;
    private final SampleTimeoutService timeouts;
    private final Instant now;
    private final PriorityQueue<Moment> agenda = new PriorityQueue<>(Comparator.comparing(Moment::at));
    private final Map<SampleStory, Instant> deadlines = new HashMap<>();

    SamplePlayback(LocalClock clock, SampleStepService steps, SampleTimeoutService timeouts) {
        this.clock = clock;
        this.steps = steps;
        this.timeouts = timeouts;
        this.now = clock.instant();
    }

    void play(List<SampleStory> stories) {
        for (SampleStory story : stories) {
            for (SampleStep step : story.script().steps()) {
                Instant at = now.minus(step.ago());
                agenda.add(new Moment(at, () -> take(story, step, at)));
            }
        }
        for (Moment next = agenda.poll(); next != null; next = agenda.poll()) {
            clock.at(next.at(), next.action());
        }
    }

    private void take(SampleStory story, SampleStep step, Instant at) {
        try {
            steps.take(story, step, at);
            if (step.action() == SampleStep.Action.RULE) {
                timeouts.pay();
            }
            expectDeadline(story);
        } catch (Problem e) { // another instance on the database may have moved the case
            log.warn("Sample case {} stops at {}: {}", story.orderId(), step.action(), e.getMessage());
        }
    }

    /** Plans to fire the deadline that the case has now, unless a step moves the case before. */
    private void expectDeadline(SampleStory story) {
        Instant deadline = timeouts.deadline(story);
        if (deadline != null && deadline.isBefore(now) && !deadline.equals(deadlines.put(story, deadline))) {
            agenda.add(new Moment(deadline, () -> pass(story, deadline)));
        }
    }

    private void pass(SampleStory story, Instant deadline) {
        if (!deadline.equals(deadlines.get(story))) {
            return; // the case has another deadline by now
        }
        String fault = story.script().fault();
        if (fault == null) {
            timeouts.fire(story);
            expectDeadline(story);
        } else {
            fail(story, fault, deadline, QuarantinedCase.FIRST_DELAY);
        }
    }

    /** Records the failed attempts of the sweep, each after twice as long as the one before. */
    private void fail(SampleStory story, String fault, Instant at, Duration retry) {
        timeouts.quarantine(story, fault);
        Instant next = at.plus(retry);
        if (next.isBefore(now)) {
            agenda.add(new Moment(next, () -> fail(story, fault, next, retry.multipliedBy(2))));
        }
    }

    private record Moment(Instant at, Runnable action) {}
}
