/** What carriers say of parcels. */
package org.reissue.logistics.scans;
