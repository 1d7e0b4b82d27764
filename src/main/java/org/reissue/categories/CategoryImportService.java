package org.reissue.categories;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.reissue.categories.CategoryCsvReader.Line;
import org.reissue.categories.CategoryImportResponse.Rejection;
import org.reissue.web.problem.Messages;
import org.springframework.stereotype.Component;

/** Imports the good lines of a file and says what is wrong with the others. */
@Component
class CategoryImportService {

    private final CategoryLineValidator reading;
    private final CategoryService categories;
    private final Messages language;

    CategoryImportService(CategoryLineValidator reading, CategoryService categories, Messages language) {
        this.reading = reading;
        this.categories = categories;
        this.language = language;
    }

    CategoryImportResponse run(List<Line> lines) {
        List<Rejection> rejected = new ArrayList<>();
        Map<String, GoodLine> good = new LinkedHashMap<>();
        for (Line line : lines) {
            List<String> faults = new ArrayList<>();
            Category category = reading.read(line, faults);
            if (faults.isEmpty()) {
                GoodLine first = good.putIfAbsent(category.id(), new GoodLine(line.number(), category));
                if (first != null) {
                    faults.add("id: " + language.text("invalid.csv-repeated", first.number()));
                }
            }
            if (!faults.isEmpty()) {
                rejected.add(new Rejection(line.number(), String.join("; ", faults)));
            }
        }
        Set<String> cyclic =
                categories.putAll(good.values().stream().map(GoodLine::category).toList());
        for (String id : cyclic) {
            String message = "parentId: " + language.text("invalid.category-cycle");
            rejected.add(new Rejection(good.get(id).number(), message));
        }
        rejected.sort(Comparator.comparingLong(Rejection::line));
        return new CategoryImportResponse(good.size() - cyclic.size(), rejected);
    }

    private record GoodLine(long number, Category category) {}
}
