package org.reissue.bench;

import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/** 5,000 shops by Zipf's law, and how their merchants work. The first 500 may call; the others never do. */
final class FestivalShops {

    /** How a merchant works. */
    enum Manner {
        /** Decides and ships what came in last. */
        PROMPT,
        /** Decides and ships in the last hours before the deadline. */
        LATE,
        /** Works off what is there, in some hours of the day. */
        BURSTS,
        /** Looks, and does nothing. */
        NEVER
    }

    private static final int SHOPS = 5000;

    private FestivalShops() {}

    static String draw(RandomGenerator random) {
        return "S-" + number(random);
    }

    /** The shop of a merchant who opens the workbench. */
    static int drawCaller(RandomGenerator random) {
        int number;
        do {
            number = number(random);
        } while (number > Tokens.SHOPS);
        return number;
    }

    /** The shop that sold an order; always the same. */
    static String ofOrder(long number) {
        return draw(new SplittableRandom(number));
    }

    private static int number(RandomGenerator random) {
        return (int) Math.max(1, Math.ceil(Math.pow(SHOPS, random.nextDouble())));
    }

    /** Half of the shops never answer. */
    static Manner manner(int shop) {
        return switch (shop % 6) {
            case 3 -> Manner.BURSTS;
            case 4 -> Manner.LATE;
            case 5 -> Manner.PROMPT;
            default -> Manner.NEVER;
        };
    }
}
