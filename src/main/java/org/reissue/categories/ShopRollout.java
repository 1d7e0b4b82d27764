package org.reissue.categories;

import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/**
 * Which shops a share takes in (R2): the same ones always and on every instance, and a greater share only adds some.
 */
final class ShopRollout {

    private ShopRollout() {}

    /** The shop's place among the shares, 0 to 99. It goes by the id alone and may never be computed otherwise. */
    static int bucket(String shopId) {
        CRC32 checksum = new CRC32();
        checksum.update(shopId.getBytes(StandardCharsets.UTF_8));
        return (int) (checksum.getValue() % 100);
    }

    /** Whether the shop in that bucket belongs to the share, in percent: none to 0, all to 100. */
    static boolean takesIn(int bucket, int percent) {
        return bucket < percent;
    }
}
