package net.associatedschools.registry;

import java.time.LocalDate;
import net.associatedschools.registry.fact.SchoolId;

/**
 * What the register said of itself, or would say: on which day it holds, of which school, the
 * command's name such as {@code school.note-missed-duty}, and what it is about: a duty, or an
 * application by its id.
 */
public record DueFact(LocalDate on, SchoolId school, String command, String duty, LocalDate due) {}
