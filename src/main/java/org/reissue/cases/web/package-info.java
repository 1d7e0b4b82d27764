/** Cases over HTTP: the controllers for buyers, merchants and ops, and their responses. */
package org.reissue.cases.web;
