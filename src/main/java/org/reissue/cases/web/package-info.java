/** Cases over HTTP: the controllers of buyers, merchants and ops, and what they show. */
@NullMarked
package org.reissue.cases.web;

import org.jspecify.annotations.NullMarked;
