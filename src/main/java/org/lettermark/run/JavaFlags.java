package org.lettermark.run;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.lettermark.match.LexiconException;
import org.lettermark.match.Table;

/** The one list of flags with which letters are annotated, in {@code java-flags.tsv} with their reasons and figures. */
public final class JavaFlags {

  private static final String FILE = "classpath:/org/lettermark/run/java-flags.tsv";

  /** From more letters on the optimizing compiler's work has paid for itself; the table of the file says so. */
  private static final int SHORT = 16_000;

  private JavaFlags() {}

  /**
   * The command that runs a class in a process of its own.
   *
   * @param mainClass class with a main method beside this one
   * @param threads letters in work at a time
   * @param letters letters of the run
   * @param traces whether exceptions have stack traces, which costs a quarter of the speed
   */
  public static List<String> command(String mainClass, int threads, int letters, boolean traces) throws IOException {
    Set<String> wanted = new HashSet<>(Set.of("always", threads > 2 ? "parallel" : "serial"));
    if (letters <= SHORT) {
      wanted.add("short");
    }
    if (!traces) {
      wanted.add("quick");
    }
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    Table table = Table.read(FILE, "flag", "when", "why");
    for (Table.Row row : table.rows()) {
      if (!Set.of("always", "quick", "short", "serial", "parallel").contains(row.get("when"))) {
        throw new LexiconException(FILE + ":" + row.line() + ": expected when a flag is set");
      }
      if (wanted.contains(row.get("when"))) {
        command.add(row.get("flag"));
      }
    }
    String archive = System.getProperty("lettermark.archive");
    if (archive != null) {
      command.add("-XX:SharedArchiveFile=" + archive);
    }
    String made = System.getProperty("lettermark.archive.make");
    if (made != null) {
      // Uncompiled: a method that waits for a compiler at the end is written down as waiting, and in every later run
      // waits for ever.
      command.addAll(List.of("-XX:ArchiveClassesAtExit=" + made, "-Xint"));
    }
    command.addAll(List.of("-cp", classPath(), mainClass));
    return command;
  }

  /** That of this process; where something else has loaded these classes, such as a cluster's executor, their jar alone. */
  private static String classPath() {
    String own = System.getProperty("java.class.path");
    CodeSource source = JavaFlags.class.getProtectionDomain().getCodeSource();
    if (source == null) {
      return own;
    }
    Path jar = Path.of(URI.create(source.getLocation().toString()));
    boolean listed = Stream.of(own.split(File.pathSeparator))
        .anyMatch(entry -> Path.of(entry).toAbsolutePath().normalize().equals(jar));
    return listed || own.isEmpty() || !jar.toString().endsWith(".jar") ? own : jar.toString();
  }
}
