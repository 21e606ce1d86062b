package net.associatedschools.registry.app;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Date;

/** Holds what the application may know of core, and the same names and dates as there. */
@AnalyzeClasses(
        packages = ArchitectureTest.ROOT,
        importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    static final String ROOT = "net.associatedschools.registry.app";

    /** Wiring, what is nested in it, and the bean definitions that Micronaut generates from it. */
    private static final String WIRING =
            "net\\.associatedschools\\.registry\\.app\\.\\$?Wiring(\\$.*)?";

    @ArchTest
    static final ArchRule only_wiring_names_the_store =
            noClasses()
                    .that()
                    .haveNameNotMatching(WIRING)
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("net.associatedschools.registry.store..");

    @ArchTest
    static final ArchRule packages_form_no_cycle =
            slices().matching(ROOT + ".(*)..").should().beFreeOfCycles().allowEmptyShould(true);

    @ArchTest
    static final ArchRule nothing_uses_java_util_Date =
            noClasses().should().dependOnClassesThat().areAssignableTo(Date.class);

    @ArchTest
    static final ArchRule names_say_what_a_class_is =
            noClasses().should().haveNameMatching(".*(Manager|Helper|Utils?|Impl)");
}
