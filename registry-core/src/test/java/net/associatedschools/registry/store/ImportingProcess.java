package net.associatedschools.registry.store;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import org.postgresql.ds.PGSimpleDataSource;

/** A process that imports what it is sent, and prints how many events are written so far. */
final class ImportingProcess {
    private ImportingProcess() {}

    public static void main(String[] arguments) {
        var source = new PGSimpleDataSource();
        source.setUrl(arguments[0]);
        source.setUser("postgres");
        LogImport.lines(
                source,
                new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)),
                event -> null,
                report -> System.out.println(report.written()));
    }
}
