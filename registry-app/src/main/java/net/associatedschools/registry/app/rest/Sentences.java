package net.associatedschools.registry.app.rest;

import java.util.stream.Collectors;
import net.associatedschools.registry.application.ApplicationEvent;
import net.associatedschools.registry.country.CountryEvent;
import net.associatedschools.registry.fact.Correction;
import net.associatedschools.registry.fact.Reason;
import net.associatedschools.registry.fact.When;
import net.associatedschools.registry.school.SchoolEvent;

/** Each event in one sentence for people, without persons and their words. */
final class Sentences {
    private Sentences() {}

    static String of(Object event) {
        return switch (event) {
            case SchoolEvent e -> school(e);
            case ApplicationEvent e -> application(e);
            case CountryEvent e -> country(e);
            default -> throw new IllegalArgumentException("no event: " + event.getClass());
        };
    }

    private static String school(SchoolEvent event) {
        return switch (event) {
            case SchoolEvent.SchoolRegistered e ->
                    "The register learned of " + e.profile().name() + " in " + e.country() + ".";
            case SchoolEvent.ApplicationOpened e ->
                    "It applied to join " + since(e.effective()) + ".";
            case SchoolEvent.MembershipStarted e ->
                    "It became a member "
                            + since(e.effective())
                            + ", certified as "
                            + e.certificateName()
                            + ".";
            case SchoolEvent.MembershipRecorded e ->
                    "A list names it as a member, seen "
                            + since(e.observedOn())
                            + "; it joined "
                            + since(e.effective())
                            + " ("
                            + e.source().document()
                            + ").";
            case SchoolEvent.Renamed e ->
                    "It is called " + e.name() + ", " + since(e.effective()) + ".";
            case SchoolEvent.Withdrawn e ->
                    "It left the network " + since(e.effective()) + why(e.reason());
            case SchoolEvent.Corrected e -> corrected(e, e.reason());
        };
    }

    private static String application(ApplicationEvent event) {
        return switch (event) {
            case ApplicationEvent.Applied e ->
                    e.form().profile().name()
                            + " in "
                            + e.country()
                            + " applied to join "
                            + since(e.effective())
                            + ".";
            case ApplicationEvent.Preselected e ->
                    "The country took it on trial "
                            + since(e.effective())
                            + ", until "
                            + e.trialUntil()
                            + stoodIn(e.standIn());
            case ApplicationEvent.Recommended e ->
                    "The country put it before UNESCO "
                            + since(e.effective())
                            + stoodIn(e.standIn());
            case ApplicationEvent.Certified e ->
                    "UNESCO certified it "
                            + since(e.effective())
                            + " as "
                            + e.certificateName()
                            + ".";
            case ApplicationEvent.Withdrawn e ->
                    "The application was withdrawn " + since(e.effective()) + why(e.reason());
            case ApplicationEvent.Corrected e -> corrected(e, e.reason());
        };
    }

    private static String country(CountryEvent event) {
        return switch (event) {
            case CountryEvent.CoordinatorDesignated e ->
                    "A coordinator was designated " + since(e.effective()) + ".";
            case CountryEvent.CoordinatorReplaced e ->
                    "A coordinator was replaced by another " + since(e.effective()) + ".";
            case CountryEvent.CoordinatorEnded e ->
                    "A coordinator's designation ended " + since(e.effective()) + ".";
            case CountryEvent.PolicyRecorded e ->
                    "Policy "
                            + e.policy().version()
                            + " holds "
                            + since(e.effective())
                            + ": a trial of "
                            + e.policy().admission().trialMonths()
                            + " months.";
            case CountryEvent.IntakeSuspended e ->
                    "No new applications are taken, "
                            + since(e.effective())
                            + why(e.reason());
            case CountryEvent.IntakeResumed e ->
                    "Applications are taken again, " + since(e.effective()) + ".";
            case CountryEvent.UnescoStatusChanged e ->
                    "Its UNESCO status is " + e.status() + ", " + since(e.effective()) + ".";
            case CountryEvent.RegionAssigned e ->
                    "It counts in "
                            + e.regions().stream()
                                    .map(Enum::name)
                                    .collect(Collectors.joining(" and "))
                            + ", "
                            + since(e.effective())
                            + ".";
            case CountryEvent.Corrected e -> corrected(e, e.reason());
        };
    }

    private static String corrected(Correction<?> correction, Reason reason) {
        var replacement = correction.replacement();
        return "Fact #"
                + correction.corrects()
                + (replacement == null ? " did not happen" : " is corrected")
                + " ("
                + reason.code()
                + ")"
                + (replacement == null ? "." : ": " + of(replacement));
    }

    private static String stoodIn(boolean standIn) {
        return standIn ? ", in the coordinator's place." : ".";
    }

    private static String why(Reason reason) {
        return " (" + reason.code() + ").";
    }

    private static String since(When when) {
        if (when.isDay()) return "on " + when;
        if (when.equals(When.UNKNOWN)) return "at an unknown time";
        if (!when.isStartKnown()) return "by " + when.latest();
        return "in " + when;
    }
}
