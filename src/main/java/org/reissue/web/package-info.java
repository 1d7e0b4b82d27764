/** What every module with a controller uses: problems, callers, idempotency, security and languages. */
@org.springframework.modulith.ApplicationModule(
        type = org.springframework.modulith.ApplicationModule.Type.OPEN,
        allowedDependencies = "jdbc")
package org.reissue.web;
