/** The API for money: a controller for each kind of caller. */
@NullMarked
package org.reissue.settlement.web;

import org.jspecify.annotations.NullMarked;
