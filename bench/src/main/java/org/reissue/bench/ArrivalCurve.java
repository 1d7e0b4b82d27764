package org.reissue.bench;

/** When things happen in the five days: a rhythm of day and night, most on the third day, its midnight and evening. */
final class ArrivalCurve {

    private static final double[] DAYS = {0.7, 0.9, 2.0, 1.4, 1.0};

    /** By the hour of the day. */
    private static final double[] RHYTHM = {
        0.5, 0.3, 0.2, 0.15, 0.15, 0.2, 0.4, 0.7, 1.0, 1.3, 1.5, 1.4,
        1.3, 1.3, 1.3, 1.3, 1.2, 1.1, 1.1, 1.3, 1.6, 1.7, 1.4, 0.9
    };

    private static final int DOUBLE_11 = 2;
    /** The hours of the third day that are busier than the rhythm says: the sale begins, and ends. */
    private static final double[] SALE = new double[24];

    static {
        SALE[0] = 4;
        SALE[1] = 2.5;
        SALE[20] = 1.3;
        SALE[21] = 1.3;
    }

    /** At the end of each hour, which share has happened. */
    private static final double[] SHARES = new double[Festival.HOURS];

    static {
        double sum = 0;
        for (int hour = 0; hour < Festival.HOURS; hour++) {
            sum += weight(hour);
            SHARES[hour] = sum;
        }
        for (int hour = 0; hour < Festival.HOURS; hour++) {
            SHARES[hour] /= sum;
        }
    }

    private ArrivalCurve() {}

    /** Which share has happened by then, from 0 to 1. */
    static double share(double hours) {
        if (hours <= 0) {
            return 0;
        }
        if (hours >= Festival.HOURS) {
            return 1;
        }
        int hour = (int) hours;
        double before = hour == 0 ? 0 : SHARES[hour - 1];
        return before + (hours - hour) * (SHARES[hour] - before);
    }

    private static double weight(int hour) {
        int day = hour / 24;
        double sale = day == DOUBLE_11 && SALE[hour % 24] > 0 ? SALE[hour % 24] : 1;
        return DAYS[day] * RHYTHM[hour % 24] * sale;
    }
}
