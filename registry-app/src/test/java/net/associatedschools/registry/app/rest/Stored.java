package net.associatedschools.registry.app.rest;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** What a register's data directory holds, looked at past the register. */
record Stored(Path directory) {
    private static final int PORT_LINE = 3;

    /** The first column of each row. */
    List<String> strings(String sql) throws SQLException, IOException {
        try (var connection = connect();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            var strings = new ArrayList<String>();
            while (rows.next()) strings.add(rows.getString(1));
            return strings;
        }
    }

    void run(String sql) throws SQLException, IOException {
        try (var connection = connect();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** The tables with that text in any cell, be it text, JSON or bytes. */
    TreeSet<String> tablesWith(String text) throws SQLException, IOException {
        var found = new TreeSet<String>();
        var tables =
                strings(
                        "select quote_ident(table_name) from information_schema.tables"
                                + " where table_schema = 'public'");
        try (var connection = connect();
                var statement = connection.createStatement()) {
            for (var table : tables) {
                try (var rows = statement.executeQuery("select * from " + table)) {
                    int columns = rows.getMetaData().getColumnCount();
                    while (rows.next()) {
                        for (int column = 1; column <= columns; column++) {
                            var cell = rows.getObject(column);
                            var words =
                                    cell instanceof byte[] bytes
                                            ? new String(bytes, ISO_8859_1)
                                            : String.valueOf(cell);
                            if (words.contains(text)) found.add(table);
                        }
                    }
                }
            }
        }
        return found;
    }

    /** The files with that text, database and its logs and all, once all is written down. */
    TreeSet<String> filesWith(String text) throws IOException, SQLException {
        run("checkpoint");
        var found = new TreeSet<String>();
        try (var walk = Files.walk(directory)) {
            for (var file : walk.filter(Files::isRegularFile).toList()) {
                if (new String(Files.readAllBytes(file), ISO_8859_1).contains(text)) {
                    found.add(directory.relativize(file).toString());
                }
            }
        }
        return found;
    }

    Connection connect() throws SQLException, IOException {
        var port = Files.readAllLines(directory.resolve("database/postmaster.pid")).get(PORT_LINE);
        var password = Files.readString(directory.resolve("password")).strip();
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + port.strip() + "/registry", "registry", password);
    }
}
