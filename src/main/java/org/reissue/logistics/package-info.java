/** Carriers, tracking numbers and scans (R13). */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"jdbc", "web"})
package org.reissue.logistics;
