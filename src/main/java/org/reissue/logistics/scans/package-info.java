/** Carrier scans: received, recorded and published. */
package org.reissue.logistics.scans;
