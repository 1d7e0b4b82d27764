package org.reissue.web.openapi;

import io.swagger.v3.core.jackson.ModelResolver;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.tags.Tag;
import java.util.ArrayList;
import java.util.List;
import org.reissue.web.api.ApiRequest;
import org.reissue.web.api.Caller;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.info.BuildProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.ProblemDetail;
import org.springframework.web.servlet.config.annotation.ViewControllerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** The head of the description, and the way to it from the root of the service. */
@Configuration(proxyBeanMethods = false)
class ApiDescription implements WebMvcConfigurer {

    private static final List<Tag> TAGS = List.of(
            new Tag()
                    .name("buyer")
                    .description("What the buyer app calls: apply, modify, escalate, confirm, withdraw."),
            new Tag()
                    .name("merchant")
                    .description("What the merchant backend calls: the workbench, decisions, shipping."),
            new Tag().name("ops").description("What platform staff call: arbitration, categories, refunds, webhooks."),
            new Tag()
                    .name("system")
                    .description("What the platform's other systems call: orders, scans, payments, events."));

    private static final String TOKEN = "token";

    static {
        SpringDocUtils.getConfig()
                .addRequestWrapperToIgnore(Caller.class, ApiRequest.class)
                .replaceWithClass(ProblemDetail.class, ProblemDocument.class);
        ModelResolver.enumsAsRef = true; // so that the values of each are described once
    }

    @Bean
    OpenAPI openApi(ObjectProvider<BuildProperties> build) {
        BuildProperties properties = build.getIfAvailable();
        return new OpenAPI()
                .info(new Info()
                        .title("Reissue (补寄)")
                        .version(properties == null ? "development" : properties.getVersion())
                        .license(new License().name("Apache-2.0").identifier("Apache-2.0"))
                        .description("""
                        A parcel came incomplete, wrong or not at all: the buyer asks for a **reissue (补寄)**, and nothing
                        comes back. The merchant has 48 hours to answer, then 48 hours to ship. Silence has consequences
                        that this service enforces by itself: automatic approval, a full refund, arbitration, a ¥3 coupon.

                        - **Tokens.** Every call needs an OAuth 2 bearer JWT whose `scope` is `buyer`, `merchant`, `ops` or
                          `system`; merchants' tokens carry `shop_id`. In local mode `POST /local/tokens` gives one; paste
                          its `access_token` under *Authorize*. What is not the caller's own is 404.
                        - **Values.** Times are ISO-8601 in UTC, money is whole fen (1/100 yuan), ids are opaque. Rules are
                          cited by number (R1 to R18); `allowedActions` of a case says what the caller may do now.
                        - **Languages.** Labels and messages follow `Accept-Language`: `zh-CN` unless `en` is asked for.
                        - **Doing things twice.** POST and PUT of buyers, merchants and ops take an `Idempotency-Key`: the
                          same call with the same key acts once, within 7 days. `ETag` and `If-Match` guard against acting
                          on a case that has changed.
                        - **Problems** are RFC 9457 `application/problem+json`; their `type` never changes.
                        - **Limits.** A body holds 1 MiB (CSV 5 MiB), a text 500 characters, a list page 100 entries.
                        """))
                .tags(TAGS)
                .components(new Components()
                        .addSecuritySchemes(
                                TOKEN,
                                new SecurityScheme()
                                        .type(SecurityScheme.Type.HTTP)
                                        .scheme("bearer")
                                        .bearerFormat("JWT")
                                        .description("The bare token, without the word Bearer.")))
                .addSecurityItem(new SecurityRequirement().addList(TOKEN));
    }

    /** The scopes' tags first, in their order, with their descriptions. */
    @Bean
    GlobalOpenApiCustomizer tagOrder() {
        return api -> {
            List<Tag> tags = new ArrayList<>(TAGS);
            api.getTags().stream()
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
