package io.autospec;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** What may enter which room of core. */
@AnalyzeClasses(packages = "io.autospec", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest
  static final ArchRule coreNeedsNothingButTheJdkAndEjml =
      classes()
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage("java..", "javax..", "org.ejml..", "io.autospec..");

  @ArchTest
  static final ArchRule coreKnowsNoPresetNoTrainingNoCommandLine =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "io.autospec.presets..", "io.autospec.training..", "io.autospec.cli..");

  @ArchTest
  static final ArchRule dataAndScalarsKnowNoAlgorithm =
      noClasses()
          .that()
          .resideInAnyPackage(
              "io.autospec.file..", "io.autospec.matrix..", "io.autospec.recurrence..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "io.autospec.backend..",
              "io.autospec.model..",
              "io.autospec.operator..",
              "io.autospec.probe..",
              "io.autospec.solve..");

  @ArchTest
  static final ArchRule modelsSeeSummariesNeverOperators =
      noClasses()
          .that()
          .resideInAPackage("io.autospec.model..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "io.autospec.backend..", "io.autospec.operator..", "io.autospec.solve..");

  @ArchTest
  static final ArchRule onlyWhatIteratesKnowsSolve =
      noClasses()
          .that()
          .resideOutsideOfPackages(
              "io.autospec",
              "io.autospec.solve..",
              "io.autospec.eigen..",
              "io.autospec.function..",
              "io.autospec.trace..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("io.autospec.solve..");

  @ArchTest
  static final ArchRule referenceLoopsAreReachedThroughTheBackend =
      noClasses()
          .that()
          .resideInAnyPackage("io.autospec.solve..", "io.autospec.probe..", "io.autospec.model..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("io.autospec.backend.reference..");

  @ArchTest
  static final ArchRule theLibraryNeverPrintsOrExits =
      noClasses()
          .should()
          .accessField(System.class, "out")
          .orShould()
          .accessField(System.class, "err")
          .orShould()
          .callMethod(System.class, "exit", int.class);

  @ArchTest
  static final ArchRule highLevelPackagesAreFreeOfCycles =
      slices()
          .matching("io.autospec.(solve|model|probe|matrix|recurrence)..")
          .should()
          .beFreeOfCycles();
}
