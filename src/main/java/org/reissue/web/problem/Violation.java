package org.reissue.web.problem;

import java.util.List;

/**
 * A breach of a rule. Its message is the text {@code violation.<code>} in the caller's language.
 *
 * @param rule the rule's number, such as {@code R4}
 * @param code the stable code, such as {@code WINDOW_CLOSED}
 * @param arguments the arguments of the message
 */
public record Violation(String rule, String code, List<Object> arguments) {

    /** @param rule the constant of the rule, whose name is its number */
    public static Violation of(Enum<?> rule, String code, Object... arguments) {
        return new Violation(rule.name(), code, List.of(arguments));
    }
}
