/** JSON taken at its word: nothing is guessed, rounded or converted. */
package org.reissue.web.json;
