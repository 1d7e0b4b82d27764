/** The case: eligibility, commands, firing, lists, and the controllers of buyers, merchants and ops. */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {"lifecycle", "history", "orders", "categories", "logistics", "settlement", "jdbc", "web"})
package org.reissue.cases;
