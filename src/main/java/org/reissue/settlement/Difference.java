package org.reissue.settlement;

/**
 * Two records of the same money that do not agree.
 *
 * @param kind the check that found the difference
 * @param subject the account, entry or case with the difference
 * @param expected what should be recorded
 * @param found what is recorded
 */
public record Difference(String kind, String subject, String expected, String found) {}
