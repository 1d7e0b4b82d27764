/** The use cases that change a case, for buyers, merchants, ops and carriers: services, requests and transactions. */
package org.reissue.cases.commands;
