package org.reissue.orders;

import org.reissue.web.problem.Problem;

/**
 * Thrown when order facts from a message or the order service are invalid. The exception's message names the fields,
 * never their values (R20).
 */
final class InvalidOrderException extends RuntimeException {

    InvalidOrderException(String message) {
        super(message);
    }

    InvalidOrderException(Problem fault) {
        super("Invalid: " + String.join(", ", fault.invalidFieldNames()), fault);
    }
}
