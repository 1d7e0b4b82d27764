package org.reissue.web.api;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.reissue.web.problem.Problem;
import org.reissue.web.problem.ProblemType;
import org.springframework.http.ETag;

/**
 * A request to the API, without its body. Controllers take it as a parameter.
 *
 * @param path the path, decoded, without the query
 * @param idempotencyKey the {@code Idempotency-Key} header, or null; always null for a caller or method that takes none
 * @param ifMatch the {@code If-Match} header as sent, or null
 */
public record ApiRequest(
        Caller caller,
        String method,
        String path,
        @Nullable String idempotencyKey,
        @Nullable String ifMatch) {

    /** The header with the key of a call that must not act twice. */
    public static final String IDEMPOTENCY_KEY = "Idempotency-Key";

    private static final Set<String> REPEATABLE = Set.of("POST", "PUT");

    /** Whether a call takes an {@code Idempotency-Key}; calls of systems repeat by what they say. */
    public static boolean takesKey(Scope scope, String method) {
        return scope != Scope.SYSTEM && REPEATABLE.contains(method);
    }

    /** The id of the caller, as the audit log names it. */
    public String actor() {
        return caller.subject();
    }

    /**
     * Checks {@code If-Match} against the version of the case: {@code *}, or entity tags that are compared strongly. A
     * malformed header matches nothing, as its sender asked not to overwrite.
     *
     * @throws Problem {@code precondition-failed} when the caller meant another version
     */
    public void requireVersion(long version) {
        if (ifMatch != null && !matches(new ETag(Long.toString(version), false))) {
            throw new Problem(ProblemType.PRECONDITION_FAILED);
        }
    }

    private boolean matches(ETag current) {
        List<ETag> tags = ETag.parse(ifMatch);
        return ifMatch.strip().equals("*") || isList(tags) && tags.stream().anyMatch(tag -> tag.compare(current, true));
    }

    /** Whether the header lists these tags and nothing else: the parser passes over characters it does not expect. */
    private boolean isList(List<ETag> tags) {
        String list = tags.stream().map(ETag::formattedTag).collect(Collectors.joining());
        return tags.stream().noneMatch(ETag::isWildcard)
                && withoutSeparators(ifMatch).equals(withoutSeparators(list));
    }

    private static String withoutSeparators(String text) {
        return text.replaceAll("[ \\t,]", "");
    }
}
