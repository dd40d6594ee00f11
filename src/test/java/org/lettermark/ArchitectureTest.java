package org.lettermark;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import org.apache.uima.analysis_component.AnalysisComponent;
import org.apache.uima.fit.descriptor.TypeCapability;

/** The house as {@code CONTRIBUTING.md} draws it. */
@AnalyzeClasses(packages = "org.lettermark", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest
  static final ArchRule dependenciesPointDown =
      layeredArchitecture()
          .consideringOnlyDependenciesInAnyPackage("org.lettermark..")
          .withOptionalLayers(true)
          .layer("cli").definedBy("org.lettermark.cli..")
          .layer("spark").definedBy("org.lettermark.spark..")
          .layer("uses").definedBy("org.lettermark.run..", "org.lettermark.evaluate..", "org.lettermark.export..", "org.lettermark.exchange..", "org.lettermark.report..", "org.lettermark.train..")
          .layer("pipeline").definedBy("org.lettermark.pipeline..")
          .layer("engines").definedBy("org.lettermark.read..", "org.lettermark.structure..", "org.lettermark.clinical..", "org.lettermark.review..")
          .layer("tables").definedBy("org.lettermark.tables..")
          .whereLayer("cli").mayNotBeAccessedByAnyLayer()
          .whereLayer("spark").mayNotBeAccessedByAnyLayer()
          .whereLayer("uses").mayOnlyBeAccessedByLayers("cli", "spark")
          .whereLayer("tables").mayOnlyBeAccessedByLayers("uses", "cli", "spark")
          .whereLayer("pipeline").mayOnlyBeAccessedByLayers("uses", "cli", "spark")
          .whereLayer("engines").mayOnlyBeAccessedByLayers("pipeline", "uses", "cli", "spark");

  @ArchTest
  static final ArchRule structureKnowsNoOtherEngines =
      noClasses().that().resideInAPackage("org.lettermark.structure..")
          .should().dependOnClassesThat().resideInAnyPackage("org.lettermark.read..", "org.lettermark.clinical..", "org.lettermark.review..");

  @ArchTest
  static final ArchRule clinicalKnowsNoOtherEngines =
      noClasses().that().resideInAPackage("org.lettermark.clinical..")
          .should().dependOnClassesThat().resideInAnyPackage("org.lettermark.read..", "org.lettermark.structure..", "org.lettermark.review..");

  @ArchTest
  static final ArchRule reviewKnowsNoOtherEngines =
      noClasses().that().resideInAPackage("org.lettermark.review..")
          .should().dependOnClassesThat().resideInAnyPackage("org.lettermark.read..", "org.lettermark.structure..", "org.lettermark.clinical..");

  @ArchTest
  static final ArchRule matchKnowsNoUima =
      noClasses().that().resideInAPackage("org.lettermark.match..")
          .should().dependOnClassesThat().resideInAnyPackage("org.apache.uima..", "org.apache.ctakes..", "org.lettermark.type..");

  @ArchTest
  static final ArchRule everyEngineStatesWhatItReadsAndWrites =
      classes().that().areAssignableTo(AnalysisComponent.class).and().resideInAPackage("org.lettermark..")
          .should().beAnnotatedWith(TypeCapability.class);

  @ArchTest
  static final ArchRule onlyTheCommandLineEndsTheProcess =
      noClasses().that().resideOutsideOfPackages("org.lettermark.cli..", "org.lettermark.spark..")
          .should().callMethod(System.class, "exit", int.class);

  @ArchTest
  static final ArchRule onlyTheCommandLinePrints =
      noClasses().that().resideOutsideOfPackage("org.lettermark.cli..")
          .should().accessField(System.class, "out").orShould().accessField(System.class, "err");
}
