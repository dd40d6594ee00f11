package org.lettermark;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class LoggingTest {

  /** The cTAKES jars carry an org.slf4j of their own, which must not be the one that is loaded. */
  @Test
  void slf4jIsItsOwn() {
    assertThat(LoggerFactory.class.getProtectionDomain().getCodeSource().getLocation().getPath()).contains("slf4j-api");
  }
}
