package org.reissue.categories;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validator;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.regex.Pattern;
import org.reissue.web.api.Identifier;
import org.reissue.web.api.Instants;
import org.reissue.web.api.Texts;
import org.reissue.web.problem.Messages;
import org.springframework.stereotype.Component;

/** Judges a line of an imported file as a PUT of its category would be judged, in the same words. */
@Component
class CategoryLineValidator {

    private static final Pattern IDENTIFIER = Pattern.compile(Identifier.PATTERN);
    private static final Pattern WHOLE_NUMBER = Pattern.compile("-?[0-9]{1,9}");

    private final Validator validator;
    private final Messages language;

    CategoryLineValidator(Validator validator, Messages language) {
        this.validator = validator;
        this.language = language;
    }

    /** The category that the line states; of no use when faults were added, each naming its column. */
    Category read(CategoryCsvReader.Line line, Collection<String> faults) {
        if (line.cells() == null) {
            faults.add(language.text("invalid.csv-width", line.width()));
            return null;
        }
        return read(line.cells(), faults);
    }

    private Category read(Map<String, String> cells, Collection<String> faults) {
        String id = cells.get("id");
        if (id == null) {
            faults.add(fault("id", "invalid.required"));
        } else if (!IDENTIFIER.matcher(id).matches()) {
            faults.add(fault("id", "invalid.identifier"));
        }
        String name = cells.get("name");
        if (name != null && !Texts.storable(name)) {
            faults.add(fault("name", "invalid.string"));
        }
        CategoryRequest body = new CategoryRequest(
                name,
                cells.get("parentId"),
                opensAt(cells.get("opensAt"), faults),
                percent(cells.get("shopPercent"), faults));
        validator.validate(body).stream()
                .map(CategoryLineValidator::fault)
                .sorted()
                .forEach(faults::add);
        return body.of(id);
    }

    private Instant opensAt(String cell, Collection<String> faults) {
        if (cell == null) {
            return null;
        }
        return Instants.parse(cell).orElseGet(() -> {
            faults.add(fault("opensAt", "invalid.instant"));
            return null;
        });
    }

    private Integer percent(String cell, Collection<String> faults) {
        if (cell == null) {
            return null;
        }
        if (!WHOLE_NUMBER.matcher(cell).matches()) {
            faults.add(fault("shopPercent", "invalid.integer"));
            return null;
        }
        return Integer.valueOf(cell);
    }

    private String fault(String column, String messageKey) {
        return column + ": " + language.text(messageKey);
    }

    private static String fault(ConstraintViolation<CategoryRequest> violation) {
        return violation.getPropertyPath() + ": " + violation.getMessage();
    }
}
