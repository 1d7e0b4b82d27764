/** Order facts in, questions about them answered. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"web"})
package org.reissue.orders;
