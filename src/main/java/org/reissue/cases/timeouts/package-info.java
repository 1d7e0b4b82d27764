/** What silence brings: the cases whose deadline has passed, decided and written in bulk. */
package org.reissue.cases.timeouts;
