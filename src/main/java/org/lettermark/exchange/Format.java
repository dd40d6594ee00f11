package org.lettermark.exchange;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.lettermark.corpus.JsonLines;

/** Tools to which letters go, and from which they come back. */
public enum Format {
  /** XMI, a type system, and layers with tag sets. */
  INCEPTION {
    @Override
    LetterSink write(Path folder, boolean checked) throws IOException {
      return new InceptionWriter(folder);
    }
  },
  /** Text and stand-off annotations, with the configuration. */
  BRAT {
    @Override
    LetterSink write(Path folder, boolean checked) throws IOException {
      return new BratWriter(folder);
    }
  },
  /** One word a line, with BIO tags; it does not come back. */
  CONLL {
    @Override
    LetterSink write(Path folder, boolean checked) {
      return new ConllWriter(folder);
    }
  },
  /** One letter a line. */
  JSONL {
    @Override
    LetterSink write(Path folder, boolean checked) throws IOException {
      BufferedWriter out = Files.newBufferedWriter(folder.resolve("letters" + JsonLines.SUFFIX));
      return new LetterSink() {
        @Override
        public void accept(OutLetter letter) throws IOException {
          out.write(JsonLines.write(letter.name(), letter.letter()) + "\n");
        }

        @Override
        public void close() throws IOException {
          out.close();
        }
      };
    }
  },
  /** Tasks and the labelling interface. */
  LABELSTUDIO {
    @Override
    LetterSink write(Path folder, boolean checked) throws IOException {
      return new LabelStudioWriter(folder, checked);
    }
  };

  /** Begins files in a folder. */
  abstract LetterSink write(Path folder, boolean checked) throws IOException;
}
