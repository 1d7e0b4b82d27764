/** What callers send about cases. Missing and malformed fields are refused here; the rules are judged by the case. */
package org.reissue.cases.requests;
