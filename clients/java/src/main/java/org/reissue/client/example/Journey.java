package org.reissue.client.example;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.reissue.client.ApiClient;
import org.reissue.client.api.BuyerApi;
import org.reissue.client.api.MerchantApi;
import org.reissue.client.api.SystemApi;
import org.reissue.client.model.ApplyRequest;
import org.reissue.client.model.CaseResponse;
import org.reissue.client.model.CaseStatus;
import org.reissue.client.model.OrderFacts;
import org.reissue.client.model.OrderItem;
import org.reissue.client.model.Problem;
import org.reissue.client.model.Reason;
import org.reissue.client.model.Receiver;
import org.reissue.client.model.ShipRequest;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientResponseException;

/** One journey by a generated client: apply, repeat, approve, ship, confirm, and two problems. */
public final class Journey {

    private static final String URL =
            Optional.ofNullable(System.getenv("REISSUE_URL")).orElse("http://localhost:8080");
    /** For what is no part of the API: tokens and time of local mode. */
    private static final RestClient LOCAL = RestClient.create(URL + "/local");

    private Journey() {}

    public static void main(String[] args) {
        SystemApi system = new SystemApi(as("system", "order-system", null));
        BuyerApi buyer = new BuyerApi(as("buyer", "B-1", null));
        MerchantApi merchant = new MerchantApi(as("merchant", "clerk", "S-1"));

        String order = "O-JAVA-" + System.currentTimeMillis();
        system.systemPutOrder(order, facts(now()));

        // a repeated request with the same key acts once
        String key = UUID.randomUUID().toString();
        ApplyRequest application = new ApplyRequest()
                .orderId(order)
                .itemId("I-1")
                .quantity(1)
                .reason(Reason.MISSING_ITEMS)
                .description("少了一个");
        ResponseEntity<CaseResponse> applied = buyer.buyerApplyWithHttpInfo(application, key);
        String id = Objects.requireNonNull(applied.getBody()).getId();
        ResponseEntity<CaseResponse> repeated = buyer.buyerApplyWithHttpInfo(application, key);
        require(id.equals(Objects.requireNonNull(repeated.getBody()).getId()), "one case");
        require("true".equals(repeated.getHeaders().getFirst("Idempotency-Replayed")), "a stored response");

        CaseResponse approved = merchant.merchantApprove(id, null, null);
        require(approved.getStatus() == CaseStatus.AWAITING_SHIPMENT, "an approved case");

        // a problem has members of its own
        Problem refused = problem(() -> merchant.merchantApprove(id, null, null));
        require(refused.getType().toString().equals("urn:reissue:problem:invalid-transition"), "a second approval");
        require("AWAITING_SHIPMENT".equals(refused.getCaseStatus()), "the status in the problem");
        require(!refused.getDetail().isEmpty(), "an explanation");

        // an outdated ETag prevents acting on a case that has changed since
        String outdated = applied.getHeaders().getETag();
        Problem changed = problem(() -> buyer.buyerCancel(id, null, outdated, null));
        require(changed.getType().toString().equals("urn:reissue:problem:precondition-failed"), "an outdated ETag");

        String number = "SF%013d".formatted(System.currentTimeMillis());
        merchant.merchantShip(
                id, new ShipRequest().carrier("SF").trackingNumber(number).confirmed(true), null, null);
        CaseResponse confirmed = buyer.buyerConfirm(id, null, null, null);
        require(confirmed.getStatus() == CaseStatus.COMPLETED, "a completed case");
        require(confirmed.getAllowedActions().isEmpty(), "nothing left to do");

        int steps = buyer.buyerTimeline(id, null, null).getItems().size();
        System.out.printf("The Java client played a case to its end in %d steps%n", steps);
    }

    private static OrderFacts facts(OffsetDateTime now) {
        return new OrderFacts()
                .shopId("S-1")
                .buyerId("B-1")
                .updatedAt(now)
                .shippedAt(now)
                .receivedAt(now)
                .receiver(new Receiver().name("张三").phone("13800000001").address("上海市徐汇区样例路 1 号"))
                .items(List.of(new OrderItem()
                        .itemId("I-1")
                        .skuId("SKU-PLUG")
                        .title("智能插座")
                        .categoryId("smart-home")
                        .quantity(3)
                        .paidFen(14_700L)));
    }

    /** A client of its own for each caller, since the token is the client's. */
    private static ApiClient as(String scope, String subject, String shopId) {
        Map<?, ?> token = Objects.requireNonNull(LOCAL.post()
                .uri("/tokens")
                .contentType(MediaType.APPLICATION_JSON)
                .body(
                        shopId == null
                                ? Map.of("scope", scope, "subject", subject)
                                : Map.of("scope", scope, "subject", subject, "shopId", shopId))
                .retrieve()
                .body(Map.class));
        ApiClient client = new ApiClient().setBasePath(URL);
        client.setBearerToken((String) token.get("access_token"));
        return client.addDefaultHeader(HttpHeaders.ACCEPT_LANGUAGE, "en");
    }

    /** The time of the service, which local mode lets move. */
    private static OffsetDateTime now() {
        Map<?, ?> clock =
                Objects.requireNonNull(LOCAL.get().uri("/clock").retrieve().body(Map.class));
        return OffsetDateTime.parse((String) clock.get("now"));
    }

    private static Problem problem(Callable<?> call) {
        try {
            call.call();
        } catch (RestClientResponseException refused) {
            return Objects.requireNonNull(refused.getResponseBodyAs(Problem.class));
        } catch (Exception other) {
            throw new IllegalStateException(other);
        }
        throw new IllegalStateException("The call was not refused");
    }

    private static void require(boolean held, String what) {
        if (!held) {
            throw new IllegalStateException("Expected " + what);
        }
    }
}
