package org.reissue.console.cases;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.reissue.history.TimelineEntry;
import org.reissue.lifecycle.CaseStatus;
import org.reissue.lifecycle.Lifecycle;

/**
 * The lifecycle as a picture: each status of the table as a node, each pair of statuses between which a transition
 * leads as an edge, with the way that the case has taken and where it stands.
 *
 * @param edges the transitions, those taken last, so that they lie above the others
 */
public record LifecyclePicture(List<Node> nodes, List<Edge> edges) {

    private static final int COLUMN = 176;
    private static final int ROW = 64;
    private static final int WIDTH = 132;
    private static final int HEIGHT = 36;
    private static final int MARGIN = 8;

    public record Node(CaseStatus status, int x, int y, boolean visited, boolean current) {

        public int middle() {
            return x + WIDTH / 2;
        }

        public int width() {
            return WIDTH;
        }

        public int height() {
            return HEIGHT;
        }
    }

    /** A way from one status to another; {@code kind} is {@code taken}, {@code possible} or {@code other}. */
    public record Edge(String path, String kind) {}

    static LifecyclePicture of(@Nullable String current, List<TimelineEntry> entries) {
        Set<Way> taken = new LinkedHashSet<>();
        Set<CaseStatus> visited = new LinkedHashSet<>();
        for (TimelineEntry entry : entries) {
            if (entry.to() != null) {
                visited.add(entry.to());
            }
            if (entry.from() != null && entry.to() != null && entry.from() != entry.to()) {
                taken.add(new Way(entry.from(), entry.to()));
            }
        }
        List<Node> nodes = Arrays.stream(CaseStatus.values())
                .map(status -> new Node(
                        status,
                        MARGIN + column(status) * COLUMN,
                        MARGIN + row(status) * ROW,
                        visited.contains(status),
                        status.name().equals(current)))
                .toList();
        Map<Way, String> ways = new LinkedHashMap<>();
        Lifecycle.table().stream()
                .filter(transition -> transition.from() != null)
                .map(transition -> new Way(Objects.requireNonNull(transition.from()), transition.to()))
                .forEach(way -> ways.put(
                        way, taken.contains(way) ? "taken" : way.from().name().equals(current) ? "possible" : "other"));
        List<Edge> edges = List.of("other", "possible", "taken").stream()
                .flatMap(kind -> ways.entrySet().stream()
                        .filter(way -> way.getValue().equals(kind))
                        .map(way -> new Edge(path(way.getKey()), kind)))
                .toList();
        return new LifecyclePicture(nodes, edges);
    }

    private static int column(CaseStatus status) {
        return switch (status) {
            case PENDING_MERCHANT -> 0;
            case AWAITING_SHIPMENT, REJECTED -> 1;
            case SHIPPED, OVERDUE -> 2;
            case IN_TRANSIT, IN_ARBITRATION -> 3;
            case COMPLETED, REFUNDED, CANCELLED, CLOSED -> 4;
        };
    }

    private static int row(CaseStatus status) {
        return switch (status) {
            case REFUNDED -> 0;
            case PENDING_MERCHANT, AWAITING_SHIPMENT, SHIPPED, IN_TRANSIT, COMPLETED -> 1;
            case OVERDUE, CLOSED -> 2;
            case REJECTED, IN_ARBITRATION, CANCELLED -> 3;
        };
    }

    /** A curve between the sides that face each other; one that spans several columns goes around those between. */
    private static String path(Way way) {
        int fromX = MARGIN + column(way.from()) * COLUMN;
        int fromY = MARGIN + row(way.from()) * ROW + HEIGHT / 2;
        int toX = MARGIN + column(way.to()) * COLUMN;
        int toY = MARGIN + row(way.to()) * ROW + HEIGHT / 2;
        int columns = column(way.to()) - column(way.from());
        int down = Integer.compare(toY, fromY);
        if (columns == 0) {
            int x = fromX + WIDTH / 2 + down * 12;
            return format("M%d %dL%d %d", x, fromY + down * HEIGHT / 2, x, toY - down * HEIGHT / 2);
        }
        if (columns < 0) {
            int x = toX + WIDTH / 2 - 12;
            int end = toY - down * HEIGHT / 2;
            return format("M%d %dC%d %d %d %d %d %d", fromX, fromY, x + 40, fromY, x, end - down * 40, x, end);
        }
        if (columns > 1 && down != 0) {
            int x = fromX + WIDTH / 2 + 24;
            return format("M%d %dC%d %d %d %d %d %d", x, fromY + down * HEIGHT / 2, x, toY, toX - 90, toY, toX, toY);
        }
        int bend = (toX - fromX - WIDTH) / 2;
        int start = fromX + WIDTH;
        return format("M%d %dC%d %d %d %d %d %d", start, fromY, start + bend, fromY, toX - bend, toY, toX, toY);
    }

    private static String format(String path, Object... numbers) {
        return String.format(Locale.ROOT, path, numbers);
    }

    private record Way(CaseStatus from, CaseStatus to) {}
}
