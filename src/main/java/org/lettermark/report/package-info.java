/**
 * Pages to look at: a page for each letter with its findings and the reason of each, and a list of the letters. They are plain
 * files, which any browser opens from the disk; nothing is fetched.
 */
package org.lettermark.report;
