package net.associatedschools.registry;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.conditions.ArchConditions.dependOnClassesThat;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.util.Date;
import java.util.Set;
import java.util.UUID;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import net.associatedschools.registry.admission.Desk;

/** Holds the arrows between the packages, and what the decisions must not touch. */
@AnalyzeClasses(
        packages = ArchitectureTest.ROOT,
        importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    static final String ROOT = "net.associatedschools.registry";

    private static final String[] DOMAIN =
            inRoot("fact", "application", "school", "country", "figure");
    private static final String[] JDK = {
        "java.lang..", "java.time..", "java.util..", "org.jspecify.."
    };

    @ArchTest static final ArchRule fact_names_no_other = arrows("fact");

    @ArchTest static final ArchRule application_names_fact = arrows("application", "fact");

    @ArchTest static final ArchRule school_names_fact = arrows("school", "fact");

    @ArchTest static final ArchRule country_names_fact = arrows("country", "fact");

    @ArchTest
    static final ArchRule figure_names_fact_and_the_regions_of_countries =
            arrows("figure", "fact", "country");

    @ArchTest
    static final ArchRule admission_names_the_streams =
            arrows("admission", "fact", "application", "school", "country", "figure");

    @ArchTest
    static final ArchRule contract_names_the_events =
            arrows(
                    "contract",
                    "fact",
                    "application",
                    "school",
                    "country",
                    "figure",
                    "person",
                    "register");

    @ArchTest static final ArchRule store_knows_nothing_of_ours = arrows("store");

    @ArchTest static final ArchRule person_names_fact = arrows("person", "fact");

    @ArchTest static final ArchRule register_names_fact = arrows("register", "fact");

    @ArchTest
    static final ArchRule view_names_the_events =
            arrows("view", "fact", "application", "school", "country", "figure");

    @ArchTest
    static final ArchRule likeness_names_views_and_events =
            arrows("likeness", "view", "fact", "school", "country");

    @ArchTest
    static final ArchRule importing_names_the_door_and_its_commands =
            arrows(
                    "importing",
                    "",
                    "fact",
                    "application",
                    "school",
                    "country",
                    "figure",
                    "likeness");

    @ArchTest
    static final ArchRule the_door_names_no_importer =
            noClasses()
                    .that()
                    .resideInAPackage(ROOT)
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage(inRoot("importing")[0])
                    .allowEmptyShould(true);

    @ArchTest
    static final ArchRule audit_names_views_events_and_store =
            arrows(
                    "audit",
                    "view",
                    "store",
                    "fact",
                    "application",
                    "school",
                    "country",
                    "figure",
                    "person",
                    "register");

    @ArchTest
    static final ArchRule proof_runs_on_the_jdk_and_jackson_core =
            classes()
                    .that()
                    .resideInAPackage(inRoot("proof")[0])
                    .should()
                    .onlyDependOnClassesThat()
                    .resideInAnyPackage(
                            inRoot("proof")[0],
                            "java..",
                            "org.jspecify..",
                            "com.fasterxml.jackson.core..")
                    .allowEmptyShould(true);

    @ArchTest
    static final ArchRule packages_form_no_cycle =
            slices().matching(ROOT + ".(*)..").should().beFreeOfCycles().allowEmptyShould(true);

    @ArchTest
    static final ArchRule views_form_no_cycle =
            slices().matching(ROOT + ".view.(*)..")
                    .should()
                    .beFreeOfCycles()
                    .allowEmptyShould(true);

    @ArchTest
    static final ArchRule nothing_below_names_the_door_but_the_importer =
            noClasses()
                    .that(
                            resideInAPackage(ROOT + ".*..")
                                    .and(resideOutsideOfPackage(inRoot("importing")[0])))
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage(ROOT)
                    .allowEmptyShould(true);

    @ArchTest
    static final ArchRule decisions_import_the_jdk_alone =
            classes()
                    .that()
                    .resideInAnyPackage(DOMAIN)
                    .and()
                    .haveSimpleNameNotEndingWith("Aggregate")
                    .should()
                    .onlyDependOnClassesThat(resideInAnyPackage(DOMAIN).or(resideInAnyPackage(JDK)))
                    .allowEmptyShould(true);

    @ArchTest
    static final ArchRule aggregates_add_axon_alone =
            classes()
                    .that()
                    .resideInAnyPackage(DOMAIN)
                    .and()
                    .haveSimpleNameEndingWith("Aggregate")
                    .should()
                    .onlyDependOnClassesThat(
                            resideInAnyPackage(DOMAIN)
                                    .or(resideInAnyPackage(JDK))
                                    .or(resideInAPackage("org.axonframework..")))
                    .allowEmptyShould(true);

    @ArchTest
    static final ArchRule decisions_read_no_clock_and_draw_no_lots =
            noClasses()
                    .that()
                    .resideInAnyPackage(DOMAIN)
                    .or()
                    .resideInAPackage(inRoot("admission")[0])
                    .should()
                    .callCodeUnitWhere(
                            describe(
                                    "a clock is read or a lot is drawn",
                                    ArchitectureTest::isNotReplayable))
                    .allowEmptyShould(true);

    @ArchTest
    static final ArchRule nothing_uses_java_util_Date =
            noClasses().should().dependOnClassesThat().areAssignableTo(Date.class);

    @ArchTest
    static final ArchRule names_say_what_a_class_is =
            noClasses().should().haveNameMatching(".*(Manager|Helper|Utils?|Impl)");

    @ArchTest
    static final ArchRule core_knows_no_micronaut =
            noClasses().should(dependOnClassesThat(resideInAPackage("io.micronaut..")));

    /**
     * {@code from} may name itself, {@code to} and what isn't ours; "" is the package of Registry.
     */
    private static ArchRule arrows(String from, String... to) {
        String[] allowed =
                Stream.of(inRoot(from), inRoot(to)).flatMap(Stream::of).toArray(String[]::new);
        return classes()
                .that()
                .resideInAPackage(inRoot(from)[0])
                .should()
                .onlyDependOnClassesThat(
                        resideOutsideOfPackage(ROOT + "..").or(resideInAnyPackage(allowed)))
                .allowEmptyShould(true);
    }

    private static String[] inRoot(String... names) {
        return Stream.of(names)
                .map(name -> name.isEmpty() ? ROOT : ROOT + "." + name + "..")
                .toArray(String[]::new);
    }

    /** Only the desk that takes the commands may ask the clock that it was given. */
    private static boolean isNotReplayable(JavaCall<?> call) {
        var owner = call.getTargetOwner();
        String name = call.getTarget().getName();
        boolean givenClock =
                call.getTarget().getRawParameterTypes().stream()
                        .anyMatch(parameter -> parameter.isEquivalentTo(Clock.class));
        if (givenClock && call.getOriginOwner().isEquivalentTo(Desk.class)) {
            return false;
        }
        return (owner.getPackageName().equals("java.time") && name.equals("now"))
                || owner.isAssignableTo(Clock.class)
                || (owner.isEquivalentTo(System.class)
                        && Set.of("currentTimeMillis", "nanoTime").contains(name))
                || (owner.isEquivalentTo(UUID.class) && name.equals("randomUUID"))
                || (owner.isEquivalentTo(Math.class) && name.equals("random"))
                || owner.isAssignableTo(RandomGenerator.class);
    }
}
