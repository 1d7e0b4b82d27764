/** The API for money: a controller for each kind of caller. */
package org.reissue.settlement.web;
