package org.lettermark.run;

import java.io.IOException;
import java.nio.ByteBuffer;

/** Written beside the type system: colours for UIMA's annotation viewer. */
final class StyleMap {

  private StyleMap() {}

  static void write(OutputFolder folder, Disk disk) throws IOException {
    try (var in = StyleMap.class.getResourceAsStream(OutputFolder.STYLE_MAP)) {
      disk.whole(folder.root().resolve(OutputFolder.STYLE_MAP), ByteBuffer.wrap(in.readAllBytes()));
    }
  }
}
