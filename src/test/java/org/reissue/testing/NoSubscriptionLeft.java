package org.reissue.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestContext;
import org.springframework.test.context.TestExecutionListener;

/**
 * Fails a class that leaves a webhook or another subscription behind: the application looks after each of them every 20
 * ms, for the rest of the suite.
 */
final class NoSubscriptionLeft implements TestExecutionListener {

    @Override
    public void afterTestClass(TestContext context) {
        if (context.hasApplicationContext()) {
            List<String> left = context.getApplicationContext()
                    .getBean(JdbcClient.class)
                    .sql("delete from feed_subscription returning name") // so that the next class is not blamed
                    .query(String.class)
                    .list();
            assertThat(left)
                    .as("subscriptions that %s has left", context.getTestClass().getSimpleName())
                    .isEmpty();
        }
    }
}
