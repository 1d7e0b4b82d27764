/** The lifecycle of a case as one table of transitions. Pure Java: neither Spring nor JPA, and no other module. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {})
@NullMarked
package org.reissue.lifecycle;

import org.jspecify.annotations.NullMarked;
