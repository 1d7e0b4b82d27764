package org.reissue.model;

import static org.reissue.lifecycle.Action.APPLY;
import static org.reissue.lifecycle.Action.SCAN;
import static org.reissue.lifecycle.Action.TIMEOUT;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.reissue.lifecycle.Action;
import org.reissue.lifecycle.ActorKind;
import org.reissue.lifecycle.CaseStatus;
import org.reissue.lifecycle.EventType;
import org.reissue.lifecycle.Policy;
import org.reissue.lifecycle.Transition;
import org.reissue.model.Command.Fault;
import org.reissue.model.Command.Kind;
import org.reissue.model.Command.Version;

/**
 * What the service should say and do about one order item: the rows of the lifecycle table, chosen and taken by code of
 * its own in {@link ModelState}, and here the few rules that the table does not have.
 */
final class ItemModel {

    static final Duration EXTENSION = Duration.ofHours(24);

    private static final int MAX_CORRECTIONS = 3;

    private final ModelState state;

    ItemModel(Policy policy) {
        this(new ModelState(policy));
    }

    private ItemModel(ModelState state) {
        this.state = state;
    }

    ItemModel copy() {
        return new ItemModel(state.copy());
    }

    ModelState state() {
        return state;
    }

    /**
     * Judges a request in the order of the contract, and does what it asks for.
     *
     * @param seen the version of the case when the request left
     * @return the status of the answer
     */
    int judge(Command command, int seen, Instant now) {
        if (command.kind() == Kind.SCAN) {
            return scan(command.parcel(), now);
        }
        if (command.kind().isAboutRefund()) {
            return recordRefund(command);
        }
        fire(now);
        if (command.kind() == Kind.APPLY) {
            return apply(command, now);
        }
        boolean otherVersion = command.version() == Version.CURRENT && seen != state.version;
        if (otherVersion || command.version() == Version.WRONG) {
            return 412;
        }
        if (command.kind() == Kind.REMARK) {
            state.record(EventType.REMARK_ADDED.eventName());
        }
        if (command.kind() == Kind.REMARK || command.kind() == Kind.READ) {
            return 200;
        }
        return state.row(
                        command.kind().action(),
                        command.kind().actor(),
                        command.kind().decision())
                .map(row -> take(row, command, now))
                .orElse(409);
    }

    private int apply(Command command, Instant now) {
        if (command.fault() == Fault.BREAKS_RULE || state.isOpen() || state.refund != null) {
            return 422;
        }
        state.begin(command.reason(), now);
        state.take(row(APPLY, ActorKind.BUYER), now);
        return 201;
    }

    private int take(Transition row, Command command, Instant now) {
        boolean ships = command.kind() == Kind.SHIP || command.kind() == Kind.CORRECT_SHIPMENT;
        boolean sameParcel = command.kind() == Kind.CORRECT_SHIPMENT && command.parcel() == state.parcel;
        if (sameParcel && command.fault() == Fault.NONE) {
            return 200; // changes nothing
        }
        Instant scannedAt = ships ? state.scans.get(command.parcel()) : null;
        boolean scannedBefore = scannedAt != null && scannedAt.isBefore(state.appliedAt);
        boolean tooOften = command.kind() == Kind.CORRECT_SHIPMENT && state.corrections == MAX_CORRECTIONS;
        if (command.fault() == Fault.BREAKS_RULE || scannedBefore || tooOften) {
            return 422;
        }
        switch (command.kind()) {
            case MODIFY -> state.reason = command.reason();
            case EXTEND -> state.deadline = state.deadline.plus(EXTENSION);
            case SHIP -> state.shippedAt = now;
            default -> {}
        }
        state.take(row, now);
        if (ships) {
            state.parcel = command.parcel();
            state.used.add(command.parcel());
            state.corrections = command.kind() == Kind.SHIP ? 0 : state.corrections + 1;
        }
        if (scannedAt != null) {
            state.take(row(SCAN, ActorKind.SYSTEM), now);
        }
        return 200;
    }

    private int scan(int parcel, Instant now) {
        state.scans.putIfAbsent(parcel, now);
        if (state.status == CaseStatus.SHIPPED && state.parcel == parcel && !state.isDue(now)) {
            state.take(row(SCAN, ActorKind.SYSTEM), now);
        }
        return 200;
    }

    private void fire(Instant now) {
        if (state.isDue(now)) {
            state.take(row(TIMEOUT, ActorKind.SYSTEM), now);
        }
    }

    private int recordRefund(Command command) {
        RefundModel before = state.refund;
        Optional<RefundModel> after = before.after(command);
        after.ifPresent(this::change);
        return after.isPresent() ? 200 : 409;
    }

    /** The job has requested all refunds that are due. */
    void requestRefunds() {
        if (state.refund != null && state.refund.isDue()) {
            change(state.refund.requested());
        }
    }

    private void change(RefundModel after) {
        if (after.status() != state.refund.status()) {
            state.record(after.event());
        }
        state.refund = after;
    }

    private Transition row(Action action, ActorKind actor) {
        return state.row(action, actor, null).orElseThrow();
    }
}
