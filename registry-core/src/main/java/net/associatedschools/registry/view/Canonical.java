package net.associatedschools.registry.view;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import net.associatedschools.registry.fact.When;
import org.jspecify.annotations.Nullable;

/**
 * The canonical bytes of a row: each text as its length in bytes (four bytes, big-endian; -1 for
 * null) and its UTF-8, each number as eight bytes, dates and enum constants as texts, a list as its
 * size and its texts. No two rows share a form.
 */
public final class Canonical {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);

    public Canonical text(@Nullable String text) {
        if (text == null) return size(-1);
        var utf8 = text.getBytes(StandardCharsets.UTF_8);
        size(utf8.length);
        bytes.writeBytes(utf8);
        return this;
    }

    public Canonical number(long number) {
        bytes.writeBytes(ByteBuffer.allocate(Long.BYTES).putLong(number).array());
        return this;
    }

    public Canonical flag(boolean flag) {
        return number(flag ? 1 : 0);
    }

    public Canonical date(@Nullable LocalDate date) {
        return text(date == null ? null : date.toString());
    }

    public Canonical when(@Nullable When when) {
        return text(when == null ? null : when.toString());
    }

    public Canonical word(@Nullable Enum<?> constant) {
        return text(constant == null ? null : constant.name());
    }

    public Canonical texts(List<String> texts) {
        size(texts.size());
        texts.forEach(this::text);
        return this;
    }

    Digest digest() {
        return Digest.of(bytes.toByteArray());
    }

    private Canonical size(int size) {
        bytes.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(size).array());
        return this;
    }
}
