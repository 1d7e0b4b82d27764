package org.reissue.bench;

import java.util.Arrays;

/** Durations, gathered by the two hours of the festival in which they began. What lies outside is left out. */
final class Timings {

    private final double[][] values = new double[Festival.BUCKETS][16];
    private final int[] counts = new int[Festival.BUCKETS];

    synchronized void add(int bucket, double value) {
        if (bucket < 0 || bucket >= Festival.BUCKETS) {
            return;
        }
        if (counts[bucket] == values[bucket].length) {
            values[bucket] = Arrays.copyOf(values[bucket], 2 * counts[bucket]);
        }
        values[bucket][counts[bucket]++] = value;
    }

    synchronized int count() {
        return Arrays.stream(counts).sum();
    }

    synchronized int count(int bucket) {
        return counts[bucket];
    }

    /** Of all; not a number where there are none. */
    synchronized double percentile(double share) {
        double[] all = new double[count()];
        int place = 0;
        for (int bucket = 0; bucket < Festival.BUCKETS; bucket++) {
            System.arraycopy(values[bucket], 0, all, place, counts[bucket]);
            place += counts[bucket];
        }
        return percentile(all, share);
    }

    synchronized double percentile(int bucket, double share) {
        return percentile(Arrays.copyOf(values[bucket], counts[bucket]), share);
    }

    private static double percentile(double[] some, double share) {
        if (some.length == 0) {
            return Double.NaN;
        }
        Arrays.sort(some);
        return some[(int) Math.min(some.length - 1, some.length * share)];
    }
}
