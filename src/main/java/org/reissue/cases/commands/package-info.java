/** The use cases that change a case, for buyers, merchants, ops and carriers: services, requests and transactions. */
@NamedInterface("commands")
@NullMarked
package org.reissue.cases.commands;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
