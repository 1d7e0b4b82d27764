package org.reissue.categories;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.reissue.categories.CategoryImportResponse.RejectedLine;
import org.reissue.web.csv.CsvLine;
import org.reissue.web.csv.CsvReader;
import org.reissue.web.problem.Messages;
import org.reissue.web.problem.Problem;
import org.springframework.stereotype.Service;

/** Imports the valid lines of a file and reports the errors of the others. */
@Service
public class CategoryImportService {

    /** A longer file is not a list of categories, and each of its lines could cause an error message. */
    private static final CsvReader CSV =
            new CsvReader(List.of("id", "name", "parentId", "opensAt", "shopPercent"), 200_000);

    private final CategoryLineValidator validator;
    private final CategoryService categories;
    private final Messages messages;

    CategoryImportService(CategoryLineValidator validator, CategoryService categories, Messages messages) {
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
            Category category = validator.read(line, errors);
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

    private record ValidLine(long number, Category category) {}
}
