package org.reissue.local;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Profile;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * The sample cases of {@code sample/*.json}. They are played: every step is taken by the services that the API calls,
 * at its time, and every deadline that passed between is fired. So what is stored is what would have been stored, had
 * the service been running then.
 */
@Component
@Profile("local")
class SampleCases {

    private static final Logger log = LoggerFactory.getLogger(SampleCases.class);

    private static final List<String> SHOPS = List.of("S-1", "S-2", "S-3");

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final LocalClock clock;
    private final SampleStepService steps;
    private final SampleTimeoutService timeouts;

    SampleCases(
            JdbcClient jdbc,
            JsonMapper json,
            LocalClock clock,
            SampleStepService steps,
            SampleTimeoutService timeouts) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
        this.steps = steps;
        this.timeouts = timeouts;
    }

    /** Plays the cases once per database, and never into one that has cases already. */
    void loadOnce() {
        boolean first = jdbc.sql("""
                        insert into local_sample_cases (id) select true where not exists (select from reissue_case)
                        on conflict do nothing""").update() == 1;
        if (first) {
            List<SampleStory> stories = stories();
            new SamplePlayback(clock, steps, timeouts).play(stories);
            log.info("{} sample cases are stored", stories.size());
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
}
