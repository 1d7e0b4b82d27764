package org.reissue.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;

/** The commands that were answered with success, each with the type of event that it must have left. */
final class AcceptedCommands {

    private static final int BATCH = 50_000;

    private record Command(UUID caseId, String type) {}

    private final Queue<Command> commands = new ConcurrentLinkedQueue<>();

    void add(String caseId, String type) {
        commands.add(new Command(UUID.fromString(caseId), type));
    }

    /** Adds the command when it is answered with success. */
    void addOnSuccess(CompletableFuture<CallClient.Answer> command, String caseId, String type) {
        command.thenAccept(answer -> {
            if (answer.isSuccess()) {
                add(caseId, type);
            }
        });
    }

    int count() {
        return commands.size();
    }

    long count(String type) {
        return commands.stream().filter(command -> command.type().equals(type)).count();
    }

    /** Puts the commands into {@code bench.accepted}, to be compared with the log. */
    void store(Database database) {
        database.jdbc()
                .sql("create unlogged table bench.accepted (case_id uuid not null, type text not null)")
                .update();
        List<Command> all = new ArrayList<>(commands);
        for (int from = 0; from < all.size(); from += BATCH) {
            List<Command> some = all.subList(from, Math.min(all.size(), from + BATCH));
            database.jdbc()
                    .sql("insert into bench.accepted select * from unnest(?::uuid[], ?::text[])")
                    .param(some.stream().map(each -> each.caseId().toString()).toArray(String[]::new))
                    .param(some.stream().map(Command::type).toArray(String[]::new))
                    .update();
        }
    }
}
