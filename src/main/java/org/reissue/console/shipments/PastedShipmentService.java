package org.reissue.console.shipments;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.reissue.cases.commands.BatchService;
import org.reissue.cases.commands.ShipmentCsvReader;
import org.reissue.cases.commands.ShipmentLine;
import org.reissue.cases.commands.ShipmentResult;
import org.reissue.console.ConditionalOnConsole;
import org.reissue.console.page.CarrierChoices;
import org.reissue.console.page.ProblemTexts;
import org.reissue.console.page.Submission;
import org.reissue.web.csv.CsvLine;
import org.reissue.web.problem.Problem;
import org.springframework.stereotype.Service;

/** Judges and ships pasted lines by the service of the API. */
@Service
@ConditionalOnConsole
class PastedShipmentService {

    private final BatchService shipments;
    private final ShipmentCsvReader reader;
    private final CarrierChoices carriers;
    private final ProblemTexts texts;

    PastedShipmentService(
            BatchService shipments, ShipmentCsvReader reader, CarrierChoices carriers, ProblemTexts texts) {
        this.shipments = shipments;
        this.reader = reader;
        this.carriers = carriers;
        this.texts = texts;
    }

    /**
     * Predicts the results of shipping the lines now.
     *
     * @throws Problem {@code invalid-request} when the lines are not a list of shipments
     */
    Judgement judge(Submission form, PastedLines pasted) {
        List<CsvLine> lines = read(pasted);
        return judgement(pasted, lines, shipments.judge(form.caller(), reader.validate(lines)));
    }

    /** Ships the lines. A line with an unlikely number is shipped only if the form confirms the line. */
    Judgement ship(Submission form) {
        PastedLines pasted = PastedLines.of(form);
        Set<String> confirmed = new HashSet<>(form.texts("confirmed"));
        List<CsvLine> lines = read(pasted);
        List<ShipmentLine> shipped = reader.validate(lines).stream()
                .map(line ->
                        confirmed.contains(String.valueOf(pasted.numberOf(line.number()))) ? line.confirmed() : line)
                .toList();
        return shipments
                .ship(
                        form.call(),
                        new Body(lines, confirmed.stream().sorted().toList()),
                        shipped,
                        Judgement.class,
                        results -> judgement(pasted, lines, results))
                .body();
    }

    private List<CsvLine> read(PastedLines pasted) {
        List<CsvLine> lines;
        try {
            lines = reader.read(pasted.toCsv());
        } catch (Problem ofFile) {
            throw pasted.refusal(ofFile);
        }
        if (lines.isEmpty()) {
            throw Problem.invalid("lines", "invalid.required");
        }
        return lines.stream().map(this::withCode).toList();
    }

    /** The line with the code of the carrier, which people may write by its name. */
    private CsvLine withCode(CsvLine line) {
        if (line.cells() == null) {
            return line;
        }
        Map<String, String> cells = new HashMap<>(line.cells());
        cells.computeIfPresent("carrier", (column, written) -> carriers.codeOf(written));
        return new CsvLine(line.number(), line.width(), cells);
    }

    private Judgement judgement(PastedLines pasted, List<CsvLine> lines, List<ShipmentResult> results) {
        return new Judgement(IntStream.range(0, lines.size())
                .mapToObj(nr -> judged(pasted, lines.get(nr), results.get(nr).refusal()))
                .toList());
    }

    private JudgedLine judged(PastedLines pasted, CsvLine line, @Nullable Problem refusal) {
        Map<String, String> cells = line.cells() == null ? Map.of() : line.cells();
        return new JudgedLine(
                pasted.numberOf(line.number()),
                cells.getOrDefault("id", ""),
                cells.getOrDefault("carrier", ""),
                cells.getOrDefault("trackingNumber", ""),
                refusal == null ? null : texts.inOneLine(refusal),
                refusal != null && texts.of(refusal).confirmable());
    }

    /** The content that a repeated form must have too. */
    private record Body(List<CsvLine> lines, List<String> confirmed) {}
}
