package org.reissue.orders;

/** Where goods go: personal data that never leaves through events or logs. */
public record Receiver(String name, String phone, String address) {}
