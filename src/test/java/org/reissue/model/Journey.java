package org.reissue.model;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.reissue.lifecycle.ActorKind;
import org.reissue.lifecycle.EventType;
import org.reissue.model.Command.Kind;
import org.reissue.model.Move.Repeat;
import org.reissue.testing.Answer;
import tools.jackson.databind.JsonNode;

/** One order item's way through the service. Every answer, and in the end every history, must be the model's. */
final class Journey {

    private final Requests requests;
    private final ExecutorService racers;
    private final List<Move> moves = new ArrayList<>();
    private final List<String> cases = new ArrayList<>();
    private ItemModel model;
    private @Nullable String refundId;

    /** @param racers lends a thread for the second of two commands at once */
    Journey(Requests requests, ItemModel model, ExecutorService racers) {
        this.requests = requests;
        this.model = model;
        this.racers = racers;
    }

    /** The moves so far. */
    List<Move> moves() {
        return List.copyOf(moves);
    }

    ModelState state() {
        return model.state();
    }

    /**
     * Makes a move, after its pause.
     *
     * @return how many commands were sent
     * @throws AssertionError when nothing that the model knows explains the answers
     */
    int make(Move move, Instant now) throws Exception {
        moves.add(move);
        if (!isPossible(move)) {
            return 0;
        }
        List<Answer> answers = send(move);
        List<String> contradictions = new ArrayList<>();
        List<ItemModel> explanations = new ArrayList<>();
        for (List<Integer> order : orders(move)) {
            ItemModel after = model.copy();
            String contradiction = move.repeat() == Repeat.NEVER
                    ? explainInOrder(move, answers, order, after, now)
                    : explainRepeated(move, answers, after, now);
            boolean explained = contradiction == null;
            if (explained) {
                explanations.add(after);
            } else {
                contradictions.add(contradiction);
            }
        }
        remember(answers);
        model = choose(explanations, contradictions, move, answers, now);
        return answers.size();
    }

    /** The model's refund follows the job that has requested all refunds that were due. */
    void refundsWereRequested() {
        model.requestRefunds();
    }

    /** Compares all histories of the item with the model's; says how many there are. */
    int end() {
        for (int i = 0; i < cases.size(); i++) {
            List<String> found = timeline(cases.get(i));
            List<String> expected = model.state().histories.get(i);
            if (!found.equals(expected)) {
                throw new AssertionError("Expected the history " + expected + "\n  but found " + found);
            }
        }
        return cases.size();
    }

    /** Not always in a journey that was made shorter: there may be no case yet, or no refund. */
    private boolean isPossible(Move move) {
        if (refundId == null && model.state().refund != null) {
            refundId = requests.read().text("refund.id");
        }
        return move.commands().stream()
                .allMatch(one -> (one.kind() == Kind.APPLY || model.state().status != null)
                        && (!one.kind().isAboutRefund() || refundId != null));
    }

    private List<Answer> send(Move move) throws Exception {
        Command first = move.commands().get(0);
        String key = move.repeat() == Repeat.NEVER ? null : UUID.randomUUID().toString();
        if (move.isRace()) {
            return atOnce(first, move.commands().get(1), null);
        }
        return switch (move.repeat()) {
            case NEVER -> List.of(send(first, null));
            case AFTERWARDS -> List.of(send(first, key), send(first, key));
            case AT_ONCE -> atOnce(first, first, key);
        };
    }

    private List<Answer> atOnce(Command one, Command other, @Nullable String key) throws Exception {
        CyclicBarrier start = new CyclicBarrier(2);
        Future<Answer> second = racers.submit(() -> {
            start.await();
            return send(other, key);
        });
        start.await();
        return List.of(send(one, key), second.get());
    }

    private Answer send(Command command, @Nullable String key) {
        return requests.send(command, model.state().version, refundId, key);
    }

    private static List<List<Integer>> orders(Move move) {
        return move.isRace() ? List.of(List.of(0, 1), List.of(1, 0)) : List.of(List.of(0));
    }

    private @Nullable String explainInOrder(
            Move move, List<Answer> answers, List<Integer> order, ItemModel after, Instant now) {
        int seen = model.state().version;
        for (int i : order) {
            Command command = move.commands().get(i);
            int code = after.judge(command, seen, now);
            String contradiction =
                    Expectation.of(after.state(), code, command.kind().actor()).contradiction(answers.get(i));
            if (contradiction != null) {
                return contradiction;
            }
        }
        return null;
    }

    /** Of a request that succeeds one answer is replayed; one that is refused is refused twice. */
    private @Nullable String explainRepeated(Move move, List<Answer> answers, ItemModel after, Instant now) {
        Command command = move.commands().get(0);
        int code = after.judge(command, model.state().version, now);
        Expectation expected =
                Expectation.of(after.state(), code, command.kind().actor());
        for (Answer answer : answers) {
            String contradiction = expected.contradiction(answer);
            if (contradiction != null) {
                return contradiction;
            }
        }
        long replayed = answers.stream().filter(Journey::isReplayed).count();
        boolean inOrder = move.repeat() == Repeat.AT_ONCE || !isReplayed(answers.get(0));
        return replayed == (code < 300 ? 1 : 0) && inOrder ? null : "replayed " + replayed;
    }

    private static boolean isReplayed(Answer answer) {
        return "true".equals(answer.header("Idempotency-Replayed"));
    }

    private void remember(List<Answer> answers) {
        answers.stream()
                .filter(answer -> answer.status() == 201 && !isReplayed(answer))
                .forEach(applied -> cases.add(applied.text("id")));
    }

    /** Where answers leave it open what happened, the case and then its log decide. */
    private ItemModel choose(
            List<ItemModel> explanations, List<String> contradictions, Move move, List<Answer> answers, Instant now) {
        List<ItemModel> left = explanations;
        boolean shown = !move.isRace() && answers.get(0).body().has("version");
        if (!shown && !left.isEmpty() && model.state().status != null) {
            Answer read = requests.read();
            left = new ArrayList<>();
            for (ItemModel explanation : explanations) {
                explanation.judge(Command.READ, 0, now);
                String contradiction =
                        Expectation.of(explanation.state(), 200, ActorKind.OPS).contradictionOfRead(read);
                if (contradiction == null) {
                    left.add(explanation);
                } else {
                    contradictions.add(contradiction);
                }
            }
        }
        if (left.size() > 1
                && !left.get(0).state().history().equals(left.get(1).state().history())) {
            List<String> found = timeline(cases.get(cases.size() - 1));
            left = left.stream()
                    .filter(one -> one.state().history().equals(found))
                    .toList();
            contradictions.add("the history " + found);
        }
        if (left.isEmpty()) {
            throw new AssertionError(
                    move + "\n  was answered " + answers + "\n  but " + String.join("\n  or  ", contradictions));
        }
        return left.get(0);
    }

    private List<String> timeline(String caseId) {
        return requests.timeline(caseId)
                .field("items")
                .valueStream()
                .filter(event -> !text(event, "type").equals(EventType.COMPENSATION_SETTLED.eventName()))
                .map(Journey::describe)
                .toList();
    }

    private static String describe(JsonNode event) {
        String type = text(event, "type");
        return type.startsWith("reissue.refund-") || type.equals(EventType.REMARK_ADDED.eventName())
                ? type
                : ModelState.describe(
                        type,
                        event.path("actor").path("kind").asString(),
                        text(event, "from"),
                        text(event, "to"),
                        text(event, "rule"));
    }

    private static String text(JsonNode event, String member) {
        return event.path(member).asString("null");
    }
}
