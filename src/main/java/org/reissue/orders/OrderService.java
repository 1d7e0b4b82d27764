package org.reissue.orders;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.reissue.web.problem.Problem;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Stores and reads the facts of orders. */
@Service
public class OrderService {

    private final OrderRepository repository;
    private final Clock clock;

    OrderService(OrderRepository repository, Clock clock) {
        this.repository = repository;
        this.clock = clock;
    }

    /** The facts of an order; one read by key. */
    public Optional<OrderFacts> find(String orderId) {
        return repository.find(orderId);
    }

    /** The tracking number of the original parcel of an order, if one is known. */
    public Optional<String> findParcelNumber(String orderId) {
        return repository.findParcelNumber(orderId);
    }

    /** The tracking numbers of the original parcels of orders, by order id; without orders of which none is known. */
    public Map<String, String> findParcelNumbers(Collection<String> orderIds) {
        return repository.findParcelNumbers(orderIds);
    }

    /**
     * The amount that other after-sales have refunded of each of the lines, in fen and in the order given; 0 for an
     * unknown line.
     */
    public List<Long> refundedFen(List<OrderItemKey> items) {
        return repository.refundedFen(items);
    }

    /**
     * Stores the facts unless newer ones are stored. Calls may repeat and come in any order; of facts with an equal
     * {@code updatedAt} those of the later call win.
     *
     * @param facts the facts; their own order id is ignored
     * @return the facts in force afterwards
     * @throws Problem {@code invalid-request} on {@code items} when an item id occurs twice, on {@code updatedAt} when
     *     it is more than 24 hours ahead of now
     */
    @Transactional
    public OrderFacts upsert(String orderId, OrderFacts facts) {
        facts.fault(clock.instant()).ifPresent(fault -> {
            throw fault;
        });
        repository.upsertAll(List.of(facts.withOrderId(orderId)));
        return repository.find(orderId).orElseThrow();
    }

    /**
     * Stores the facts of many orders, each unless newer ones are stored, in one statement. The outcome is that of
     * storing one after the other: of several facts of one order the newest win, and of equally new ones the last.
     *
     * @param facts valid facts
     * @return for each of the facts, in the order given, whether they were stored; newer ones were in force otherwise
     */
    List<Boolean> upsertAll(List<OrderFacts> facts) {
        Map<String, OrderFacts> newest = new LinkedHashMap<>();
        for (OrderFacts next : facts) {
            newest.merge(
                    next.orderId(), next, (last, later) -> later.updatedAt().isBefore(last.updatedAt()) ? last : later);
        }
        if (newest.isEmpty()) {
            return List.of();
        }
        Map<String, Instant> inForce = repository.upsertAll(List.copyOf(newest.values()));
        List<Boolean> stored = new ArrayList<>();
        for (OrderFacts next : facts) {
            Instant before = inForce.get(next.orderId());
            boolean newer = before != null && !next.updatedAt().isBefore(before);
            if (newer) {
                inForce.put(next.orderId(), next.updatedAt());
            }
            stored.add(newer);
        }
        return stored;
    }
}
