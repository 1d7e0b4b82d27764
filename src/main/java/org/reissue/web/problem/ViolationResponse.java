package org.reissue.web.problem;

/**
 * A breach of a rule, as the caller sees it.
 *
 * @param rule the rule's number, such as {@code R4}
 * @param code the stable code, such as {@code WINDOW_CLOSED}
 * @param message the explanation, in the caller's language
 */
public record ViolationResponse(String rule, String code, String message) {}
