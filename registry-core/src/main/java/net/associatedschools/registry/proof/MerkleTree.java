package net.associatedschools.registry.proof;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * The Merkle tree over the log's entries, grown at its right edge (RFC 6962 section 2.1, SHA-256).
 *
 * <p>It keeps the roots of its full subtrees only, so a million entries cost twenty hashes of
 * memory. Not for use by several threads at once.
 */
public final class MerkleTree {
    private static final byte LEAF = 0;
    private static final byte NODE = 1;

    private final MessageDigest sha256 = sha256();

    /** Roots of the full subtrees, the smallest and rightmost first: one for each 1 bit of size. */
    private final Deque<byte[]> edge = new ArrayDeque<>();

    private long size;

    public void append(byte[] entry) {
        sha256.update(LEAF);
        byte[] subtree = sha256.digest(entry);
        for (long full = size; (full & 1) == 1; full >>= 1) {
            subtree = node(edge.pop(), subtree);
        }
        edge.push(subtree);
        size++;
    }

    public long size() {
        return size;
    }

    /** 32 bytes; for no entries the hash of nothing. */
    public byte[] root() {
        if (edge.isEmpty()) {
            return sha256.digest();
        }
        var subtrees = edge.iterator();
        byte[] root = subtrees.next().clone();
        while (subtrees.hasNext()) {
            root = node(subtrees.next(), root);
        }
        return root;
    }

    private byte[] node(byte[] left, byte[] right) {
        sha256.update(NODE);
        sha256.update(left);
        return sha256.digest(right);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new AssertionError(everyJavaHasIt);
        }
    }
}
