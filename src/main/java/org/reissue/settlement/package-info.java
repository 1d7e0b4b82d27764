/** What is owed: payouts and violations (R10, R12, R16). */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"lifecycle", "history", "web"})
package org.reissue.settlement;
