/** What staff and systems changed outside cases: a log that only grows, chained by hash. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"jdbc", "web"})
@NullMarked
package org.reissue.audit;

import org.jspecify.annotations.NullMarked;
