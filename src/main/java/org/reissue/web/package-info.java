/** What every module with a controller uses: problems, callers, idempotency, security and languages. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {})
package org.reissue.web;
