package org.lettermark;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.apache.uima.resource.metadata.FeatureDescription;
import org.apache.uima.resource.metadata.TypeDescription;
import org.junit.jupiter.api.Test;
import org.lettermark.pipeline.LetterPipeline;

class ReadmeTest {

  @Test
  void everyTypeHasARowInTheTable() throws Exception {
    String readme = Files.readString(Path.of("README.md"));
    List<TypeDescription> ours = ours();
    assertThat(ours).isNotEmpty();
    for (TypeDescription type : ours) {
      assertThat(readme).contains("| `" + type.getName().substring("org.lettermark.type.".length()) + "` |");
    }
  }

  @Test
  void everyTypeAndFeatureIsDescribed() throws Exception {
    for (TypeDescription type : ours()) {
      assertThat(type.getDescription()).as(type.getName()).isNotBlank();
      assertThat(type.getSupertypeName()).as(type.getName()).isEqualTo("uima.tcas.Annotation");
      for (FeatureDescription feature : type.getFeatures()) {
        assertThat(feature.getDescription()).as(type.getName() + ":" + feature.getName()).isNotBlank();
        assertThat(feature.getRangeTypeName())
            .as(type.getName() + ":" + feature.getName())
            .isIn("uima.cas.String", "uima.cas.Integer", "uima.cas.Boolean", "uima.cas.Double", "uima.cas.StringArray");
      }
    }
  }

  private static List<TypeDescription> ours() throws Exception {
    return Arrays.stream(LetterPipeline.types().getTypes())
        .filter(type -> type.getName().startsWith("org.lettermark."))
        .toList();
  }
}
