package org.reissue.categories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class ShopShareTest {

    @Property
    void growingTheShareOnlyAddsShops(
            @ForAll String shopId, @ForAll @IntRange(max = 100) int share, @ForAll @IntRange(max = 100) int other) {
        int bucket = ShopShare.bucket(shopId);
        if (ShopShare.takesIn(bucket, Math.min(share, other))) {
            assertThat(ShopShare.takesIn(bucket, Math.max(share, other))).isTrue();
        }
    }

    @Property
    void zeroTakesInNobodyAndAHundredEverybody(@ForAll String shopId) {
        int bucket = ShopShare.bucket(shopId);

        assertThat(ShopShare.takesIn(bucket, 0)).isFalse();
        assertThat(ShopShare.takesIn(bucket, 100)).isTrue();
    }

    @Property(tries = 20)
    void aShareTakesInThatShareOfManyShops(@ForAll @IntRange(max = 100) int percent) {
        assertThat(percentOf("S-%d", percent)).isCloseTo(percent, within(1.0));
        assertThat(percentOf("shop%08d", percent)).isCloseTo(percent, within(1.0));
        assertThat(percentOf("7%d000", percent)).isCloseTo(percent, within(1.0));
    }

    /** Shops keep their places across releases: should this fail, the code is wrong and never the test. */
    @Example
    void aShopsPlaceNeverChanges() {
        assertThat(ShopShare.bucket("S-1")).isEqualTo(38);
        assertThat(ShopShare.bucket("S-2")).isEqualTo(0);
        assertThat(ShopShare.bucket("shop-4711")).isEqualTo(99);
        assertThat(ShopShare.bucket("0")).isEqualTo(9);
    }

    /** The share of 100,000 shops with ids of that form that is taken in. */
    private static double percentOf(String form, int percent) {
        return IntStream.range(0, 100_000)
                        .map(number -> ShopShare.bucket(String.format(form, number)))
                        .filter(bucket -> ShopShare.takesIn(bucket, percent))
                        .count()
                / 1_000.0;
    }
}
