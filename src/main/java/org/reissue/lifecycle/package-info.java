/** The lifecycle as one table: status, reason, action, actor, effect and windows. Pure Java, knows nobody. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {})
package org.reissue.lifecycle;
