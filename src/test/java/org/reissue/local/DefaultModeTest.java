package org.reissue.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.reissue.testing.Api;
import org.reissue.testing.ReissueTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Nothing of local mode exists in the default mode. */
@ReissueTest
class DefaultModeTest {

    @Autowired
    private ApplicationContext context;

    @Autowired
    private Api api;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void no_bean_of_local_mode_exists() {
        String local = getClass().getPackageName();
        assertThat(Arrays.stream(context.getBeanDefinitionNames()).map(context::getType))
                .isNotEmpty()
                .noneMatch(type -> type != null && type.getPackageName().equals(local) && type != getClass());
    }

    @Test
    void nobody_gets_tokens_or_moves_the_clock() {
        api.anonymous()
                .post("/local/tokens", Map.of("scope", "ops", "subject", "X"))
                .expect(404);
        api.anonymous().get("/local/clock").expect(404);
        api.anonymous().post("/local/clock", Map.of("advance", "PT48H")).expect(404);
    }

    @Test
    void the_database_has_no_table_of_local_mode() {
        assertThat(jdbc.sql("select count(*) from information_schema.tables where table_name like 'local\\_%'")
                        .query(Integer.class)
                        .single())
                .isZero();
    }
}
