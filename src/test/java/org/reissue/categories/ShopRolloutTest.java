package org.reissue.categories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class ShopRolloutTest {

    @Property
    void growing_the_share_only_adds_shops(
            @ForAll String shopId, @ForAll @IntRange(max = 100) int share, @ForAll @IntRange(max = 100) int other) {
        int bucket = ShopRollout.bucket(shopId);
        if (ShopRollout.includes(bucket, Math.min(share, other))) {
            assertThat(ShopRollout.includes(bucket, Math.max(share, other))).isTrue();
        }
    }

    @Property
    void zero_percent_includes_no_shop_and_a_hundred_every_shop(@ForAll String shopId) {
        int bucket = ShopRollout.bucket(shopId);

        assertThat(ShopRollout.includes(bucket, 0)).isFalse();
        assertThat(ShopRollout.includes(bucket, 100)).isTrue();
    }

    @Example
    void a_share_includes_that_share_of_many_shops() {
        for (String form : List.of("S-%d", "shop%08d", "7%d000")) {
            int[] buckets = IntStream.range(0, 100_000)
                    .map(number -> ShopRollout.bucket(String.format(form, number)))
                    .toArray();
            for (int share = 0; share <= 100; share++) {
                int percent = share;
                long shops = IntStream.of(buckets)
                        .filter(bucket -> ShopRollout.includes(bucket, percent))
                        .count();
                assertThat(shops / 1_000.0).as(form).isCloseTo(percent, within(0.5));
            }
        }
    }

    /** Shops keep their places across releases: should this fail, the code is wrong and never the test. */
    @Example
    void the_bucket_of_a_shop_never_changes() {
        assertThat(ShopRollout.bucket("S-1")).isEqualTo(38);
        assertThat(ShopRollout.bucket("S-2")).isEqualTo(0);
        assertThat(ShopRollout.bucket("shop-4711")).isEqualTo(99);
        assertThat(ShopRollout.bucket("0")).isEqualTo(9);
    }
}
