package org.reissue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.reissue.testing.ReissueTest;
import org.reissue.testing.SchemaOwner;
import org.reissue.testing.TestDatabase;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * What the role of the service must not do, by the very file that operators run. All other tests show that it may do
 * whatever the service needs, since they run under it.
 */
@ReissueTest
class DatabaseRolesTest {

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private SchemaOwner owner;

    @Autowired
    private Flyway flyway;

    @Test
    void the_service_is_neither_owner_nor_superuser() {
        assertThat(text("select session_user")).isEqualTo("reissue_service");
        assertThat(text("select string_agg(distinct tableowner, ',') from pg_tables where schemaname = 'public'"))
                .isEqualTo("reissue_owner");
        assertThat(text("select pg_has_role('reissue_owner', 'member')::text")).isEqualTo("false");
        assertThat(text("select (rolsuper or rolcreatedb or rolcreaterole or rolbypassrls)::text from pg_roles"
                        + " where rolname = session_user"))
                .isEqualTo("false");
    }

    @ParameterizedTest
    @CsvSource({
        "case_event, comment",
        "journal_entry, at",
        "posting, amount_fen",
        "coupon, buyer_id",
        "audit_entry, actor",
        "audit_link, hash"
    })
    void what_only_grows_cannot_be_changed(String table, String column) {
        assertRefused("update " + table + " set " + column + " = " + column + " where false");
        assertRefused("delete from " + table + " where false");
        assertRefused("truncate " + table);
        assertRefused("alter table " + table + " disable trigger all");
        assertRefused("select from " + table + " for update");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "create table stolen (receiver text)",
                "create temporary table stolen (receiver text)",
                "create schema stolen",
                "create function stolen() returns integer return 1",
                "create index stolen on shop_order (buyer_id)",
                "create view stolen as select from shop_order",
                "alter table shop_order add column stolen text",
                "drop table category",
                "truncate shop_order",
                "drop function erase_event_texts(uuid[])",
                "set role reissue_owner",
                "set session_replication_role = replica",
                "insert into flyway_schema_history select * from flyway_schema_history",
                "update flyway_schema_history set checksum = 0",
                "delete from flyway_schema_history",
                "copy shop_order to program 'cat'",
                "create role stolen"
            })
    void the_schema_cannot_be_changed(String statement) {
        assertRefused(statement);
    }

    /** A table that a later migration adds and that only grows has to be named in a migration as in V18. */
    @Test
    void whatever_else_the_service_may_change() {
        assertThat(jdbc.sql("""
                                select relname from pg_class
                                where relkind in ('r', 'p') and not relispartition
                                      and relnamespace = 'public'::regnamespace
                                      and not has_table_privilege(oid, 'update') and not has_table_privilege(oid, 'delete')
                                """).query(String.class).list())
                .containsExactlyInAnyOrder(
                        "case_event",
                        "journal_entry",
                        "posting",
                        "coupon",
                        "audit_entry",
                        "audit_link",
                        "archived_case",
                        "archived_case_event",
                        "archived_refund",
                        "flyway_schema_history");
    }

    /** Partitions are made while the service runs, by a function of the owner. */
    @Test
    void the_archive_and_its_partitions_are_only_read() {
        owner.sql("call make_archive_partitions('1999-01-01 00:00:00Z')").update();
        for (String table : List.of(
                "archived_case",
                "archived_case_event",
                "archived_case_1999_01",
                "archived_case_event_1999_01",
                "archived_refund")) {
            jdbc.sql("select from " + table + " where false").query(row -> {});
            assertRefused("insert into " + table + " select * from " + table);
            assertRefused("delete from " + table);
            assertRefused("drop table " + table);
        }
        owner.sql("drop table archived_case_1999_01, archived_case_event_1999_01")
                .update();
    }

    @Test
    void running_the_file_again_changes_nothing() {
        TestDatabase database = TestDatabase.createDatabase("roles_again");
        Flyway.configure()
                .dataSource(database.url(), "reissue_owner", "secret")
                .locations("classpath:db/migration")
                .load()
                .migrate();
        JdbcClient superuser = JdbcClient.create(
                new DriverManagerDataSource(database.url(), database.username(), database.password()));
        String rights = """
                select string_agg(relname || ': ' || relacl::text, chr(10) order by relname) from pg_class
                where relnamespace = 'public'::regnamespace and relkind in ('r', 'p', 'S')
                """;
        String before = superuser.sql(rights).query(String.class).single();
        database.makeRoles();
        assertThat(superuser.sql(rights).query(String.class).single())
                .isEqualTo(before)
                .contains("case_event: ", "reissue_service=ar/", "reissue_service=arwd/");
    }

    /** All calls on the table would queue behind the migration. */
    @Test
    void a_migration_as_the_owner_gives_up_waiting_for_a_lock(@TempDir Path migrations) throws IOException {
        owner.sql("create table waited_for (longest text)").update();
        try {
            Files.writeString(
                    migrations.resolve("V1__probe.sql"),
                    "insert into waited_for select current_setting('lock_timeout');");
            Flyway.configure()
                    .configuration(flyway.getConfiguration())
                    .locations("filesystem:" + migrations)
                    .table("history_of_probe")
                    .baselineOnMigrate(true)
                    .baselineVersion("0")
                    .load()
                    .migrate();

            assertThat(text("select longest from waited_for")).isEqualTo("5s");
        } finally {
            owner.sql("drop table if exists waited_for, history_of_probe").update();
        }
    }

    private void assertRefused(String statement) {
        assertThatThrownBy(() -> jdbc.sql(statement).query(row -> {}))
                .as(statement)
                .rootCause()
                .hasMessageMatching("(?s).*(permission denied|must be owner|must have CREATE).*");
    }

    private String text(String query) {
        return jdbc.sql(query).query(String.class).single();
    }
}
