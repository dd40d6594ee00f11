package org.lettermark.cli;

import java.awt.GraphicsEnvironment;
import java.awt.event.WindowAdapter;
import java.awt.event.WindowEvent;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import javax.swing.JFrame;
import javax.swing.SwingUtilities;
import org.apache.uima.UIMAFramework;
import org.apache.uima.cas.CAS;
import org.apache.uima.resource.metadata.TypeSystemDescription;
import org.apache.uima.tools.docanalyzer.AnnotationViewerDialog;
import org.apache.uima.tools.docanalyzer.PrefsMediator;
import org.apache.uima.util.CasCreationUtils;
import org.apache.uima.util.XMLInputSource;
import org.lettermark.corpus.AnnotatedFolder;
import org.lettermark.corpus.XmiWriter;
import org.lettermark.run.OutputFolder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Opens annotated letters in UIMA's annotation viewer. */
@Command(
    name = "view",
    description = {
      "Look at annotated letters in UIMA's annotation viewer.",
      "",
      "A double click on a letter opens it. Letters of every format are shown."
    },
    mixinStandardHelpOptions = true)
final class ViewCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Parameters(index = "0", paramLabel = "DIR", description = "Folder that \"annotate\" or \"unpack\" wrote.")
  private Path folder;

  @Parameters(index = "1..*", paramLabel = "NAME", description = "Letters to be shown (default: the first of them).")
  private List<String> names = List.of();

  @Option(
      names = "--letters",
      defaultValue = "1000",
      paramLabel = "N",
      description = "How many letters the list holds at most (default: ${DEFAULT-VALUE}).")
  private int most;

  @Override
  public Integer call() throws Exception {
    Path typeSystem = folder.resolve(XmiWriter.TYPE_SYSTEM);
    if (!Files.isRegularFile(typeSystem)) {
      throw wrong(folder + ": there is no " + XmiWriter.TYPE_SYSTEM + " in it; name a folder that annotate wrote");
    }
    if (GraphicsEnvironment.isHeadless()) {
      throw wrong("the viewer needs a screen, and there is none");
    }
    TypeSystemDescription types =
        UIMAFramework.getXMLParser().parseTypeSystemDescription(new XMLInputSource(typeSystem.toFile()));
    CAS cas = CasCreationUtils.createCas(types, null, null);
    Path shown = Files.createTempDirectory("lettermark");
    try {
      if (link(shown, cas) == 0) {
        throw wrong(folder + ": there is no such letter in it");
      }
      show(shown, cas);
    } finally {
      try (DirectoryStream<Path> links = Files.newDirectoryStream(shown)) {
        for (Path link : links) {
          Files.delete(link);
        }
      }
      Files.delete(shown);
    }
    return 0;
  }

  /** The viewer lists every file of the folder that it is given, so it is given one of loose letters alone. */
  private int link(Path shown, CAS cas) throws IOException {
    int linked = 0;
    try (AnnotatedFolder letters = AnnotatedFolder.in(folder)) {
      for (String name : letters.names()) {
        if (linked < most && (names.isEmpty() || names.contains(name))) {
          Path loose = folder.resolve(name + ".xmi");
          if (Files.exists(loose)) {
            link(loose, shown.resolve(name + ".xmi"));
          } else {
            letters.read(name, cas);
            new XmiWriter(Set.of()).write(cas, shown.resolve(name + ".xmi"));
          }
          linked++;
        }
      }
    }
    return linked;
  }

  private static void link(Path letter, Path link) throws IOException {
    try {
      Files.createSymbolicLink(link, letter.toRealPath());
    } catch (UnsupportedOperationException | IOException e) {
      Files.copy(letter, link);
    }
  }

  private void show(Path shown, CAS cas) throws Exception {
    CountDownLatch closed = new CountDownLatch(1);
    SwingUtilities.invokeAndWait(() -> {
      PrefsMediator where = new PrefsMediator();
      where.setOutputDir(shown.toString());
      // The only view that takes its colours from the style map.
      where.setViewType("JV User Colors");
      AnnotationViewerDialog letters = new AnnotationViewerDialog(
          new JFrame(), "Annotated letters", where, folder.resolve(OutputFolder.STYLE_MAP).toFile(), null,
          cas.getTypeSystem(), null, false, cas);
      letters.addWindowListener(new WindowAdapter() {
        @Override
        public void windowClosed(WindowEvent event) {
          closed.countDown();
        }

        @Override
        public void windowClosing(WindowEvent event) {
          closed.countDown();
        }
      });
      letters.pack();
      letters.setVisible(true);
    });
    closed.await();
  }

  private ParameterException wrong(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}
