/** Carriers and the formats of their tracking numbers. */
package org.reissue.logistics.carriers;
