package org.reissue.privacy;

import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeyStatus;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import java.security.GeneralSecurityException;

/** Tink keysets in their JSON form: made, read, and changed for a rotation. */
public final class Keysets {

    static {
        try {
            AeadConfig.register();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e); // only on a JVM without AES
        }
    }

    private Keysets() {}

    /** A new keyset with one AES-256-GCM key. */
    public static String create() {
        return json(KeysetHandle.newBuilder().addEntry(newKey().makePrimary()));
    }

    /** The keyset with a new key, which is not the primary one yet: every instance must know it before. */
    static String add(String keyset) throws GeneralSecurityException {
        return json(KeysetHandle.newBuilder(parse(keyset)).addEntry(newKey()));
    }

    /** The keyset with its newest key as the primary one. */
    static String promote(String keyset) throws GeneralSecurityException {
        KeysetHandle.Builder keys = KeysetHandle.newBuilder(parse(keyset));
        keys.getAt(keys.size() - 1).makePrimary();
        return json(keys);
    }

    /** The keyset with its primary key alone. */
    static String prune(String keyset) throws GeneralSecurityException {
        KeysetHandle keys = parse(keyset);
        KeysetHandle.Builder pruned = KeysetHandle.newBuilder(keys);
        for (int i = keys.size() - 1; i >= 0; i--) {
            if (!keys.getAt(i).isPrimary()) {
                pruned.deleteAt(i);
            }
        }
        return json(pruned);
    }

    /** @throws GeneralSecurityException when the text is no keyset */
    static KeysetHandle parse(String keyset) throws GeneralSecurityException {
        return TinkJsonProtoKeysetFormat.parseKeyset(keyset, InsecureSecretKeyAccess.get());
    }

    private static KeysetHandle.Builder.Entry newKey() {
        return KeysetHandle.generateEntryFromParameters(PredefinedAeadParameters.AES256_GCM)
                .withRandomId()
                .setStatus(KeyStatus.ENABLED);
    }

    private static String json(KeysetHandle.Builder keys) {
        try {
            return TinkJsonProtoKeysetFormat.serializeKeyset(keys.build(), InsecureSecretKeyAccess.get())
                    .strip();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e); // the keys were valid before
        }
    }
}
