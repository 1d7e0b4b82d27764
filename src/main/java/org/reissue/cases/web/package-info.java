/** Cases over HTTP: the controllers for buyers, merchants and ops, and their responses. */
@NamedInterface("web")
@NullMarked
package org.reissue.cases.web;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
