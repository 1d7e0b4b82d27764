package org.reissue.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * The lifecycle as {@code docs/lifecycle.md} has it, which a test of the service keeps equal to the table in the code:
 * put into {@code bench.lifecycle}, so that histories can be compared with it.
 */
final class LifecycleTable {

    private static final Path PAGE = Path.of("docs/lifecycle.md");
    private static final String ANY = "NEVER_RECEIVED,MISSING_ITEMS,OTHER";

    /** A row of the page. In place: the row leaves the status as it is. */
    private record Row(
            String from, String to, String actor, String condition, boolean inPlace, boolean ends, String event) {

        /** Without a scan window, which no case of the benchmark has. */
        boolean isPossible() {
            return !condition.contains("scan window set");
        }

        String reasons() {
            return condition.contains("NEVER_RECEIVED")
                    ? "NEVER_RECEIVED"
                    : condition.contains("other reasons") ? "MISSING_ITEMS,OTHER" : ANY;
        }
    }

    private LifecycleTable() {}

    static void store(Database database) throws IOException {
        database.jdbc().sql("""
                        create table bench.lifecycle (from_status text, to_status text not null, actor_kind text not null,
                            reasons text[] not null, never_overdue boolean not null, type text not null,
                            has_deadline boolean, changes integer not null)""").update();
        List<Row> rows = rows();
        if (rows.size() < 40) {
            throw new IllegalStateException(PAGE + " is not as it was: " + rows);
        }
        for (Row row : rows) {
            // statements are the only rows of the page that leave the version as it is, and the deadline may be any
            database.jdbc()
                    .sql("insert into bench.lifecycle values (?, ?, ?, string_to_array(?, ','), ?, ?, ?, ?)")
                    .params(
                            row.from(),
                            row.to(),
                            row.actor(),
                            row.reasons(),
                            row.condition().contains("never overdue"),
                            row.event(),
                            row.inPlace() ? null : !row.ends(),
                            row.event().equals("reissue.statement-added") ? 0 : 1)
                    .update();
        }
    }

    private static List<Row> rows() throws IOException {
        List<Row> rows = new ArrayList<>();
        for (String line : Files.readAllLines(PAGE)) {
            String[] cells =
                    Arrays.stream(line.split("\\|", -1)).map(String::strip).toArray(String[]::new);
            if (cells.length == 11 && cells[9].startsWith("`")) {
                rows.add(new Row(
                        cells[1].equals("–") ? null : cells[1],
                        cells[5],
                        actor(cells[3]),
                        cells[4],
                        false,
                        cells[6].equals("none"),
                        event(cells[9])));
            } else if (cells.length == 8 && cells[6].startsWith("`")) {
                rows.add(new Row(cells[1], cells[1], actor(cells[3]), cells[4], true, false, event(cells[6])));
            }
        }
        return rows.stream().filter(Row::isPossible).toList();
    }

    private static String actor(String cell) {
        return cell.toUpperCase(Locale.ROOT);
    }

    private static String event(String cell) {
        return cell.replace("`", "");
    }
}
