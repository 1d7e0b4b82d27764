/**
 * The case: the entity whose methods follow the lifecycle table, its values, the recording of transitions, and the
 * check of cases against refunds.
 */
@NamedInterface("domain")
@NullMarked
package org.reissue.cases.domain;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
