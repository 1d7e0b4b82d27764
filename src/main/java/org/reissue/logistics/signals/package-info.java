/** Which shops' numbers look untrue. */
package org.reissue.logistics.signals;
