/** Categories, and for which shops they are open (R2). */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"web"})
package org.reissue.categories;
