package org.reissue.web.openapi;

import io.swagger.v3.core.jackson.ModelResolver;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Contact;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import io.swagger.v3.oas.models.tags.Tag;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.reissue.web.api.ApiRequest;
import org.reissue.web.api.Caller;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.ProblemDetail;
import org.springframework.web.servlet.config.annotation.ViewControllerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** The general part of the OpenAPI description. The root path redirects to Swagger UI. */
@Configuration(proxyBeanMethods = false)
class OpenApiConfiguration implements WebMvcConfigurer {

    private static final List<Tag> TAGS = List.of(
            new Tag().name("buyer").description("For the buyer app: apply, modify, escalate, confirm, cancel."),
            new Tag()
                    .name("merchant")
                    .description("For the merchant backend: list and decide cases, ship replacements."),
            new Tag().name("ops").description("For platform staff: arbitration, categories, refunds, webhooks."),
            new Tag()
                    .name("system")
                    .description(
                            "For the platform's other systems, each with a scope of its own: orders (`system.orders`),"
                                    + " scans (`system.scans`), credits and results of refunds (`system.payments`), events"
                                    + " (`system.events`). The scope `system` is all four."));

    /**
     * The version of the API by SemVer, which is not the build's: a release moves it if the description has changed.
     */
    private static final String VERSION = "1.0.0";

    private static final String TOKEN = "token";

    static {
        SpringDocUtils.getConfig()
                .addRequestWrapperToIgnore(Caller.class, ApiRequest.class)
                .replaceWithClass(ProblemDetail.class, ProblemDocument.class);
        ModelResolver.enumsAsRef = true; // so that the values of each enum are described once
    }

    @Bean
    OpenAPI openApi() {
        return new OpenAPI()
                .info(new Info()
                        .title("Reissue (补寄)")
                        .version(VERSION)
                        .contact(new Contact().name("The maintainers of Reissue"))
                        .license(new License().name("Apache-2.0").identifier("Apache-2.0"))
                        .description("""
                        When a parcel arrives incomplete, wrong or not at all, the buyer can apply for a **reissue (补寄)**: the
                        merchant ships a replacement, and the buyer returns nothing. By default the merchant has 48
                        hours to decide and 48 hours to ship. If a deadline passes, the service acts by itself: it approves the application,
                        refunds the buyer, or owes the buyer a coupon (¥3).

                        - **Tokens.** Every request needs an OAuth 2 bearer JWT whose `scope` is `buyer`, `merchant`, `ops` or
                          `system` (or `system.orders`, `.payments`, `.scans`, `.events` for those parts alone); merchants'
                          tokens have a `shop_id`. In local mode `POST /local/tokens` issues one; paste its `access_token`
                          under *Authorize*. Objects of other buyers and shops are answered with 404.
                        - **Values.** Times are ISO-8601 in UTC, money is in whole fen (1/100 yuan), ids are opaque. Rules are
                          cited by number (R1 to R20); `allowedActions` of a case lists what the caller may do now.
                        - **Languages.** Labels and messages follow `Accept-Language`: `zh-CN` by default, or `en`.
                        - **Repeated requests.** POST and PUT of buyers, merchants and ops take an `Idempotency-Key`: within
                          7 days, a repeated request with the same key acts only once. `If-Match` with the `ETag` of a case
                          prevents acting on a case that has changed since.
                        - **Problems** are RFC 9457 `application/problem+json` with a stable `type`. Their `requestId` is the
                          header `X-Request-Id` of the answer: the caller's, or a new one.
                        - **Limits.** A body has at most 1 MiB (CSV 5 MiB), a text 500 characters, a page of a list 100 entries
                          (of a timeline 500, of the event feed 1,000). A caller with too many requests gets 429 with `Retry-After`.
                        """))
                .servers(List.of(new Server().url("/").description("The service that gives this description")))
                .tags(TAGS)
                .components(new Components()
                        .addSecuritySchemes(
                                TOKEN,
                                new SecurityScheme()
                                        .type(SecurityScheme.Type.HTTP)
                                        .scheme("bearer")
                                        .bearerFormat("JWT")
                                        .description("The token without the word Bearer.")))
                .addSecurityItem(new SecurityRequirement().addList(TOKEN));
    }

    /**
     * The scopes' tags first, in their order, with their descriptions; then others of operations, but none of classes.
     */
    @Bean
    GlobalOpenApiCustomizer tagOrder() {
        return api -> {
            Set<String> used = api.getPaths().values().stream()
                    .flatMap(path -> path.readOperations().stream())
                    .flatMap(operation -> operation.getTags().stream())
                    .collect(Collectors.toSet());
            List<Tag> tags = new ArrayList<>(TAGS);
            api.getTags().stream()
                    .filter(tag -> used.contains(tag.getName()))
                    .filter(tag ->
                            TAGS.stream().noneMatch(known -> known.getName().equals(tag.getName())))
                    .forEach(tags::add);
            api.setTags(tags);
        };
    }

    @Override
    public void addViewControllers(ViewControllerRegistry registry) {
        registry.addRedirectViewController("/", "/swagger-ui.html");
    }
}
