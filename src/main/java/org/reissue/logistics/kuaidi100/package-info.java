/** An adapter: the subscription push of Kuaidi100 (快递100) as a carrier feed. */
@NullMarked
package org.reissue.logistics.kuaidi100;

import org.jspecify.annotations.NullMarked;
