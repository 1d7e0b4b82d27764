/** What only a developer's machine has: embedded PostgreSQL, sample data, tokens and time travel. */
package org.reissue.local;
