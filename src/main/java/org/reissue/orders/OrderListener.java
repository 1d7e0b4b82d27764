package org.reissue.orders;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Validator;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.reissue.web.api.Identifier;
import org.springframework.kafka.annotation.KafkaListener;
import tools.jackson.databind.json.JsonMapper;

/**
 * Receives order facts from Kafka. A message has the body of the PUT with the order's id in {@code orderId}, which is
 * also its key. The same rules hold, and both ways may be used side by side.
 */
class OrderListener {

    static final String TOPIC = "reissue.orders";

    private final OrderService orders;
    private final JsonMapper json;
    private final Validator validator;

    OrderListener(OrderService orders, JsonMapper json, Validator validator) {
        this.orders = orders;
        this.json = json;
        this.validator = validator;
    }

    @KafkaListener(topics = TOPIC, groupId = "reissue")
    void receive(ConsumerRecord<String, byte[]> message) {
        if (message.value() == null) {
            throw new IllegalArgumentException("An order cannot be deleted");
        }
        String orderId = orderId(message);
        OrderFacts facts = json.readValue(message.value(), OrderFacts.class);
        Set<ConstraintViolation<OrderFacts>> violations = validator.validate(facts);
        if (!violations.isEmpty()) {
            throw new ConstraintViolationException(violations);
        }
        orders.upsert(orderId, facts);
    }

    private String orderId(ConsumerRecord<String, byte[]> message) {
        OrderId parsed = json.readValue(message.value(), OrderId.class);
        if (parsed == null || parsed.orderId() == null || !parsed.orderId().matches(Identifier.PATTERN)) {
            throw new IllegalArgumentException("orderId must be 1 to 64 letters, digits or . _ : -");
        }
        if (message.key() != null && !message.key().equals(parsed.orderId())) {
            throw new IllegalArgumentException("The key must be the orderId: facts of one order must not overtake");
        }
        return parsed.orderId();
    }

    private record OrderId(@Nullable String orderId) {}
}
