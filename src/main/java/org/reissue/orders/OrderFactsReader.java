package org.reissue.orders;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Validator;
import jakarta.validation.ValidatorFactory;
import java.time.Clock;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.hibernate.validator.HibernateValidatorFactory;
import org.jspecify.annotations.Nullable;
import org.reissue.orders.BatchOrderRequest.Item;
import org.reissue.web.api.Texts;
import org.reissue.web.problem.Problem;
import org.reissue.web.problem.ProblemMapping;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.util.TokenBuffer;

/**
 * Reads and judges the facts of one order: in a batch, in a message, or in an answer of the order service. Judging
 * stops at the first error, because a batch has room for some hundred thousand.
 */
@Component
class OrderFactsReader {

    private final JsonMapper json;
    private final Validator validator;
    private final Clock clock;

    OrderFactsReader(JsonMapper json, ValidatorFactory validators, Clock clock) {
        this.json = json;
        this.validator = validators
                .unwrap(HibernateValidatorFactory.class)
                .usingContext()
                .failFast(true)
                .getValidator();
        this.clock = clock;
    }

    /** Reads an element of a batch; null stands for JSON's null. */
    IncomingOrderFacts read(@Nullable TokenBuffer element) {
        return read(element, UnaryOperator.identity());
    }

    /** Reads a message. */
    IncomingOrderFacts read(byte[] message) {
        return read(message, UnaryOperator.identity());
    }

    /** Reads what the order service answers about an order; the answer need not repeat the order's id. */
    IncomingOrderFacts readAnswer(String orderId, byte[] answer) {
        IncomingOrderFacts read = read(answer, item -> item.orderId() == null ? item.withOrderId(orderId) : item);
        return read.isValid() && !orderId.equals(read.orderId())
                ? IncomingOrderFacts.invalid(read.orderId(), Problem.invalid("orderId", "invalid.value"))
                : read;
    }

    private IncomingOrderFacts read(byte[] document, UnaryOperator<Item> completed) {
        try {
            return read(json.readValue(document, TokenBuffer.class), completed);
        } catch (JacksonException malformed) {
            return IncomingOrderFacts.invalid(null, ProblemMapping.ofUnreadable(malformed));
        }
    }

    private IncomingOrderFacts read(@Nullable TokenBuffer element, UnaryOperator<Item> completed) {
        if (element == null) {
            return IncomingOrderFacts.invalid(null, Problem.invalid("body", "invalid.object"));
        }
        Item item;
        try {
            item = completed.apply(json.readValue(element.asParser(), Item.class));
        } catch (JacksonException unreadable) {
            return IncomingOrderFacts.invalid(orderId(element), ProblemMapping.ofUnreadable(unreadable));
        }
        Set<ConstraintViolation<Item>> violations = validator.validate(item);
        if (!violations.isEmpty()) {
            return IncomingOrderFacts.invalid(
                    item.orderId(), ProblemMapping.of(new ConstraintViolationException(violations)));
        }
        OrderFacts facts = item.facts();
        return facts.fault(clock.instant())
                .map(fault -> IncomingOrderFacts.invalid(facts.orderId(), fault))
                .orElseGet(() -> IncomingOrderFacts.valid(facts));
    }

    /** The id of an order whose facts cannot be read. */
    private @Nullable String orderId(TokenBuffer element) {
        try {
            return json.readValue(element.asParser(), Named.class).orderId() instanceof String text
                            && Texts.storable(text)
                    ? text
                    : null;
        } catch (JacksonException noObject) {
            return null;
        }
    }

    private record Named(@Nullable Object orderId) {}
}
