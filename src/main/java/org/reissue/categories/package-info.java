/** Categories, and for which shops they are open (R2). */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"audit", "jdbc", "web"})
@NullMarked
package org.reissue.categories;

import org.jspecify.annotations.NullMarked;
