/** What every module with a controller uses: problems, callers, idempotency, security and languages. */
@org.springframework.modulith.ApplicationModule(
        type = org.springframework.modulith.ApplicationModule.Type.OPEN,
        allowedDependencies = {})
@NullMarked
package org.reissue.web;

import org.jspecify.annotations.NullMarked;
