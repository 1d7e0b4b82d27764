package org.reissue.categories;

import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/** The gradual opening by shops (R2): the same shops always and on every instance; a greater share only adds shops. */
final class ShopRollout {

    private ShopRollout() {}

    /** The bucket of a shop, 0 to 99, computed from its id alone. The computation may never change. */
    static int bucket(String shopId) {
        CRC32 checksum = new CRC32();
        checksum.update(shopId.getBytes(StandardCharsets.UTF_8));
        return (int) (checksum.getValue() % 100);
    }

    /** Whether the share, in percent, includes the shops of that bucket: 0 none, 100 all. */
    static boolean includes(int bucket, int percent) {
        return bucket < percent;
    }
}
