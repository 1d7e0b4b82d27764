package org.reissue.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.reissue.testing.ReissueTest;
import org.reissue.testing.SchemaOwner;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/** Works on tables of its own: other tests could not read what has another key. */
@ReissueTest
class ReencryptionTest {

    private static final EncryptedColumn TEXT_ID = new EncryptedColumn("reencrypted_text", "id", "secret");
    private static final EncryptedColumn UUID_ID = new EncryptedColumn("reencrypted_uuid", "id", "secret");
    private static final int ROWS = Reencryption.BATCH * 2 + 1;

    @Autowired
    private JdbcTemplate jdbc;

    @Autowired
    private SchemaOwner owner;

    @Autowired
    private TransactionTemplate transaction;

    private final String old = Keysets.create();

    @BeforeEach
    void create() {
        owner.sql("create table reencrypted_text (id text primary key, secret bytea)")
                .update();
        owner.sql("create table reencrypted_uuid (id uuid primary key, secret bytea)")
                .update();
    }

    @AfterEach
    void drop() {
        owner.sql("drop table reencrypted_text, reencrypted_uuid").update();
    }

    @Test
    void everything_gets_the_primary_key_once_and_keeps_its_content() throws Exception {
        fill(TEXT_ID, "'P-' || n", cipher(old));
        fill(UUID_ID, "gen_random_uuid()", cipher(old));
        String promoted = Keysets.promote(Keysets.add(old));

        assertThat(reencryption(promoted).run()).isEqualTo(2 * ROWS);
        assertThat(reencryption(promoted).run()).as("nothing is left").isZero();

        ColumnCipher pruned = cipher(Keysets.prune(promoted));
        assertThat(read(TEXT_ID, pruned))
                .hasSize(ROWS)
                .allSatisfy(row -> assertThat(row).startsWith("of "));
        assertThat(read(UUID_ID, pruned)).hasSize(ROWS);
    }

    @Test
    void a_machine_that_writes_other_digits_encrypts_anew_as_well() throws Exception {
        fill(TEXT_ID, "'P-' || n", cipher(old));
        Locale machine = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag("ar-EG"));
        try {
            assertThat("%d".formatted(1)).isEqualTo("١");
            assertThat(reencryption(Keysets.promote(Keysets.add(old))).run()).isEqualTo(ROWS);
        } finally {
            Locale.setDefault(machine);
        }
    }

    @Test
    void rows_without_a_value_and_rows_of_the_primary_key_stay_as_they_are() throws Exception {
        String promoted = Keysets.promote(Keysets.add(old));
        jdbc.update("insert into reencrypted_text values ('none', null)");
        byte[] current = cipher(promoted).encrypt(TEXT_ID, "new", "text");
        jdbc.update("insert into reencrypted_text values ('new', ?)", current);

        assertThat(reencryption(promoted).run()).isZero();
        assertThat(jdbc.queryForObject("select secret from reencrypted_text where id = 'new'", byte[].class))
                .isEqualTo(current);
    }

    @Test
    void a_value_that_no_key_fits_keeps_no_other_from_being_encrypted() throws Exception {
        fill(TEXT_ID, "'P-' || n", cipher(old));
        fill(UUID_ID, "gen_random_uuid()", cipher(old));
        byte[] foreign = cipher(Keysets.create()).encrypt(TEXT_ID, "P-1", "text");
        jdbc.update("update reencrypted_text set secret = ? where id = 'P-1'", foreign);
        String promoted = Keysets.promote(Keysets.add(old));

        assertThatIllegalStateException()
                .isThrownBy(() -> reencryption(promoted).run())
                .withMessageContaining((2 * ROWS - 1) + " values were encrypted anew; no key fits 1 other");
        assertThat(jdbc.queryForObject("select secret from reencrypted_text where id = 'P-1'", byte[].class))
                .isEqualTo(foreign);
        jdbc.update("delete from reencrypted_text where id = 'P-1'");
        assertThat(reencryption(promoted).run()).as("nothing is left").isZero();
    }

    /** By it operators tell the log of a rotation from that of another one. */
    @Test
    void the_primary_key_is_named_as_in_the_keyset() throws Exception {
        String promoted = Keysets.promote(Keysets.add(old));
        assertThat(promoted)
                .containsPattern("\"primaryKeyId\": *" + cipher(promoted).primaryKeyId() + "\\D");
        assertThat(cipher(promoted).primaryKeyId()).isNotEqualTo(cipher(old).primaryKeyId());
    }

    private void fill(EncryptedColumn column, String id, ColumnCipher cipher) {
        jdbc.update("insert into %s (id) select %s from generate_series(1, ?) n".formatted(column.table(), id), ROWS);
        List<Object> ids = jdbc.query("select id from " + column.table(), (row, number) -> row.getObject(1));
        jdbc.batchUpdate(
                "update %s set secret = ? where id = ?".formatted(column.table()),
                IntStream.range(0, ROWS)
                        .mapToObj(n ->
                                new Object[] {cipher.encrypt(column, ids.get(n), "of " + ids.get(n)), ids.get(n)})
                        .toList());
    }

    private List<String> read(EncryptedColumn column, ColumnCipher cipher) {
        return jdbc.query(
                "select id, secret from " + column.table(),
                (row, number) -> cipher.decrypt(column, row.getObject(1), row.getBytes(2)));
    }

    private Reencryption reencryption(String keyset) throws GeneralSecurityException {
        return new Reencryption(List.of(TEXT_ID, UUID_ID), cipher(keyset), jdbc, transaction);
    }

    private static ColumnCipher cipher(String keyset) throws GeneralSecurityException {
        return new ColumnCipher(Keysets.parse(keyset));
    }
}
