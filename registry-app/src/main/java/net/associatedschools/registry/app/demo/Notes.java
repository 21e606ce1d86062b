package net.associatedschools.registry.app.demo;

import java.nio.ByteBuffer;
import net.associatedschools.registry.fact.PersonId;
import net.associatedschools.registry.fact.Text;
import net.associatedschools.registry.person.BulkRecords;
import net.associatedschools.registry.person.PersonRecord;

/**
 * Invented persons and what they write, kept outside the log as real ones would be (R-PRIV-1). The
 * same owner and field give the same id and salt.
 */
record Notes(long seed, BulkRecords records) {
    PersonId person(String owner, String field, String name, String position) {
        var id = Lots.id(seed, owner + " person " + field);
        // RFC 2606: an address that nobody can have.
        var email = "person-" + id.toString().substring(0, 8) + "@invented.example";
        return records.keepPerson(id, owner, field, new PersonRecord(name, email, null, position));
    }

    Text text(String owner, String field, String words) {
        var id = Lots.id(seed, owner + " text " + field);
        var of = Lots.id(seed, owner + " salt " + field);
        var salt =
                ByteBuffer.allocate(2 * Long.BYTES)
                        .putLong(of.getMostSignificantBits())
                        .putLong(of.getLeastSignificantBits())
                        .array();
        return records.keepText(id, salt, owner, field, words);
    }
}
