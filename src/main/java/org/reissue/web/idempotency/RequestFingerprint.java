package org.reissue.web.idempotency;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.apache.commons.codec.digest.DigestUtils;
import org.jspecify.annotations.Nullable;
import org.reissue.web.api.ApiRequest;
import org.reissue.web.api.Caller;
import org.springframework.stereotype.Component;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Short and equally long names for keys and calls, so that the table stays small whatever callers send. */
@Component
class RequestFingerprint {

    private final JsonMapper canonical;

    RequestFingerprint(JsonMapper json) {
        // the order of fields and what was left out do not tell two bodies apart, nor does a release that adds a field
        canonical = json.rebuild()
                .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
                .disable(MapperFeature.SORT_CREATOR_PROPERTIES_FIRST)
                .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
                .changeDefaultPropertyInclusion(
                        inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_EMPTY))
                .build();
    }

    /** The fingerprint of the key and of the caller whose key it is. */
    byte[] ofKey(ApiRequest request) {
        Caller caller = request.caller();
        return sha256(
                caller.scope().name(), caller.subject(), String.valueOf(caller.shopId()), request.idempotencyKey());
    }

    /** The fingerprint of the call and its body. */
    byte[] ofContent(ApiRequest request, @Nullable Object body) {
        return sha256(request.method(), request.path(), canonical.writeValueAsString(body));
    }

    /** None of the parts but the last may hold a line break; callers' names and paths have none. */
    private static byte[] sha256(String... parts) {
        return DigestUtils.sha256(String.join("\n", parts));
    }
}
