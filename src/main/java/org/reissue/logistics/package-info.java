/** Carriers and tracking numbers (R13). */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"web"})
package org.reissue.logistics;
