package org.reissue.cases.domain;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;

/**
 * The receiver of a case as it is stored (R20). A case carries the ciphertext, which only {@link CaseReceivers}
 * decrypts, and only for callers who may see the receiver.
 *
 * @param ciphertext bound to the case by its id
 */
@Embeddable
public record EncryptedReceiver(@Column(name = "receiver") byte[] ciphertext) {}
