/** Followers of the log: each with a cursor of its own, driven by one instance at a time. */
package org.reissue.feed.delivery;
