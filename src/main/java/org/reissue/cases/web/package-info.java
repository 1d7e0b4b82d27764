/** Cases over HTTP: the controllers for buyers, merchants and ops, and their responses. */
@NullMarked
package org.reissue.cases.web;

import org.jspecify.annotations.NullMarked;
