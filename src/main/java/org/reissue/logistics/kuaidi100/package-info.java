/** An adapter: the subscription push of Kuaidi100 (快递100) as a carrier feed. */
package org.reissue.logistics.kuaidi100;
