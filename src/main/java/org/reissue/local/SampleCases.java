package org.reissue.local;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.UUID;
import org.reissue.cases.domain.ReissueCase;
import org.reissue.cases.search.CaseQueryService;
import org.reissue.cases.timeouts.TimeoutService;
import org.reissue.settlement.compensations.SettlementService;
import org.reissue.settlement.refunds.RefundRequestJob;
import org.reissue.web.problem.Problem;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Profile;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Plays the sample cases of {@code sample/*.json}: every step, and every deadline that passed between, in the order of
 * their times and at those times, by the services that the API calls. So what is stored is what would have been stored,
 * had the service been running then.
 */
@Component
@Profile("local")
class SampleCases {

    private static final Logger log = LoggerFactory.getLogger(SampleCases.class);

    private static final List<String> SHOPS = List.of("S-1", "S-2", "S-3");
    private static final Duration FIRST_RETRY = Duration.ofMinutes(1);

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final LocalClock clock;
    private final SampleStepService steps;
    private final CaseQueryService queries;
    private final TimeoutService timeouts;
    private final SettlementService settlements;
    private final RefundRequestJob refundRequests;

    SampleCases(
            JdbcClient jdbc,
            JsonMapper json,
            LocalClock clock,
            SampleStepService steps,
            CaseQueryService queries,
            TimeoutService timeouts,
            SettlementService settlements,
            RefundRequestJob refundRequests) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
        this.steps = steps;
        this.queries = queries;
        this.timeouts = timeouts;
        this.settlements = settlements;
        this.refundRequests = refundRequests;
    }

    /** Plays the cases once per database, and never into one that has cases already. */
    void loadOnce() {
        boolean mine = jdbc.sql("""
                        insert into local_sample_cases (id) select true where not exists (select from reissue_case)
                        on conflict do nothing""").update() == 1;
        if (mine) {
            new Performance(clock.instant()).play(stories());
        }
    }

    private List<SampleStory> stories() {
        List<SampleStory> stories = new ArrayList<>();
        for (String shopId : SHOPS) {
            SampleShop shop = read(shopId);
            shop.cases().forEach(script -> stories.add(new SampleStory(shop, script, stories.size() + 1)));
        }
        return stories;
    }

    private SampleShop read(String shopId) {
        try (InputStream file = new ClassPathResource("sample/" + shopId + ".json").getInputStream()) {
            return json.readValue(file, SampleShop.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One playing of all stories, up to now. */
    private final class Performance {

        private final Instant now;
        private final Map<UUID, Instant> expected = new HashMap<>();
        private final PriorityQueue<Moment> agenda = new PriorityQueue<>(Comparator.comparing(Moment::at));

        Performance(Instant now) {
            this.now = now;
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
            log.info("{} sample cases are stored", stories.size());
        }

        private void take(SampleStory story, SampleStep step, Instant at) {
            try {
                steps.take(story, step, at);
                if (step.action() == SampleStep.Action.RULE) {
                    payWhatIsOwed();
                }
                expectDeadline(story);
            } catch (Problem e) { // another instance on the database may have moved the case
                log.warn("Sample case {} stops at {}: {}", story.orderId(), step.action(), e.getMessage());
            }
        }

        /** Whatever deadline the case has by now, it fires unless somebody acts before. */
        private void expectDeadline(SampleStory story) {
            ReissueCase found = read(story);
            Instant deadline = found.progress().deadlineAt();
            if (deadline != null && deadline.isBefore(now) && !deadline.equals(expected.put(found.id(), deadline))) {
                agenda.add(new Moment(deadline, () -> pass(story, found.id(), deadline)));
            }
        }

        private void pass(SampleStory story, UUID caseId, Instant deadline) {
            if (!deadline.equals(expected.get(caseId))) {
                return; // somebody has acted in time
            }
            if (story.script().fault() == null) {
                read(story); // fires it
                payWhatIsOwed();
                expectDeadline(story);
            } else {
                quarantine(caseId, new IllegalStateException(story.script().fault()), deadline, FIRST_RETRY);
            }
        }

        /** As the sweep would have tried: again and again, after twice as long each time. */
        private void quarantine(UUID caseId, Exception fault, Instant at, Duration retry) {
            timeouts.quarantine(caseId, fault);
            Instant next = at.plus(retry);
            if (next.isBefore(now)) {
                agenda.add(new Moment(next, () -> quarantine(caseId, fault, next, retry.multipliedBy(2))));
            }
        }

        private ReissueCase read(SampleStory story) {
            return queries.read(SampleStory.asOps().caller(), story.caseId());
        }

        private void payWhatIsOwed() {
            settlements.drain();
            refundRequests.drain();
        }
    }

    /** Something that happens at a time. */
    private record Moment(Instant at, Runnable action) {}
}
