package org.lettermark.io;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Finds the letters in files and folders. */
public final class LetterReader {

  private LetterReader() {}

  /** The letters of all inputs, folders in the order of their file names. */
  public static List<LetterSource> find(List<Path> inputs) throws IOException {
    List<LetterSource> letters = new ArrayList<>();
    for (Path input : inputs) {
      try (Stream<Path> files = Files.walk(input)) {
        files.filter(Files::isRegularFile).filter(f -> f.toString().endsWith(".txt")).sorted()
            .forEach(file -> letters.add(new TextFile(input, file)));
      }
    }
    return letters;
  }

  private record TextFile(Path input, Path file) implements LetterSource {
    @Override
    public String name() {
      String name = file.getFileName().toString();
      return name.substring(0, name.lastIndexOf('.'));
    }

    @Override
    public String uri() {
      return input.equals(file) ? file.getFileName().toString() : input.relativize(file).toString();
    }

    @Override
    public SourceLetter read() throws IOException {
      return new SourceLetter(name(), uri(), Files.readString(file, StandardCharsets.UTF_8), "UTF-8", 0, false);
    }
  }
}
