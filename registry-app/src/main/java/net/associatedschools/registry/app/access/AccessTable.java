package net.associatedschools.registry.app.access;

import static net.associatedschools.registry.fact.Role.ANYONE;
import static net.associatedschools.registry.fact.Role.AUDITOR;
import static net.associatedschools.registry.fact.Role.COMMISSION;
import static net.associatedschools.registry.fact.Role.COORDINATOR;
import static net.associatedschools.registry.fact.Role.HQ;
import static net.associatedschools.registry.fact.Role.OPERATOR;
import static net.associatedschools.registry.fact.Role.SCHOOL;

import io.micronaut.http.HttpMethod;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import net.associatedschools.registry.fact.Role;

/**
 * Which role may use which route; whoever has no token is {@link Role#ANYONE}. What isn't here is
 * refused. Whose country or record something is, is decided in core (R-ROLE-2), not here.
 */
public final class AccessTable {
    private static final Role[] EVERYONE = Role.values();
    private static final Role[] NATIONAL_OR_HQ = {COORDINATOR, COMMISSION, HQ};
    private static final String V1 = "/api/v1";

    /** One route: method, path template, and the roles that may use it. */
    public record Row(HttpMethod method, String path, Set<Role> roles) {
        public Row {
            roles = Set.copyOf(roles);
        }
    }

