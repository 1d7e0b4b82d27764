package org.reissue.bench;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.UUID;

/**
 * Receivers, encrypted as the service does it, since SQL cannot: orders and cases of the stock take theirs from here.
 */
final class Receivers {

    private static final byte[] RECEIVER = """
            {"name":"王小明","phone":"13800000000","address":"浙江省杭州市西湖区某某路 1 号"}""".getBytes(StandardCharsets.UTF_8);

    private static final String INSERT =
            "insert into bench.receiver select * from unnest(?::bigint[], ?::bytea[], ?::bytea[])";

    private static final String GIVE = """
            update bench.%1$s set receiver = given.receiver
            from unnest(?::uuid[], ?::bytea[]) as given (id, receiver) where %1$s.id = given.id
            """;

    private static final int BATCH = 10_000;

    private static final String KEYSET;
    private static final Aead CIPHER;

    static {
        try {
            AeadConfig.register();
            KeysetHandle keyset = KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM);
            KEYSET = TinkJsonProtoKeysetFormat.serializeKeyset(keyset, InsecureSecretKeyAccess.get());
            CIPHER = keyset.getPrimitive(RegistryConfiguration.get(), Aead.class);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private Receivers() {}

    /** The keyset that the service has to be started with. */
    static String keyset() {
        return KEYSET;
    }

    /** Puts the receivers of the orders and cases with these numbers into {@code bench.receiver}, and no others. */
    static void prepare(Database database, long first, long last) {
        database.jdbc().sql("create schema if not exists bench").update();
        database.jdbc().sql("drop table if exists bench.receiver").update();
        database.jdbc()
                .sql("create table bench.receiver (n bigint primary key, of_order bytea, of_case bytea)")
                .update();
        for (long begin = first; begin <= last; begin += BATCH) {
            int count = (int) Math.min(BATCH, last - begin + 1);
            Long[] numbers = new Long[count];
            byte[][] ofOrders = new byte[count][];
            byte[][] ofCases = new byte[count][];
            for (int i = 0; i < count; i++) {
                numbers[i] = begin + i;
                ofOrders[i] = ofOrder("O-" + numbers[i]);
                ofCases[i] = ofCase(caseId(numbers[i]));
            }
            database.jdbc().sql(INSERT).params(numbers, ofOrders, ofCases).update();
        }
        database.jdbc().sql("analyze bench.receiver").update();
    }

    /** Gives the cases of that stock their receivers, which lists of them show. */
    static void give(Database database, String stock) {
        List<UUID> ids = database.jdbc()
                .sql("select id from bench." + stock)
                .query(UUID.class)
                .list();
        for (int begin = 0; begin < ids.size(); begin += BATCH) {
            List<UUID> some = ids.subList(begin, Math.min(begin + BATCH, ids.size()));
            byte[][] receivers = some.stream().map(Receivers::ofCase).toArray(byte[][]::new);
            database.jdbc()
                    .sql(GIVE.formatted(stock))
                    .params(some.toArray(UUID[]::new), receivers)
                    .update();
        }
    }

    /** The receiver of an order, as the service stores it. */
    static byte[] ofOrder(String orderId) {
        return encrypted("shop_order.receiver:" + orderId);
    }

    /** The receiver of a case, as the service stores it. */
    static byte[] ofCase(UUID caseId) {
        return encrypted("reissue_case.receiver:" + caseId);
    }

    /** The id of a case by its number, as the SQL function {@code bench.id} makes it. */
    private static UUID caseId(long number) {
        return new UUID(0x7000L, 0x8000L << 48 | number);
    }

    private static byte[] encrypted(String place) {
        try {
            return CIPHER.encrypt(RECEIVER, place.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
