package net.associatedschools.registry.country;

/** UNESCO's regions, by which its statistics count. */
public enum Region {
    AFRICA,
    ARAB_STATES,
    ASIA_AND_THE_PACIFIC,
    EUROPE_AND_NORTH_AMERICA,
    LATIN_AMERICA_AND_THE_CARIBBEAN
}
