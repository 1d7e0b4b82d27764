/** Cases over HTTP: the controllers of buyers, merchants and ops, and what they show. */
package org.reissue.cases.web;
