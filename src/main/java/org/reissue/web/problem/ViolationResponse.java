package org.reissue.web.problem;

/**
 * A rule that was broken, as shown to the caller.
 *
 * @param rule the rule's number, such as {@code R4}
 * @param code the stable code, such as {@code WINDOW_CLOSED}
 * @param message what is wrong, in the caller's language
 */
public record ViolationResponse(String rule, String code, String message) {}
