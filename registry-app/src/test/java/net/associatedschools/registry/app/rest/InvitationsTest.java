package net.associatedschools.registry.app.rest;

import static net.associatedschools.registry.app.rest.Served.JSON;
import static net.associatedschools.registry.app.rest.Served.sample;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How a school that was recorded from a list gets into its own record. */
class InvitationsTest {
    @TempDir static Path folder;
    private static Served register;
    private static String coordinator;
    private static String school;

    @BeforeAll
    static void serve() {
        register = new Served(folder.resolve("data"));
        coordinator = register.countryWithCoordinator("FI");
        var recorded = register.post(coordinator, "schools", sample("record-membership"));
        school = recorded.is(201).text("school");
    }

    @AfterAll
    static void stop() {
        register.close();
    }

    @Test
    void an_invited_school_claims_its_record_and_renames_itself() {
        var invitation = invite("{}").is(201);
        var claimed = claim(invitation.text("code")).is(201);
        assertEquals(school, claimed.text("school"));
        var me = register.get(claimed.text("token"), "me").is(200);
        assertEquals("SCHOOL", me.text("role"));
        assertEquals(school, me.text("within"));
        register.post(claimed.text("token"), "schools/" + school + "/rename", sample("rename"))
                .is(200);

        var item = one(invitation.text("id"));
        assertEquals(
                register.get(coordinator, "me").text("actor"), item.path("invitedBy").asText());
        assertEquals("COORDINATOR", item.path("role").asText());
        assertEquals(claimed.text("actor"), item.path("claimedBy").asText());
        assertTrue(item.path("claimedAt").asText().startsWith("20"));
        assertFalse(item.has("code"));
    }

    @Test
    void a_code_is_good_for_one_claim() {
        var code = invite("{}").is(201).text("code");
        claim(code).is(201);
        var again = claim(code).isProblem(409, null);
        assertEquals("The invitation was used before.", again.text("detail"));
    }

    @Test
    void an_expired_code_is_refused() {
        var past = Instant.now().minusSeconds(1);
        var code = invite("{\"expiresAt\":\"%s\"}".formatted(past)).is(201).text("code");
        var late = claim(code).isProblem(409, null);
        assertEquals("The invitation has expired.", late.text("detail"));
    }

    @Test
    void a_revoked_code_is_refused_and_a_used_one_is_not_revoked() {
        var invitation = invite("{}").is(201);
        revoke(coordinator, invitation.text("id")).is(204);
        var late = claim(invitation.text("code")).isProblem(409, null);
        assertEquals("The invitation was revoked.", late.text("detail"));

        var used = invite("{}").is(201);
        claim(used.text("code")).is(201);
        revoke(coordinator, used.text("id")).isProblem(404, null);
    }

    @Test
    void R_ROLE_2_another_country_neither_invites_nor_sees_nor_revokes() {
        var swede = register.countryWithCoordinator("SE");
        var path = "schools/" + school;
        register.send("POST", swede, path + "/invite", "{}").isProblem(403, "R-ROLE-2");
        register.get(swede, path + "/invitations").isProblem(403, "R-ROLE-2");
        revoke(swede, invite("{}").is(201).text("id")).isProblem(403, "R-ROLE-2");
        register.send("POST", register.hq(), path + "/invite", "{}").is(201);
        var own = register.token("SCHOOL", Map.of("school", school));
        register.send("POST", own, path + "/invite", "{}").isProblem(403, "R-ROLE-2");
    }

    @Test
    void what_is_no_invitation_opens_nothing() {
        claim("0".repeat(43)).isProblem(422, null).names("code");
        register.send("POST", null, "claims", "{}").isProblem(422, null).names("code");
        invite("{\"expiresAt\":\"soon\"}").isProblem(422, null).names("expiresAt");
        invite("{\"to\":\"Matti\"}").isProblem(422, null).names("to");
        var unknown = "schools/school:00000000-0000-4000-8000-000000000000/invite";
        register.send("POST", coordinator, unknown, "{}").isProblem(404, null);
    }

    private static com.fasterxml.jackson.databind.JsonNode one(String id) {
        var all = register.get(coordinator, "schools/" + school + "/invitations").is(200).json();
        for (var item : all.path("items")) if (item.path("id").asText().equals(id)) return item;
        throw new AssertionError(id + " is not among " + all);
    }

    private static Served.Answer invite(String body) {
        return register.send("POST", coordinator, "schools/" + school + "/invite", body);
    }

    private static Served.Answer claim(String code) {
        return register.post(null, "claims", JSON.createObjectNode().put("code", code));
    }

    private static Served.Answer revoke(String token, String id) {
        return register.send("DELETE", token, "schools/" + school + "/invitations/" + id, null);
    }
}