    public static final List<Row> ROWS =
            List.of(
                    get("/health", EVERYONE),
                    get("/health/{selector}", EVERYONE),
                    get("/metrics", HQ, AUDITOR, OPERATOR),
                    get("/", EVERYONE),
                    get("/assets/{name}", EVERYONE),
                    get("/directory", EVERYONE),
                    get("/schools/{id}", EVERYONE),
                    get("/countries", EVERYONE),
                    get("/countries/{code}", EVERYONE),
                    get("/statistics", EVERYONE),
                    get("/about", EVERYONE),
                    get("/api", EVERYONE),
                    get(V1 + "/openapi.json", EVERYONE),
                    get(V1 + "/directory", EVERYONE),
                    get(V1 + "/schools/{id}", EVERYONE),
                    get(V1 + "/schools/{id}/history", EVERYONE),
                    get(V1 + "/applications", SCHOOL, COORDINATOR, COMMISSION, HQ, AUDITOR),
                    get(V1 + "/candidates", SCHOOL, COORDINATOR, COMMISSION, HQ, AUDITOR),
                    get(V1 + "/applications/{id}", SCHOOL, COORDINATOR, COMMISSION, HQ, AUDITOR),
                    get(V1 + "/duties", COORDINATOR, COMMISSION, HQ, AUDITOR),
                    post(V1 + "/duties/run", HQ, OPERATOR),
                    get(V1 + "/countries", EVERYONE),
                    get(V1 + "/countries/{code}", EVERYONE),
                    get(V1 + "/statistics", EVERYONE),
                    get(V1 + "/statistics/flow", EVERYONE),
                    get(V1 + "/statistics/timeline", EVERYONE),
                    get(V1 + "/statistics/admissions", COORDINATOR, COMMISSION, HQ, AUDITOR),
                    get(V1 + "/exceptions", HQ, AUDITOR),
                    get(V1 + "/vocabularies", EVERYONE),
                    get(V1 + "/figures", EVERYONE),
                    get(V1 + "/figures/{slug}", EVERYONE),
                    get(V1 + "/reconciliation", EVERYONE),
                    get(V1 + "/me", SCHOOL, COORDINATOR, COMMISSION, HQ, AUDITOR, OPERATOR),
                    get(V1 + "/tokens", HQ, OPERATOR),
                    post(V1 + "/tokens", HQ, OPERATOR),
                    delete(V1 + "/tokens/{id}", HQ, OPERATOR),
                    post(V1 + "/applications", ANYONE, SCHOOL, COORDINATOR, COMMISSION, HQ),
                    post(V1 + "/applications/record-candidacy", NATIONAL_OR_HQ),
                    post(V1 + "/applications/{id}/return-to-school", NATIONAL_OR_HQ),
                    post(V1 + "/applications/{id}/resubmit", SCHOOL, COORDINATOR, COMMISSION),
                    post(V1 + "/applications/{id}/preselect", NATIONAL_OR_HQ),
                    post(V1 + "/applications/{id}/not-preselect", NATIONAL_OR_HQ),
                    post(V1 + "/applications/{id}/reach-stage", NATIONAL_OR_HQ),
                    post(
                            V1 + "/applications/{id}/file-candidate-report",
                            SCHOOL,
                            COORDINATOR,
                            COMMISSION,
                            HQ),
                    post(V1 + "/applications/{id}/extend-candidacy", NATIONAL_OR_HQ),
                    post(V1 + "/applications/{id}/recommend", NATIONAL_OR_HQ),
                    post(V1 + "/applications/{id}/not-recommend", NATIONAL_OR_HQ),
                    post(V1 + "/applications/{id}/return-to-coordinator", HQ),
                    post(V1 + "/applications/{id}/refuse", HQ),
                    post(V1 + "/applications/{id}/lapse", NATIONAL_OR_HQ),
                    post(V1 + "/applications/{id}/certify", HQ),
                    post(V1 + "/applications/{id}/withdraw", SCHOOL, COORDINATOR, COMMISSION),
                    post(V1 + "/applications/{id}/correct", NATIONAL_OR_HQ),
                    post(V1 + "/documents", SCHOOL, COORDINATOR, COMMISSION, HQ),
                    get(V1 + "/documents/{sha256}", SCHOOL, COORDINATOR, COMMISSION, HQ),
                    post(V1 + "/erasures", OPERATOR),
                    get(V1 + "/outbox", COORDINATOR, COMMISSION, HQ, OPERATOR),
                    post(V1 + "/outbox/send", HQ, OPERATOR),
                    get(V1 + "/log/verification", HQ, AUDITOR, OPERATOR),
                    get(V1 + "/events", HQ, AUDITOR, OPERATOR),
                    post(V1 + "/schools/{id}/invite", NATIONAL_OR_HQ),
                    get(V1 + "/schools/{id}/invitations", NATIONAL_OR_HQ),
                    delete(V1 + "/schools/{id}/invitations/{invitation}", NATIONAL_OR_HQ),
                    post(V1 + "/claims", EVERYONE),
                    post(V1 + "/imports", NATIONAL_OR_HQ),
                    get(V1 + "/imports", COORDINATOR, COMMISSION, HQ, AUDITOR),
                    get(V1 + "/imports/{id}", COORDINATOR, COMMISSION, HQ, AUDITOR),
                    post(V1 + "/imports/{id}/undo", NATIONAL_OR_HQ),
                    get(V1 + "/imports/{id}/proposals", COORDINATOR, COMMISSION, HQ, AUDITOR),
                    post(V1 + "/imports/{id}/proposals/accept", NATIONAL_OR_HQ),
                    post(V1 + "/imports/{id}/proposals/reject", NATIONAL_OR_HQ),
                    post(V1 + "/schools", NATIONAL_OR_HQ),
                    post(V1 + "/schools/{id}/record-membership", NATIONAL_OR_HQ),
                    post(V1 + "/schools/{id}/rename", SCHOOL, COORDINATOR, COMMISSION, HQ),
                    post(V1 + "/schools/{id}/split-off", HQ),
                    post(V1 + "/schools/{id}/relocate", SCHOOL, COORDINATOR, COMMISSION, HQ),
                    post(V1 + "/schools/{id}/reclassify", SCHOOL, COORDINATOR, COMMISSION, HQ),
                    post(V1 + "/schools/{id}/change-contact", SCHOOL, COORDINATOR, COMMISSION, HQ),
                    post(V1 + "/schools/{id}/assign-code", SCHOOL, COORDINATOR, COMMISSION, HQ),
                    post(V1 + "/schools/{id}/give-other-name", SCHOOL, COORDINATOR, COMMISSION, HQ),
                    post(V1 + "/schools/{id}/file-plan", SCHOOL, COORDINATOR, COMMISSION),
                    post(V1 + "/schools/{id}/file-report", SCHOOL, COORDINATOR, COMMISSION),
                    post(V1 + "/schools/{id}/record-activity", SCHOOL, COORDINATOR, COMMISSION),
                    post(V1 + "/schools/{id}/confirm-profile", SCHOOL, COORDINATOR, COMMISSION),
                    post(
                            V1 + "/schools/{id}/declare-continuation",
                            SCHOOL,
                            COORDINATOR,
                            COMMISSION),
                    post(V1 + "/schools/{id}/renew", NATIONAL_OR_HQ),
                    post(V1 + "/schools/{id}/recognise-permanence", NATIONAL_OR_HQ),
                    post(V1 + "/schools/{id}/declare-inactive", COORDINATOR, COMMISSION),
                    post(V1 + "/schools/{id}/lapse", COORDINATOR, COMMISSION),
                    post(V1 + "/schools/{id}/suspend", HQ),
                    post(V1 + "/schools/{id}/reinstate", HQ),
                    post(V1 + "/schools/{id}/refuse-renewal", HQ),
                    post(V1 + "/schools/{id}/remove", HQ),
                    post(V1 + "/schools/{id}/close-institution", COORDINATOR, COMMISSION),
                    post(V1 + "/schools/{id}/reissue-certificate", HQ),
                    post(V1 + "/schools/{id}/request-correction", SCHOOL),
                    post(V1 + "/schools/{id}/withdraw", SCHOOL, COORDINATOR, COMMISSION),
                    post(V1 + "/schools/{id}/mark-duplicate", NATIONAL_OR_HQ),
                    post(V1 + "/schools/{id}/merge", COORDINATOR, COMMISSION),
                    get(V1 + "/duplicates", COORDINATOR, COMMISSION, HQ),
                    post(V1 + "/schools/{id}/correct", NATIONAL_OR_HQ),
                    post(V1 + "/countries/{code}/designate-coordinator", COMMISSION, HQ),
                    post(V1 + "/countries/{code}/replace-coordinator", COMMISSION, HQ),
                    post(V1 + "/countries/{code}/end-coordinator", COMMISSION, HQ),
                    post(V1 + "/countries/{code}/record-policy", HQ),
                    post(V1 + "/countries/{code}/suspend-intake", NATIONAL_OR_HQ),
                    post(V1 + "/countries/{code}/resume-intake", NATIONAL_OR_HQ),
                    post(V1 + "/countries/{code}/record-unesco-status", HQ),
                    post(V1 + "/countries/{code}/assign-region", HQ),
                    post(V1 + "/countries/{code}/record-succession", HQ),
                    post(V1 + "/countries/{code}/open-revalidation", NATIONAL_OR_HQ),
                    post(V1 + "/countries/{code}/close-revalidation", NATIONAL_OR_HQ),
                    post(V1 + "/countries/{code}/correct", NATIONAL_OR_HQ),
                    post(V1 + "/figures", HQ),
                    post(V1 + "/figures/{slug}/publish-total", HQ),
                    post(V1 + "/figures/{slug}/correct", HQ));

    private AccessTable() {}

    static boolean allows(HttpMethod method, String path, Role role) {
        return row(method, path).filter(row -> row.roles().contains(role)).isPresent();
    }

    private static Optional<Row> row(HttpMethod method, String path) {
        return ROWS.stream()
                .filter(row -> row.method() == method && row.path().equals(path))
                .findFirst();
    }

    private static Row get(String path, Role... roles) {
        return new Row(HttpMethod.GET, path, Set.of(roles));
    }

    private static Row post(String path, Role... roles) {
        return new Row(HttpMethod.POST, path, Set.of(roles));
    }

    private static Row delete(String path, Role... roles) {
        return new Row(HttpMethod.DELETE, path, Set.of(roles));
    }
}
