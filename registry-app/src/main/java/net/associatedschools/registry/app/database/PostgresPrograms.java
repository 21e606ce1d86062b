package net.associatedschools.registry.app.database;

import io.zonky.test.db.postgres.embedded.DefaultPostgresBinaryResolver;
import io.zonky.test.db.postgres.util.LinuxUtils;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/**
 * PostgreSQL's programs, unpacked from the library that brings them. They are unpacked beside their
 * place and then renamed into it, and measured at every start, so neither a kill nor a lost page
 * leaves half a program to be run.
 */
record PostgresPrograms(Path folder) {
    private static final String MANIFEST = "unpacked";
    private static final String UNFINISHED = ".postgresql-";

    static PostgresPrograms unpackedIn(Path parent) throws IOException {
        byte[] archive;
        try (var in =
                DefaultPostgresBinaryResolver.INSTANCE.getPgBinary(
                        System.getProperty("os.name"), System.getProperty("os.arch"))) {
            archive = in.readAllBytes();
        }
        PrivateFiles.createFolder(parent);
        var folder = parent.toRealPath().resolve("postgresql-" + digest(archive));
        var programs = new PostgresPrograms(folder);
        if (!programs.isWhole()) {
            programs.unpack(parent, archive);
        }
        return programs;
    }

    /**
     * What killed processes left half unpacked; only for who holds the folder, since another may be
     * at work.
     */
    static void removeUnfinishedIn(Path parent) throws IOException {
        try (var unfinished = Files.newDirectoryStream(parent, UNFINISHED + "*")) {
            for (var folder : unfinished) {
                PrivateFiles.deleteFolder(folder);
            }
        }
    }

    private void unpack(Path parent, byte[] archive) throws IOException {
        var fresh = PrivateFiles.createTempFolder(parent, UNFINISHED);
        try {
            extract(new ByteArrayInputStream(archive), fresh);
            Files.writeString(fresh.resolve(MANIFEST), measure(fresh));
            PrivateFiles.deleteFolder(folder);
            Files.move(fresh, folder, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileAlreadyExistsException | DirectoryNotEmptyException e) {
            takeOther(e);
        } finally {
            PrivateFiles.deleteFolder(fresh);
        }
    }

    /** Another process was faster; its work is as good if it is whole. */
    private void takeOther(FileSystemException e) throws IOException {
        if (!isWhole()) {
            throw e;
        }
    }

    private boolean isWhole() throws IOException {
        var manifest = folder.resolve(MANIFEST);
        return Files.exists(manifest) && Files.readString(manifest).equals(measure(folder));
    }

    /** Each file's size and name, the manifest's own left out. */
    private static String measure(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            var lines = new ArrayList<String>();
            for (var file : files.filter(Files::isRegularFile).sorted().toList()) {
                if (!file.equals(folder.resolve(MANIFEST))) {
                    lines.add(Files.size(file) + " " + folder.relativize(file));
                }
            }
            return String.join("\n", lines);
        }
    }

    private static void extract(InputStream archive, Path into) throws IOException {
        try (var tar = new TarArchiveInputStream(new XZInputStream(archive))) {
            TarArchiveEntry entry;
            while ((entry = tar.getNextEntry()) != null) {
                var file = into.resolve(entry.getName()).normalize();
                if (!file.startsWith(into)) {
                    throw new IOException("archive entry outside its folder: " + entry.getName());
                }
                if (entry.isDirectory()) {
                    Files.createDirectories(file);
                    continue;
                }
                Files.createDirectories(file.resolve("..").normalize());
                if (entry.isSymbolicLink()) {
                    Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
                } else {
                    Files.copy(tar, file);
                    var executable = (entry.getMode() & 0100) != 0;
                    if (executable && !file.toFile().setExecutable(true)) {
                        throw new IOException("cannot make " + file + " executable");
                    }
                }
            }
        }
    }

    private static String digest(byte[] archive) {
        try {
            var sha256 = MessageDigest.getInstance("SHA-256").digest(archive);
            return HexFormat.of().formatHex(sha256, 0, 6);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Runs a program to its end; what it printed is the reason of the failure. */
    void run(String program, String... arguments) throws IOException, InterruptedException {
        var command = new ArrayList<String>();
        if (LinuxUtils.isUnshareAvailable()) {
            // PostgreSQL refuses to run as root; in a user namespace of its own root is nobody.
            command.addAll(List.of("unshare", "-U"));
        }
        command.add(folder.resolve("bin").resolve(program).toString());
        command.addAll(List.of(arguments));
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException(program + ": " + said.strip().replaceAll("\\s*\\R\\s*", "; "));
        }
    }
}
