/** Which category is open for which shop (R2). */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"web"})
package org.reissue.categories;
