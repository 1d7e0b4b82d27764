package org.reissue.bench;

import java.util.ArrayList;
import java.util.List;

/**
 * A page of the console.
 *
 * @param name what the figures call it
 * @param session the token of who reads it
 * @param path its address
 */
record ConsolePage(String name, String session, String path) {

    static final String MERCHANT = "bench-merchant-0123456789abcdef0123456789ab";
    static final String OPS = "bench-ops-0123456789abcdef0123456789abcdef01";

    private static final List<String> TABS = List.of(
            "PENDING",
            "DUE_SOON",
            "TO_DECIDE",
            "TO_SHIP",
            "WITH_BUYER",
            "IN_ARBITRATION",
            "ON_THE_WAY",
            "ENDED",
            "ALL");

    /** Cases of shop W-1: one that waits for the merchant, and one in arbitration. */
    private static final String PENDING = id(20);

    private static final String DISPUTED = id(130 * 20);

    /** All pages that show something stored, for both sides. */
    static List<ConsolePage> all() {
        List<ConsolePage> pages = new ArrayList<>();
        for (String tab : TABS) {
            pages.add(ofMerchant("cases, " + tab, "/console/cases?quickFilter=" + tab));
        }
        pages.add(ofMerchant("cases by order", "/console/cases?quickFilter=ALL&orderId=O-20"));
        pages.add(ofMerchant("newest cases", "/console/cases?quickFilter=ALL&sort=-applied"));
        pages.add(ofMerchant("case", "/console/cases/" + PENDING));
        pages.add(ofMerchant("money", "/console/money"));
        pages.add(ofMerchant("scorecards", "/console/scorecards"));
        for (String tab : TABS) {
            pages.add(ofOps("cases, " + tab, "/console/cases?quickFilter=" + tab));
        }
        pages.add(ofOps("cases, TO_RULE", "/console/cases?quickFilter=TO_RULE"));
        pages.add(ofOps("cases of a buyer", "/console/cases?quickFilter=ALL&buyerId=B-21"));
        pages.add(ofOps("case", "/console/cases/" + DISPUTED));
        pages.add(ofOps("desk", "/console/desk"));
        pages.add(ofOps("arbitration", "/console/desk/" + DISPUTED));
        pages.add(ofOps("money", "/console/money"));
        pages.add(ofOps("money of a shop", "/console/money?shopId=W-1"));
        pages.add(ofOps("coupons of a buyer", "/console/money?buyerId=B-1"));
        pages.add(ofOps("scorecards", "/console/scorecards"));
        pages.add(ofOps("webhooks", "/console/webhooks"));
        pages.add(ofOps("operations", "/console/operations"));
        pages.add(ofOps("categories", "/console/operations/categories"));
        pages.add(ofOps("carriers", "/console/operations/carriers"));
        pages.add(ofOps("audit", "/console/operations/audit"));
        return pages;
    }

    private static ConsolePage ofMerchant(String name, String path) {
        return new ConsolePage("merchant: " + name, MERCHANT, path);
    }

    private static ConsolePage ofOps(String name, String path) {
        return new ConsolePage("ops: " + name, OPS, path);
    }

    /** The id of a case by its number, as the SQL function {@code bench.id} makes it. */
    private static String id(long number) {
        return "00000000-0000-7000-8000-%012x".formatted(number);
    }
}
