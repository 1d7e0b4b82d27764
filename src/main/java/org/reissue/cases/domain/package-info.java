/** The case: the entity whose methods follow the lifecycle table, its values, and the recording of transitions. */
@NullMarked
package org.reissue.cases.domain;

import org.jspecify.annotations.NullMarked;
