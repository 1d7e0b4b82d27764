/** Strict JSON: values are never guessed, rounded or converted. */
package org.reissue.web.json;
