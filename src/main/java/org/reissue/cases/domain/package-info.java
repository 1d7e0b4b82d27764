/** The case: the entity whose methods follow the lifecycle table, its values, and the recording of transitions. */
package org.reissue.cases.domain;
