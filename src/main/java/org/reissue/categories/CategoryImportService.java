package org.reissue.categories;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validator;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.reissue.categories.CategoryImportResponse.RejectedLine;
import org.reissue.web.api.Identifiers;
import org.reissue.web.api.Instants;
import org.reissue.web.api.Texts;
import org.reissue.web.csv.CsvLine;
import org.reissue.web.csv.CsvReader;
import org.reissue.web.problem.Messages;
import org.reissue.web.problem.Problem;
import org.springframework.stereotype.Service;

/**
 * Imports the valid lines of a file and reports the errors of the others. Lines are validated by the rules of a PUT,
 * with the same messages.
 */
@Service
public class CategoryImportService {

    /** A longer file is not a list of categories, and each of its lines could cause an error message. */
    private static final CsvReader CSV =
            new CsvReader(List.of("id", "name", "parentId", "opensAt", "shopPercent"), 200_000);

    private static final Pattern WHOLE_NUMBER = Pattern.compile("-?[0-9]{1,9}");

    private final Validator validator;
    private final CategoryService categories;
    private final Messages messages;

    CategoryImportService(Validator validator, CategoryService categories, Messages messages) {
        this.validator = validator;
        this.categories = categories;
        this.messages = messages;
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

    /**
     * Imports the valid lines.
     *
     * @param actor who imports, for the audit log
     * @param dryRun whether to judge the lines only, so that nothing is stored
     */
    public CategoryImportResponse run(String actor, List<CsvLine> lines, boolean dryRun) {
        List<RejectedLine> rejected = new ArrayList<>();
        Map<String, ValidLine> valid = new LinkedHashMap<>();
        for (CsvLine line : lines) {
            List<String> errors = new ArrayList<>();
            Category category = validate(line, errors);
            if (errors.isEmpty()) {
                ValidLine first = valid.putIfAbsent(category.id(), new ValidLine(line.number(), category));
                if (first != null) {
                    errors.add("id: " + messages.text("invalid.csv-repeated", first.number()));
                }
            }
            if (!errors.isEmpty()) {
                rejected.add(new RejectedLine(line.number(), String.join("; ", errors)));
            }
        }
        List<Category> imported =
                valid.values().stream().map(ValidLine::category).toList();
        Set<String> cyclic = dryRun ? categories.findCyclic(imported) : categories.saveAll(actor, imported);
        for (String id : cyclic) {
            String message = "parentId: " + messages.text("invalid.category-cycle");
            rejected.add(new RejectedLine(valid.get(id).number(), message));
        }
        rejected.sort(Comparator.comparingLong(RejectedLine::line));
        return new CategoryImportResponse(valid.size() - cyclic.size(), rejected);
    }

    /** The category of the line. It counts only when no errors were added; each error names its column. */
    private @Nullable Category validate(CsvLine line, Collection<String> errors) {
        if (line.cells() == null) {
            errors.add(messages.text("invalid.csv-width", line.width()));
            return null;
        }
        return validate(line.cells(), errors);
    }

    private Category validate(Map<String, String> cells, Collection<String> errors) {
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
                .map(CategoryImportService::error)
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

    private record ValidLine(long number, Category category) {}
}
