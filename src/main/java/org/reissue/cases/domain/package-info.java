/** The case: the entity whose methods follow the lifecycle table, its values, and the recording of transitions. */
@NamedInterface("domain")
@NullMarked
package org.reissue.cases.domain;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
