package org.lettermark.exchange;

import java.io.Closeable;
import java.io.IOException;

/** Takes letters in the format of a tool; what belongs to all of them is written when it is closed. */
interface LetterSink extends Closeable {
  void accept(OutLetter letter) throws IOException;
}
