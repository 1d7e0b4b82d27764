package org.reissue.web;

/** The four kinds of callers, as the token's {@code scope} claim names them in lower case. */
public enum Scope {
    BUYER,
    MERCHANT,
    OPS,
    SYSTEM
}
