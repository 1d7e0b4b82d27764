/** The case itself: the entity whose verbs follow the lifecycle table, its values, and the record of what happened. */
@NullMarked
package org.reissue.cases.domain;

import org.jspecify.annotations.NullMarked;
