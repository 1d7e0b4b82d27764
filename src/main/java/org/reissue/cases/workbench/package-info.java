/** Lists of cases: filters, orders, cursors and counts (R18). */
package org.reissue.cases.workbench;
