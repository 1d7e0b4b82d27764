package org.reissue.cases.web;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.reissue.cases.search.CaseScope;
import org.reissue.cases.search.QuickFilter;
import org.reissue.lifecycle.ActorKind;
import org.reissue.lifecycle.Lifecycle;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;
import org.springframework.stereotype.Component;

/**
 * Describes what types cannot tell: which quick filters the counts of a caller have, and which actions
 * {@code allowedActions} of a case can have.
 */
@Component
@SuppressWarnings({"rawtypes", "unchecked"}) // as swagger-models has it
class CaseSchemaCustomizer implements GlobalOpenApiCustomizer {

    private static final String ACTION = "Action";

    @Override
    public void customise(OpenAPI api) {
        nameCounts(api, "/api/v1/merchant/reissues/counts", "MerchantCounts", CaseScope.ofShop("any"));
        nameCounts(api, "/api/v1/ops/reissues/counts", "OpsCounts", CaseScope.ofShopAndBuyer(null, null));
        Schema action = api.getComponents().getSchemas().get(ACTION);
        Set<String> allowed = allowedActions();
        action.setEnum(action.getEnum().stream().filter(allowed::contains).toList());
        action.setDescription(action.getDescription()
                .lines()
                .filter(line -> !line.startsWith("- `") || allowed.contains(line.split("`")[1]))
                .collect(Collectors.joining("\n")));
    }

    private static void nameCounts(OpenAPI api, String path, String name, CaseScope scope) {
        Schema counts = new ObjectSchema().description("How many cases each quick filter has (R18).");
        for (QuickFilter filter : scope.quickFilters()) {
            counts.addProperty(
                    filter.name(),
                    new IntegerSchema().format("int64").description("the cases of `" + filter.name() + "`"));
            counts.addRequiredItem(filter.name());
        }
        api.getComponents().addSchemas(name, counts);
        api.getPaths()
                .get(path)
                .getGet()
                .getResponses()
                .get("200")
                .getContent()
                .values()
                .forEach(media -> media.setSchema(new Schema<>().$ref(name)));
    }

    /** What somebody does by a call: neither what happens by itself, nor applying, which is no action on a case. */
    private static Set<String> allowedActions() {
        return Stream.concat(Lifecycle.table().stream(), Lifecycle.inPlace().stream())
                .filter(row -> row.from() != null && row.actor() != ActorKind.SYSTEM)
                .map(row -> row.action().name())
                .collect(Collectors.toSet());
    }
}
