package org.lettermark.tables;

/** What a column holds, and how a Java value, a row's cell, says it. */
public enum ValueType {
  /** {@link String}. */
  TEXT("VARCHAR"),
  /** {@link Integer}. */
  INTEGER("INTEGER"),
  /** {@link Double}. */
  NUMBER("DOUBLE"),
  /** {@link Boolean}. */
  TRUTH("BOOLEAN"),
  /** {@link java.time.LocalDate}. */
  DATE("DATE"),
  /** A list of {@link String}s, some of which may be null. */
  TEXTS("VARCHAR[]"),
  /** A map of {@link String}s. */
  MAP("MAP(VARCHAR, VARCHAR)");

  private final String sql;

  ValueType(String sql) {
    this.sql = sql;
  }

  /** Its name in DuckDB. */
  public String sql() {
    return sql;
  }
}
