/** Shops with suspicious tracking numbers. */
package org.reissue.logistics.signals;
