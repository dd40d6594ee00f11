package org.lettermark.spark;

import java.sql.Date;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.lettermark.tables.Column;
import org.lettermark.tables.LetterTables;
import org.lettermark.tables.LetterView;
import org.lettermark.tables.Table;
import org.lettermark.tables.ValueType;
import scala.jdk.javaapi.CollectionConverters;

/** The tables of {@code export} as columns of one row a letter: an array of structs for each. */
final class TableTypes {

  /** What the row has already, or what is known only when all letters have been read. */
  private static final Set<String> LEFT_OUT = Set.of("letters.text", "issues." + LetterTables.GROUP, "issues." + LetterTables.SPLIT);

  private TableTypes() {}

  /** A column for each table, in the order in which {@code export} writes them. */
  static List<StructField> columns() {
    List<StructField> columns = new ArrayList<>();
    for (Table<?> table : LetterTables.ALL_TABLES) {
      List<StructField> fields = new ArrayList<>();
      for (Column<?> column : table.columns()) {
        if (isKept(table, column)) {
          fields.add(DataTypes.createStructField(column.name(), type(column.type()), true).withComment(column.comment()));
        }
      }
      columns.add(DataTypes.createStructField(
          table.name(), DataTypes.createArrayType(DataTypes.createStructType(fields), false), true).withComment(table.comment()));
    }
    return columns;
  }

  /**
   * The cells of these columns for a letter.
   *
   * @param localDates whether the session has days as {@link LocalDate}s
   */
  static List<Object> cells(LetterView letter, boolean localDates) {
    List<Object> cells = new ArrayList<>();
    for (Table<?> table : LetterTables.ALL_TABLES) {
      List<Row> rows = new ArrayList<>();
      for (Object[] row : table.rows(letter, Column.Words.ALL)) {
        List<Object> kept = new ArrayList<>();
        for (int i = 0; i < row.length; i++) {
          if (isKept(table, table.columns().get(i))) {
            kept.add(cell(table.columns().get(i).type(), row[i], localDates));
          }
        }
        rows.add(RowFactory.create(kept.toArray()));
      }
      cells.add(CollectionConverters.asScala(rows).toSeq());
    }
    return cells;
  }

  private static boolean isKept(Table<?> table, Column<?> column) {
    return !LEFT_OUT.contains(table.name() + "." + column.name());
  }

  private static DataType type(ValueType type) {
    return switch (type) {
      case TEXT -> DataTypes.StringType;
      case INTEGER -> DataTypes.IntegerType;
      case NUMBER -> DataTypes.DoubleType;
      case TRUTH -> DataTypes.BooleanType;
      case DATE -> DataTypes.DateType;
      case TEXTS -> DataTypes.createArrayType(DataTypes.StringType, true);
      case MAP -> DataTypes.createMapType(DataTypes.StringType, DataTypes.StringType, false);
    };
  }

  private static Object cell(ValueType type, Object value, boolean localDates) {
    if (value == null) {
      return null;
    }
    return switch (type) {
      case TEXTS -> CollectionConverters.asScala((List<?>) value).toSeq();
      case MAP -> CollectionConverters.asScala((Map<?, ?>) value);
      case DATE -> localDates ? value : Date.valueOf((LocalDate) value);
      default -> value;
    };
  }

  /** These columns behind those that a row has. */
  static StructType behind(StructType before, List<StructField> more) {
    List<StructField> all = new ArrayList<>(List.of(before.fields()));
    all.addAll(more);
    return DataTypes.createStructType(all);
  }
}
