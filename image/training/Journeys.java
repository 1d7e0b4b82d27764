import java.io.IOException;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Calls of an order system, shops and their buyers, from the order to the shipped replacement. */
final class Journeys {

    /** About a minute of calls: enough for the JVM to compile what is called often, with the types it met there. */
    private static final int COUNT = Integer.getInteger("training.journeys", 3_000);

    /** People look more often than they act. */
    private static final int LOOKS = 4;

    private static final int WORKERS = 4;

    /** More than a page, so that lists are full. */
    private static final int UNDECIDED = 25;

    private static final Pattern ID = Pattern.compile("\"id\":\"([^\"]+)\"");

    private final ApiClient api;
    private final TokenIssuer issuer;

    Journeys(ApiClient api, TokenIssuer issuer) {
        this.api = api;
        this.issuer = issuer;
    }

    /** @throws IllegalStateException when the database is not empty, or a call is not answered as expected */
    void run() throws Exception {
        String events = api.call(200, "GET", "system/events?limit=1", issuer.token("system", "training", null), null);
        if (ID.matcher(events).find()) {
            throw new IllegalStateException("The database is not empty: training would write into it");
        }
        for (String path : List.of("health", "health/liveness", "prometheus")) {
            api.actuator(path);
        }
        api.signInPage();
        api.call(200, "PUT", "ops/categories/C-1", issuer.token("ops", "training", null), """
                {"name": "家居", "opensAt": "2020-01-01T00:00:00Z", "shopPercent": 100}""");
        List<Callable<Void>> shares = new ArrayList<>();
        for (int worker = 0; worker < WORKERS; worker++) {
            int number = worker;
            shares.add(() -> runShare(number));
        }
        ExecutorService workers = Executors.newFixedThreadPool(WORKERS);
        try {
            for (Future<Void> share : workers.invokeAll(shares)) {
                share.get();
            }
        } finally {
            workers.shutdownNow();
        }
    }

    /** Each worker is one shop, one of its buyers, and the order system. Cases wait a while for the merchant. */
    private Void runShare(int worker) throws IOException, InterruptedException, GeneralSecurityException {
        String shop = "S-" + worker;
        String person = "B-" + worker;
        String system = issuer.token("system", "training", null);
        String merchant = issuer.token("merchant", "clerk", shop);
        String buyer = issuer.token("buyer", person, null);
        Queue<String> undecided = new ArrayDeque<>();
        for (int journey = worker; journey < COUNT; journey += WORKERS) {
            String order = "O-" + journey;
            Instant now = Instant.now();
            api.call(200, "PUT", "system/orders/" + order, system, """
                    {"shopId": "%s", "buyerId": "%s", "updatedAt": "%3$s", "shippedAt": "%3$s", "receivedAt": "%3$s",
                     "receiver": {"name": "王小明", "phone": "13800000000", "address": "浙江省杭州市西湖区某某路 1 号"},
                     "items": [{"itemId": "I-1", "skuId": "SKU-1", "title": "智能灯泡", "categoryId": "C-1", "quantity": 2,
                                "paidFen": 19900}]}""".formatted(shop, person, now));
            undecided.add(id(api.call(201, "POST", "buyer/reissues", buyer, """
                    {"orderId": "%s", "itemId": "I-1", "quantity": 1, "reason": "MISSING_ITEMS", "description": "少了一只"}""".formatted(order))));
            for (int look = 0; look < LOOKS; look++) {
                api.call(200, "GET", "merchant/reissues?quickFilter=PENDING", merchant, null);
                api.call(200, "GET", "merchant/reissues/" + undecided.element(), merchant, null);
            }
            if (undecided.size() > UNDECIDED) {
                String path = "reissues/" + undecided.remove();
                api.call(200, "POST", "merchant/" + path + "/approve", merchant, null);
                api.call(200, "POST", "merchant/" + path + "/ship", merchant, """
                        {"carrier": "SF", "trackingNumber": "SF%013d"}""".formatted(journey));
                api.call(200, "GET", "buyer/" + path, buyer, null);
                api.call(200, "GET", "buyer/reissues", buyer, null);
            }
        }
        return null;
    }

    private static String id(String body) {
        Matcher found = ID.matcher(body);
        if (!found.find()) {
            throw new IllegalStateException("No id in " + body);
        }
        return found.group(1);
    }
}
