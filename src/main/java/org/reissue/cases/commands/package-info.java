/** What buyers, merchants, ops and carriers do to a case: the services, their requests, and the order of judgement. */
@NullMarked
package org.reissue.cases.commands;

import org.jspecify.annotations.NullMarked;
