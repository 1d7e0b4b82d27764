package org.reissue.logistics.scans;

import jakarta.validation.Validator;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.reissue.web.json.BoundedListDeserializer;
import org.reissue.web.problem.Problem;
import org.reissue.web.problem.ProblemType;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.annotation.JsonDeserialize;

/**
 * One scan or an array of scans; all are recorded or none.
 *
 * @param single whether the body was one object; then errors name fields without an index
 */
@JsonDeserialize(using = ScanBatch.Reader.class)
record ScanBatch(List<Scan> scans, boolean single) {

    static final int MAX_SIZE = 1_000;

    /**
     * The scans, when all are valid.
     *
     * @throws Problem {@code invalid-request} with every error, by its place such as {@code [3].at}
     */
    List<Scan> valid(Validator validator) {
        if (scans.isEmpty()) {
            throw Problem.invalid("body", "invalid.batch", MAX_SIZE);
        }
        Problem problem = new Problem(ProblemType.INVALID_REQUEST);
        for (int i = 0; i < scans.size(); i++) {
            validate(scans.get(i), single ? "" : "[" + i + "]", validator, problem);
        }
        if (!problem.invalidFieldNames().isEmpty()) {
            throw problem;
        }
        return scans;
    }

    private static void validate(@Nullable Scan scan, String place, Validator validator, Problem problem) {
        if (scan == null) {
            problem.andInvalid(place, "invalid.required");
            return;
        }
        validator.validate(scan).stream()
                .sorted(Comparator.comparing(
                        violation -> violation.getPropertyPath().toString()))
                .forEach(violation -> problem.andInvalid(
                        field(place, violation.getPropertyPath().toString()),
                        "invalid.constraint",
                        violation.getMessage()));
        if (!scan.hasPossibleNumber()) {
            problem.andInvalid(field(place, "trackingNumber"), "invalid.tracking-number");
        }
    }

    private static String field(String place, String name) {
        return place.isEmpty() ? name : place + "." + name;
    }

    static final class Reader extends ValueDeserializer<ScanBatch> {

        @Override
        public ScanBatch deserialize(JsonParser parser, DeserializationContext context) {
            if (!parser.isExpectedStartArrayToken()) {
                return new ScanBatch(List.of(context.readValue(parser, Scan.class)), true);
            }
            return new ScanBatch(BoundedListDeserializer.read(parser, context, Scan.class, MAX_SIZE), false);
        }
    }
}
