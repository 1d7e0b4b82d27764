package org.reissue.local;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.util.Locale;
import org.reissue.web.api.Identifier;
import org.reissue.web.api.Scope;
import org.reissue.web.problem.Problem;
import org.springframework.context.annotation.Profile;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Gives tokens away, in local mode only. */
@RestController
@Profile("local")
@Tag(name = "local")
@SecurityRequirements
class TokenController {

    private final LocalTokenIssuer mint;

    TokenController(LocalTokenIssuer mint) {
        this.mint = mint;
    }

    /** A token for any caller you like; it is good for twelve hours of real time, however the clock is advanced. */
    @PostMapping("/local/tokens")
    TokenResponse token(@Valid @RequestBody TokenRequest request) {
        Scope scope = Scope.valueOf(request.scope().toUpperCase(Locale.ROOT));
        if (scope != Scope.MERCHANT) {
            return answer(mint.token(scope, request.subject(), null));
        }
        if (request.shopId() == null) {
            throw Problem.invalid("shopId", "local.shop-required");
        }
        return answer(mint.token(scope, request.subject(), request.shopId()));
    }

    private static TokenResponse answer(String token) {
        return new TokenResponse(token, "Bearer", LocalTokenIssuer.LIFE.toSeconds());
    }

    /**
     * Who the token is to speak for.
     *
     * @param scope the kind of caller
     * @param subject the buyer id, or the staff member
     * @param shopId the merchant's shop; needed for a merchant, ignored for anybody else
     */
    record TokenRequest(
            @NotNull
            @Pattern(regexp = "buyer|merchant|ops|system", message = "{local.scope}")
            @Schema(
                    allowableValues = {"buyer", "merchant", "ops", "system"},
                    example = "merchant")
            String scope,

            @NotNull @Identifier @Schema(example = "M-1") String subject,

            @Identifier @Schema(example = "S-1") String shopId) {}

    /** A bearer token, in the words of OAuth 2. */
    record TokenResponse(
            @JsonProperty("access_token") @Schema(description = "What goes into the Authorization header, after Bearer")
            String accessToken,

            @JsonProperty("token_type") @Schema(description = "Always Bearer")
            String tokenType,

            @JsonProperty("expires_in") @Schema(description = "How long the token is good for, in seconds")
            long expiresIn) {}
}
