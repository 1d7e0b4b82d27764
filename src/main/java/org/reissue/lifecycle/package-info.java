/** The lifecycle of a case as one table of transitions. Pure Java: neither Spring nor JPA, and no other module. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {})
package org.reissue.lifecycle;
