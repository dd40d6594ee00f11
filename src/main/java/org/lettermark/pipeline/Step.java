package org.lettermark.pipeline;

import java.util.function.Predicate;
import org.apache.uima.analysis_component.AnalysisComponent;

/**
 * One step of the pipeline.
 *
 * @param engine the class, which states in {@code @TypeCapability} what it reads and writes
 * @param wanted whether these options ask for the step
 */
public record Step(Class<? extends AnalysisComponent> engine, Predicate<PipelineOptions> wanted) {

  static Step always(Class<? extends AnalysisComponent> engine) {
    return new Step(engine, options -> true);
  }

  /** Name of the step and of its descriptor. */
  public String name() {
    return engine.getSimpleName();
  }
}
