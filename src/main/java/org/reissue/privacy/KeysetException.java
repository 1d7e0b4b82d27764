package org.reissue.privacy;

/** The setting of the keyset cannot be used; {@link KeysetFailureAnalyzer} turns it into a message. */
final class KeysetException extends RuntimeException {

    /** @param message names the setting and never repeats its value, which may hold a key */
    KeysetException(String message) {
        super(message);
    }
}
