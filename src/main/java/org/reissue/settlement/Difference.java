package org.reissue.settlement;

/**
 * Something in the books that does not agree.
 *
 * @param kind which check found it
 * @param subject what it is about: an account, an entry or a case
 * @param expected what should be there
 * @param found what is there
 */
public record Difference(String kind, String subject, String expected, String found) {}
