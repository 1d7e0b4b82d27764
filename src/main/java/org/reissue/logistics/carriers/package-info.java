/** What is known of carriers and how they write their numbers. */
package org.reissue.logistics.carriers;
