package org.reissue.orders;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;

/** Where goods go: personal data that never leaves through events or logs. */
@Embeddable
public record Receiver(
        @Column(name = "receiver_name") String name,
        @Column(name = "receiver_phone") String phone,
        @Column(name = "receiver_address") String address) {}
