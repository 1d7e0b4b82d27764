package org.reissue.cases;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.ServletOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.reissue.cases.search.CaseFilter;
import org.reissue.cases.search.CaseScope;
import org.reissue.cases.web.CaseExportService;
import org.reissue.testing.Answer;
import org.reissue.testing.Api;
import org.reissue.testing.ReissueTest;
import org.reissue.testing.Story;
import org.reissue.testing.TestClock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.mock.web.MockHttpServletResponse;

/** A reader of exports who is slow keeps no other caller waiting. */
@ReissueTest
class SlowExportTest {

    private static final String EXPORT = "/api/v1/merchant/reissues/export";
    private static final CaseFilter ALL = new CaseFilter(null, null, null, null, null, null, null, null, null);

    @Autowired
    private Api api;

    @Autowired
    private TestClock clock;

    @Autowired
    private CaseExportService exports;

    @Value("${server.tomcat.threads.max}")
    private int threads;

    private final ExecutorService readers = Executors.newCachedThreadPool();
    private final CountDownLatch goOn = new CountDownLatch(1);

    @AfterEach
    void end() {
        goOn.countDown();
        readers.shutdown();
    }

    @Test
    void a_fifth_of_the_threads_waits_for_readers_and_further_exports_are_refused() throws Exception {
        Story story = Story.of(api, clock);
        story.apply("OTHER").expect(201);
        CountDownLatch begun = new CountDownLatch(threads / 5);
        List<Future<?>> reading = new ArrayList<>();
        for (int i = 0; i < threads / 5; i++) {
            reading.add(readers.submit(() -> {
                exports.export(CaseScope.ofShop(story.shopId), ALL, slowly(begun));
                return null;
            }));
        }
        boolean allBegun = begun.await(30, TimeUnit.SECONDS);
        assertThat(reading).noneMatch(Future::isDone); // one that failed says why
        assertThat(allBegun).isTrue();

        Answer refused = story.merchant().get(EXPORT).expect(503);
        assertThat(refused.text("type")).isEqualTo("urn:reissue:problem:service-unavailable");
        assertThat(refused.header("Retry-After")).isNotNull();
        assertThat(refused.header("Content-Disposition")).isNull();

        goOn.countDown();
        for (Future<?> each : reading) {
            each.get();
        }
        assertThat(story.merchant().get(EXPORT).expect(200).header("Content-Disposition"))
                .isNotNull();
    }

    /** An answer of which nothing is read until the test goes on. */
    private MockHttpServletResponse slowly(CountDownLatch begun) {
        return new MockHttpServletResponse() {
            @Override
            public ServletOutputStream getOutputStream() {
                begun.countDown();
                try {
                    goOn.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
                return super.getOutputStream();
            }
        };
    }
}
