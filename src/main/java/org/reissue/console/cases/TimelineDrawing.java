package org.reissue.console.cases;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.reissue.cases.web.CaseResponse;
import org.reissue.history.TimelineEntry;
import org.reissue.lifecycle.CaseStatus;

/**
 * The timeline of a case drawn to scale: a lane for each side, the windows in which that side had to act as bars,
 * deadlines as flags, what happened as points, now as a line. All lengths are units of a view box.
 */
public record TimelineDrawing(List<Bar> bars, List<Flag> flags, List<Point> points, List<Tick> ticks, double now) {

    private static final double LEFT = 88;
    private static final double WIDTH = 856;
    private static final int MAX_TICKS = 6;
    private static final List<Duration> STEPS = Stream.of(1, 3, 6, 12, 24, 48, 96, 168, 336, 720, 1440, 2880, 8760)
            .map(Duration::ofHours)
            .toList();

    /** A window in which a side has to act; {@code left} is the part of it that is still to come. */
    public record Bar(Lane lane, double x, double width, double left, CaseStatus status) {}

    /** A deadline; {@code missed} when it passed and its timeout fired. */
    public record Flag(Lane lane, double x, Instant at, boolean missed) {}

    public record Point(Lane lane, double x, Instant at, String type) {}

    public record Tick(double x, Instant at) {}

    static TimelineDrawing of(CaseResponse found, List<TimelineEntry> entries, Instant now) {
        List<Span> spans = spans(entries, now);
        Instant begin = found.appliedAt();
        boolean ended = spans.isEmpty() || Lane.of(last(spans).status()) == null;
        Instant lastEvent =
                entries.isEmpty() ? begin : entries.get(entries.size() - 1).at();
        Instant end = ended
                ? lastEvent
                : spans.stream()
                        .map(Span::deadline)
                        .filter(Objects::nonNull)
                        .filter(deadline -> deadline.isAfter(now))
                        .reduce(now, (one, other) -> other.isAfter(one) ? other : one);
        Scale scale = new Scale(begin, end.isAfter(begin) ? end : begin.plusSeconds(1));
        return new TimelineDrawing(
                spans.stream().flatMap(span -> span.bar(scale, now)).toList(),
                spans.stream().flatMap(span -> span.flag(scale)).toList(),
                points(found, entries, scale),
                scale.ticks(),
                scale.x(now));
    }

    private static List<Point> points(CaseResponse found, List<TimelineEntry> entries, Scale scale) {
        Stream<Point> events =
                entries.stream().map(entry -> new Point(Lane.of(entry), scale.x(entry.at()), entry.at(), entry.type()));
        Stream<Point> scans = found.shipment() == null
                ? Stream.of()
                : found.shipment().scans().stream()
                        .map(scan -> new Point(Lane.CARRIER, scale.x(scan.at()), scan.at(), "scan." + scan.kind()));
        return Stream.concat(events, scans).toList();
    }

    /** The stretches between events in which status and deadline stay the same. */
    private static List<Span> spans(List<TimelineEntry> entries, Instant now) {
        List<Span> spans = new ArrayList<>();
        for (TimelineEntry entry : entries) {
            boolean sameWindow = entry.to() == null
                    || Objects.equals(entry.from(), entry.to()) && last(spans).isFor(entry);
            if (sameWindow) {
                continue;
            }
            if (!spans.isEmpty()) {
                spans.set(spans.size() - 1, last(spans).until(entry.at()));
            }
            spans.add(new Span(entry.to(), entry.at(), now, entry.deadlineAt()));
        }
        return spans;
    }

    private static Span last(List<Span> spans) {
        return spans.isEmpty() ? Span.NONE : spans.get(spans.size() - 1);
    }

    private record Span(
            @Nullable CaseStatus status,
            Instant from,
            Instant to,
            @Nullable Instant deadline) {

        static final Span NONE = new Span(null, Instant.EPOCH, Instant.EPOCH, null);

        boolean isFor(TimelineEntry entry) {
            return status == entry.to()
                    && (entry.deadlineAt() == null || entry.deadlineAt().equals(deadline));
        }

        Span until(Instant end) {
            return new Span(status, from, end, deadline);
        }

        Stream<Bar> bar(Scale scale, Instant now) {
            Lane lane = Lane.of(status);
            if (lane == null || status == null) {
                return Stream.of();
            }
            boolean running = to.equals(now) && deadline != null && deadline.isAfter(now);
            double x = scale.x(from);
            double left = running ? scale.x(deadline) - scale.x(now) : 0;
            return Stream.of(new Bar(lane, x, Math.max(2, scale.x(to) - x), left, status));
        }

        Stream<Flag> flag(Scale scale) {
            Lane lane = Lane.of(status);
            if (lane == null || deadline == null || deadline.isAfter(scale.end())) {
                return Stream.of();
            }
            return Stream.of(new Flag(lane, scale.x(deadline), deadline, !deadline.isAfter(to)));
        }
    }

    private record Scale(Instant begin, Instant end) {

        double x(Instant instant) {
            double share = (double) Duration.between(begin, instant).toMillis()
                    / Math.max(1, Duration.between(begin, end).toMillis());
            return Math.round((LEFT + WIDTH * Math.min(1, Math.max(0, share))) * 10) / 10.0;
        }

        List<Tick> ticks() {
            Duration whole = Duration.between(begin, end);
            Duration step = STEPS.stream()
                    .filter(candidate -> whole.dividedBy(candidate) < MAX_TICKS)
                    .findFirst()
                    .orElse(STEPS.get(STEPS.size() - 1));
            List<Tick> ticks = new ArrayList<>();
            // a label at the very end would not fit
            Instant last = end.minus(whole.dividedBy(12));
            for (Instant at = begin; !at.isAfter(last); at = at.plus(step)) {
                ticks.add(new Tick(x(at), at));
            }
            return ticks;
        }
    }
}
