package org.reissue.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.reissue.cases.domain.CaseColumns;
import org.reissue.testing.ReissueTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** That no column is forgotten when a command writes a case. */
@ReissueTest
class CaseColumnsTest {

    private final JdbcClient jdbc;

    @Autowired
    CaseColumnsTest(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Test
    void every_column_that_the_database_does_not_derive_is_written() {
        List<String> columns = jdbc.sql("""
                        select column_name from information_schema.columns
                        where table_name = 'reissue_case' and is_generated = 'NEVER'
                        """).query(String.class).list();
        assertThat(CaseColumns.names()).containsExactlyInAnyOrderElementsOf(columns);
    }
}
