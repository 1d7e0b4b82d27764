package org.reissue.local;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import org.jspecify.annotations.Nullable;
import org.reissue.web.api.Identifier;
import org.reissue.web.api.Scope;
import org.reissue.web.problem.Problem;
import org.springframework.context.annotation.Profile;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Issues tokens to anybody, in local mode only. */
@RestController
@Profile("local")
@Tag(name = "local", description = "In local mode alone: tokens for anybody, and the business clock.")
@SecurityRequirements
class TokenController {

    private static final String SYSTEM_PART = "system\\.(orders|payments|scans|events)";

    private final LocalTokenIssuer issuer;

    TokenController(LocalTokenIssuer issuer) {
        this.issuer = issuer;
    }

    /** Issue a token for any caller. It expires after twelve hours of real time, however the clock is advanced. */
    @PostMapping("/local/tokens")
    TokenResponse issue(@Valid @RequestBody TokenRequest request) {
        boolean merchant = request.scope().equals(Scope.MERCHANT.claim());
        if (merchant && request.shopId() == null) {
            throw Problem.invalid("shopId", "local.shop-required");
        }
        String token = issuer.issue(request.scope(), request.subject(), merchant ? request.shopId() : null);
        return new TokenResponse(token, "Bearer", LocalTokenIssuer.LIFETIME.toSeconds());
    }

    /**
     * The caller that the token identifies.
     *
     * @param scope the kind of caller: buyer, merchant, ops, system, or one or more of system.orders, system.payments,
     *     system.scans and system.events, with spaces between
     * @param subject the buyer id, or the staff member
     * @param shopId the merchant's shop; required for a merchant, ignored for other scopes
     */
    record TokenRequest(
            @NotNull
            @Pattern(
                    regexp = "buyer|merchant|ops|system|" + SYSTEM_PART + "( " + SYSTEM_PART + "){0,3}",
                    message = "{local.scope}")
            @Schema(example = "merchant")
            String scope,

            @NotNull @Identifier @Schema(example = "M-1") String subject,

            @Identifier @Schema(example = "S-1") @Nullable String shopId) {}

    /** A bearer token, with the member names of OAuth 2. */
    record TokenResponse(
            @JsonProperty("access_token") @Schema(description = "The token, for the Authorization header after Bearer")
            String accessToken,

            @JsonProperty("token_type") @Schema(description = "Always Bearer")
            String tokenType,

            @JsonProperty("expires_in") @Schema(description = "Lifetime of the token, in seconds")
            long expiresIn) {}
}
