package org.reissue.categories;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validator;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.reissue.web.api.Identifiers;
import org.reissue.web.api.Instants;
import org.reissue.web.api.Texts;
import org.reissue.web.csv.CsvLine;
import org.reissue.web.problem.Messages;
import org.springframework.stereotype.Component;

/** Validates a line of an imported file by the rules of a PUT, with the same messages. */
@Component
class CategoryLineValidator {

    private static final Pattern WHOLE_NUMBER = Pattern.compile("-?[0-9]{1,9}");

    private final Validator validator;
    private final Messages messages;

    CategoryLineValidator(Validator validator, Messages messages) {
        this.validator = validator;
        this.messages = messages;
    }

    /** The category of the line. It counts only when no errors were added; each error names its column. */
    @Nullable
    Category read(CsvLine line, Collection<String> errors) {
        if (line.cells() == null) {
            errors.add(messages.text("invalid.csv-width", line.width()));
            return null;
        }
        return read(line.cells(), errors);
    }

    private Category read(Map<String, String> cells, Collection<String> errors) {
        String id = cells.get("id");
        if (id == null) {
            errors.add(error("id", "invalid.required"));
        } else if (!Identifiers.isValid(id)) {
            errors.add(error("id", "invalid.identifier"));
        }
        String name = cells.get("name");
        if (name != null && !Texts.storable(name)) {
            errors.add(error("name", "invalid.string"));
        }
        CategoryRequest body = new CategoryRequest(
                name,
                cells.get("parentId"),
                opensAt(cells.get("opensAt"), errors),
                percent(cells.get("shopPercent"), errors));
        validator.validate(body).stream()
                .map(CategoryLineValidator::error)
                .sorted()
                .forEach(errors::add);
        return body.toCategory(id);
    }

    private @Nullable Instant opensAt(@Nullable String cell, Collection<String> errors) {
        if (cell == null) {
            return null;
        }
        return Instants.parse(cell).orElseGet(() -> {
            errors.add(error("opensAt", "invalid.instant"));
            return null;
        });
    }

    private @Nullable Integer percent(@Nullable String cell, Collection<String> errors) {
        if (cell == null) {
            return null;
        }
        if (!WHOLE_NUMBER.matcher(cell).matches()) {
            errors.add(error("shopPercent", "invalid.integer"));
            return null;
        }
        return Integer.valueOf(cell);
    }

    private String error(String column, String messageKey) {
        return column + ": " + messages.text(messageKey);
    }

    private static String error(ConstraintViolation<CategoryRequest> violation) {
        return violation.getPropertyPath() + ": " + violation.getMessage();
    }
}
