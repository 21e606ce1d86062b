package net.associatedschools.registry.proof;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class MerkleTreeTest {
    private static final HexFormat HEX = HexFormat.of();

    @Test
    void grows_as_the_known_tree_of_certificate_transparency() throws IOException {
        var known = vector("known-tree");
        var tree = new MerkleTree();
        for (int size = 0; size <= 8; size++) {
            assertEquals(size, tree.size());
            assertEquals(known.at("/rootsHexBySize/" + size).asText(), HEX.formatHex(tree.root()));
            if (size < 8) {
                tree.append(HEX.parseHex(known.at("/leafInputsHex/" + size).asText()));
            }
        }
    }

    /** [s, e) counts when s = 0 or s = e or s is a multiple of the smallest power of 2 >= e - s. */
    @Test
    void agrees_with_the_accumulated_hash_of_all_subtrees_up_to_130()
            throws IOException, NoSuchAlgorithmException {
        var lines = MessageDigest.getInstance("SHA-256");
        for (int end = 0; end <= 130; end++) {
            for (int start = 0; start <= end; start++) {
                if (start == 0 || start == end || start % powerFrom(end - start) == 0) {
                    var line =
                            "[%d, %d) %s\n".formatted(start, end, HEX.formatHex(root(start, end)));
                    lines.update(line.getBytes(StandardCharsets.UTF_8));
                }
            }
        }
        assertEquals(
                vector("accumulated").get("subtreeHash").asText(), HEX.formatHex(lines.digest()));
    }

    private static byte[] root(int start, int end) {
        var tree = new MerkleTree();
        for (int leaf = start; leaf < end; leaf++) {
            tree.append(new byte[] {(byte) leaf});
        }
        return tree.root();
    }

    private static int powerFrom(int size) {
        int power = Integer.highestOneBit(size);
        return power == size ? power : power << 1;
    }

    private static JsonNode vector(String name) throws IOException {
        try (var file =
                MerkleTreeTest.class.getResourceAsStream("/vectors/merkle/" + name + ".json")) {
            return new ObjectMapper().readTree(file);
        }
    }
}
