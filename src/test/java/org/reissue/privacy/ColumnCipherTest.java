package org.reissue.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import org.junit.jupiter.api.Test;

class ColumnCipherTest {

    private static final EncryptedColumn PHONE = new EncryptedColumn("person", "id", "phone");
    private static final EncryptedColumn NAME = new EncryptedColumn("person", "id", "name");

    private final String keyset = Keysets.create();

    @Test
    void what_was_encrypted_is_read_again_and_never_looks_the_same() throws Exception {
        ColumnCipher cipher = cipher(keyset);
        byte[] first = cipher.encrypt(PHONE, "P-1", "13812345678");
        byte[] second = cipher.encrypt(PHONE, "P-1", "13812345678");
        assertThat(cipher.decrypt(PHONE, "P-1", first)).isEqualTo("13812345678");
        assertThat(cipher.decrypt(PHONE, "P-1", second)).isEqualTo("13812345678");
        assertThat(first).isNotEqualTo(second);
        assertThat(new String(first, StandardCharsets.ISO_8859_1)).doesNotContain("138");
    }

    @Test
    void a_ciphertext_that_was_moved_or_changed_is_refused_without_its_content() throws Exception {
        ColumnCipher cipher = cipher(keyset);
        byte[] ciphertext = cipher.encrypt(PHONE, "P-1", "13812345678");
        assertRefused(cipher, PHONE, "P-2", ciphertext);
        assertRefused(cipher, NAME, "P-1", ciphertext);
        ciphertext[ciphertext.length - 1] ^= 1;
        assertRefused(cipher, PHONE, "P-1", ciphertext);
    }

    @Test
    void old_keys_read_on_until_they_are_pruned() throws Exception {
        byte[] old = cipher(keyset).encrypt(PHONE, "P-1", "13812345678");
        String added = Keysets.add(keyset);
        byte[] beforePromotion = cipher(added).encrypt(PHONE, "P-1", "13812345678");
        String promoted = Keysets.promote(added);
        byte[] young = cipher(promoted).encrypt(PHONE, "P-1", "13812345678");

        assertThat(cipher(keyset).decrypt(PHONE, "P-1", beforePromotion))
                .as("an instance that has not got the new key yet")
                .isEqualTo("13812345678");
        assertThat(cipher(promoted).decrypt(PHONE, "P-1", old)).isEqualTo("13812345678");
        assertThat(cipher(added).decrypt(PHONE, "P-1", young)).isEqualTo("13812345678");
        ColumnCipher pruned = cipher(Keysets.prune(promoted));
        assertThat(pruned.decrypt(PHONE, "P-1", young)).isEqualTo("13812345678");
        assertRefused(pruned, PHONE, "P-1", old);
    }

    private static void assertRefused(ColumnCipher cipher, EncryptedColumn column, String id, byte[] ciphertext) {
        assertThatIllegalStateException()
                .isThrownBy(() -> cipher.decrypt(column, id, ciphertext))
                .withMessageContaining(column + " of " + id)
                .withMessageNotContaining("138");
    }

    private static ColumnCipher cipher(String keyset) throws GeneralSecurityException {
        return new ColumnCipher(Keysets.parse(keyset));
    }
}
