package org.reissue.orders;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.reissue.jdbc.DatabaseFault;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.kafka.listener.ConsumerRecordRecoverer;

/**
 * Receives order facts from Kafka, many messages at a time. A message has the body of the PUT with the order's id in
 * {@code orderId}, which is also its key. The same rules hold, and both ways may be used side by side. Bad messages go
 * to the dead-letter topic one by one, once the others are stored.
 */
class OrderListener {

    static final String TOPIC = "reissue.orders";

    /** By which {@link OrderListenerJob} starts it. */
    static final String ID = "orders";

    private final OrderService orders;
    private final OrderFactsReader reader;
    private final ConsumerRecordRecoverer deadLetters;

    OrderListener(OrderService orders, OrderFactsReader reader, ConsumerRecordRecoverer deadLetters) {
        this.orders = orders;
        this.reader = reader;
        this.deadLetters = deadLetters;
    }

    /** Throws only failures of the database or the broker; the same messages are then received again. */
    @KafkaListener(id = ID, topics = TOPIC, groupId = "reissue", batch = "true", autoStartup = "false")
    void receive(List<ConsumerRecord<String, byte[]>> messages) {
        Map<ConsumerRecord<String, byte[]>, Exception> bad = new LinkedHashMap<>();
        List<Message> good = new ArrayList<>();
        for (ConsumerRecord<String, byte[]> message : messages) {
            try {
                good.add(new Message(message, read(message)));
            } catch (RuntimeException unreadable) { // a fault of this message alone: reading needs no other system
                bad.put(message, unreadable);
            }
        }
        bad.putAll(store(good));
        bad.forEach(deadLetters::accept);
    }

    private OrderFacts read(ConsumerRecord<String, byte[]> message) {
        if (message.value() == null) {
            throw new InvalidOrderException("An order cannot be deleted");
        }
        IncomingOrderFacts order = reader.read(message.value());
        if (!order.isValid()) {
            throw new InvalidOrderException(order.fault());
        }
        if (message.key() != null && !message.key().equals(order.orderId())) {
            throw new InvalidOrderException("The key must be the orderId: facts of one order must not overtake");
        }
        return order.facts();
    }

    /**
     * Stores the facts of all messages, or of each alone when the database refuses them together.
     *
     * @return the messages that the database refuses
     */
    private Map<ConsumerRecord<String, byte[]>, Exception> store(List<Message> messages) {
        try {
            orders.upsertAll(messages.stream().map(Message::facts).toList());
            return Map.of();
        } catch (RuntimeException failure) {
            rethrowDatabaseFault(failure);
        }
        Map<ConsumerRecord<String, byte[]>, Exception> refused = new LinkedHashMap<>();
        for (Message message : messages) {
            try {
                orders.upsertAll(List.of(message.facts()));
            } catch (RuntimeException failure) {
                rethrowDatabaseFault(failure);
                refused.put(message.record(), failure);
            }
        }
        return refused;
    }

    /** Throws the failure if the database is at fault and not the message, so that the messages are received again. */
    private static void rethrowDatabaseFault(RuntimeException failure) {
        if (DatabaseFault.isShownBy(failure)) {
            throw failure;
        }
    }

    private record Message(ConsumerRecord<String, byte[]> record, OrderFacts facts) {}
}
