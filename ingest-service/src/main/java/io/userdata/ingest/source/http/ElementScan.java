package io.userdata.ingest.source.http;

import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/**
 * Finds where the elements of a JSON array begin and end by brackets, quotes and commas alone, so that one that cannot be
 * read can be told from the others.
 */
final class ElementScan {
    private final byte[] body;
    private final RecordBytes elements;
    private int at;

    private ElementScan(byte[] body, int at, RecordBytes elements) {
        this.body = body;
        this.at = at;
        this.elements = elements;
    }

    /**
     * Finds the elements of an array.
     *
     * @param from where its bracket is
     * @param elements takes them
     * @return where its other bracket is; null: it has none, or what stands between is no elements
     */
    static @Nullable Integer end(byte[] body, int from, RecordBytes elements) {
        ElementScan scan = new ElementScan(body, from + 1, elements);
        return scan.pass() ? scan.at : null;
    }

    private boolean pass() {
        while (true) {
            skipBlanks();
            int from = at;
            if (!passValue() || at == from) {
                return false;
            }
            elements.add(from, at);
            skipBlanks();
            if (at >= body.length || body[at] == ']') {
                return at < body.length;
            }
            if (body[at++] != ',') {
                return false;
            }
        }
    }

    private boolean passValue() {
        if (at >= body.length) {
            return false;
        }
        return switch (body[at]) {
            case '"' -> passString();
            case '{', '[' -> passStructure();
            default -> passWord();
        };
    }

    private boolean passStructure() {
        BitSet objects = new BitSet();
        int depth = 0;
        do {
            byte here = body[at];
            if (here == '"') {
                if (!passString()) {
                    return false;
                }
                continue;
            }
            if (here == '{' || here == '[') {
                objects.set(depth++, here == '{');
            } else if ((here == '}' || here == ']') && objects.get(--depth) != (here == '}')) {
                return false;
            }
            at++;
        } while (depth > 0 && at < body.length);
        return depth == 0;
    }

    private boolean passString() {
        at++;
        while (at < body.length && body[at] != '"') {
            at += body[at] == '\\' ? 2 : 1;
        }
        at++;
        return at <= body.length;
    }

    private boolean passWord() {
        while (at < body.length && " \t\r\n,]}{[\"".indexOf(body[at]) < 0) {
            at++;
        }
        return true;
    }

    private void skipBlanks() {
        while (at < body.length && " \t\r\n".indexOf(body[at]) >= 0) {
            at++;
        }
    }
}
