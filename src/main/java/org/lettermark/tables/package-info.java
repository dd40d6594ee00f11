/**
 * The tables that are made of annotated letters: one definition of tables and columns ({@link org.lettermark.tables.LetterTables}),
 * from which the database, its comments, its page {@code schema.md} and the columns on a cluster are made.
 */
package org.lettermark.tables;
