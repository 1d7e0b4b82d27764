package org.reissue.cases.commands;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Validator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.reissue.web.api.Identifier;
import org.reissue.web.api.Texts;
import org.reissue.web.csv.CsvLine;
import org.reissue.web.csv.CsvReader;
import org.reissue.web.problem.Problem;
import org.reissue.web.problem.ProblemMapping;
import org.springframework.stereotype.Component;

/** Reads shipments as CSV with the columns {@code id,carrier,trackingNumber}, among others and in any order. */
@Component
public class ShipmentCsvReader {

    /** How many lines a file may have below the header. */
    public static final int MAX_LINES = 1_000;

    private static final List<String> COLUMNS = List.of("id", "carrier", "trackingNumber");
    private static final CsvReader CSV = new CsvReader(COLUMNS, MAX_LINES);

    private final Validator validator;

    ShipmentCsvReader(Validator validator) {
        this.validator = validator;
    }

    /**
     * Reads the lines of a file.
     *
     * @param file the body of a request; null when it has none
     * @throws Problem {@code invalid-request} when the file as a whole is unreadable
     */
    public List<CsvLine> read(byte @Nullable [] file) {
        return CSV.read(file);
    }

    /** Validates the lines of a file by the rules of a JSON request. An invalid line has its error. */
    public List<ShipmentLine> validate(List<CsvLine> lines) {
        return lines.stream().map(this::line).toList();
    }

    private ShipmentLine line(CsvLine line) {
        Map<String, String> cells = line.cells();
        if (cells == null) {
            return ShipmentLine.invalid(line.number(), "", Problem.invalid("line", "invalid.csv-width", line.width()));
        }
        BatchShipRequest.Item item =
                new BatchShipRequest.Item(cells.get("id"), cells.get("carrier"), cells.get("trackingNumber"), null);
        Set<ConstraintViolation<BatchShipRequest.Item>> violations = validator.validate(item);
        if (!violations.isEmpty()) {
            return invalid(line, ProblemMapping.of(new ConstraintViolationException(violations)));
        }
        for (String column : COLUMNS) {
            if (!Texts.storable(cells.get(column))) {
                return invalid(line, Problem.invalid(column, "invalid.string"));
            }
        }
        return ShipmentLine.of(line.number(), item);
    }

    /** A cell that is longer than any id, or that is no text, is not repeated as the id of the line. */
    private static ShipmentLine invalid(CsvLine line, Problem error) {
        String id = line.cells().getOrDefault("id", "");
        boolean repeatable = id.length() <= Identifier.MAX_LENGTH && Texts.storable(id);
        return ShipmentLine.invalid(line.number(), repeatable ? id : "", error);
    }
}
