/**
 * Encryption at rest: columns with personal data or secrets hold ciphertext, bound to their row. Knows no table; other
 * modules name their columns as {@link org.reissue.privacy.EncryptedColumn} beans.
 */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {})
@NullMarked
package org.reissue.privacy;

import org.jspecify.annotations.NullMarked;
