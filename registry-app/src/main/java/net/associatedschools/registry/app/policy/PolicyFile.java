package net.associatedschools.registry.app.policy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import net.associatedschools.registry.contract.EventJson;
import net.associatedschools.registry.contract.UnreadableJson;
import net.associatedschools.registry.fact.CountryCode;
import net.associatedschools.registry.fact.Policy;
import net.associatedschools.registry.fact.RuleBroken;

/**
 * A country's rules as its file says them: whose, from which day on (ISO date), and where they are
 * written down.
 */
public record PolicyFile(CountryCode country, LocalDate from, String source, Policy policy) {

    /** {@link Unusable} where it says none, with every line that is wrong. */
    public static PolicyFile read(Path path) {
        var file = YamlFile.read(path, "policy.schema.json");
        var tree = JsonNodeFactory.instance.objectNode();
        tree.set("version", file.at("version"));
        tree.set("admission", file.at("admission"));
        if (file.at("membership") instanceof ObjectNode membership) {
            tree.set("membership", membership);
        }
        try {
            var policy = EventJson.current().read(Policy.class, tree);
            policy.admission().mustBeSound("admission");
            if (policy.membership() != null) policy.membership().mustBeSound("membership");
            return new PolicyFile(
                    new CountryCode(file.at("country").asText()),
                    LocalDate.parse(file.at("from").asText()),
                    file.at("source").asText(),
                    policy);
        } catch (UnreadableJson unreadable) {
            throw file.unusable(List.of(file.problem(unreadable.field(), "has the wrong form")));
        } catch (RuleBroken broken) {
            throw file.unusable(
                    broken.wrongs().stream()
                            .map(wrong -> file.problem(wrong.field(), reason(broken, wrong)))
                            .toList());
        }
    }

    private static String reason(RuleBroken broken, RuleBroken.Wrong wrong) {
        return wrong.detail() + " (" + broken.rule() + ")";
    }
}
