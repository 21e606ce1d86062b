package net.associatedschools.registry.fact;

import java.util.List;

/** A refusal, by the id of the rule that asks for it; nothing of the command has happened. */
public final class RuleBroken extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** What kind of refusal it is. */
    public enum Kind {
        /** The register stands so that this cannot be: what was asked may be right another day. */
        STATE,
        /** What was asked is not right in itself; the field says where. */
        CONTENT,
        /** Who asks may not do this. */
        ROLE,
        /** It belongs to somebody else (R-ROLE-2); whoever asks shall not learn whether it is. */
        FOREIGN
    }

    private final String rule;
    private final Kind kind;
    private final String detail;
    private final transient List<Wrong> wrongs;

    /** One field that is wrong, by its path such as {@code form.profile.town}, and why. */
    public record Wrong(String field, String detail) {}

    private RuleBroken(String rule, Kind kind, String detail, List<Wrong> wrongs) {
        super(rule + ": " + detail);
        this.rule = rule;
        this.kind = kind;
        this.detail = detail;
        this.wrongs = List.copyOf(wrongs);
    }

    public static RuleBroken state(String rule, String detail) {
        return new RuleBroken(rule, Kind.STATE, detail, List.of());
    }

    public static RuleBroken content(String rule, String field, String detail) {
        return content(rule, List.of(new Wrong(field, detail)));
    }

    /** Several fields at once, so that a form is mended in one go; at least one. */
    public static RuleBroken content(String rule, List<Wrong> wrongs) {
        var first = wrongs.getFirst();
        var detail = first.field() + ": " + first.detail();
        if (wrongs.size() > 1) detail += " (and " + (wrongs.size() - 1) + " more)";
        return new RuleBroken(rule, Kind.CONTENT, detail, wrongs);
    }

    public static RuleBroken role(String rule, String detail) {
        return new RuleBroken(rule, Kind.ROLE, detail, List.of());
    }

    public static RuleBroken foreign(String detail) {
        return new RuleBroken("R-ROLE-2", Kind.FOREIGN, detail, List.of());
    }

    /** Refuses by that rule of state unless it is kept. */
    public static void unless(boolean kept, String rule, String detail) {
        if (!kept) throw state(rule, detail);
    }

    /** Refuses by that rule of content unless it is kept. */
    public static void unlessContent(boolean kept, String rule, String field, String detail) {
        if (!kept) throw content(rule, field, detail);
    }

    public String rule() {
        return rule;
    }

    public Kind kind() {
        return kind;
    }

    /** The fields that are wrong; none unless the kind is {@link Kind#CONTENT}. */
    public List<Wrong> wrongs() {
        return wrongs;
    }

    /** One sentence for a person, without the rule's id. */
    public String detail() {
        return detail;
    }
}
