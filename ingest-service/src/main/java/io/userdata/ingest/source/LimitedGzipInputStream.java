package io.userdata.ingest.source;

import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** Unpacks gzip (RFC 1952) of one member or several; empty ones in a row, each of which costs stack, are few. */
public final class LimitedGzipInputStream extends GZIPInputStream {
    private static final int MOST_EMPTY_MEMBERS = 100;

    private int inARow;

    public LimitedGzipInputStream(InputStream packed) throws IOException {
        super(packed);
    }

    /** Calls itself for the next member where one is at its end. */
    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        if (inARow > MOST_EMPTY_MEMBERS) {
            throw new ZipException("more than " + MOST_EMPTY_MEMBERS + " empty members in a row");
        }
        inARow++;
        try {
            return super.read(buffer, offset, length);
        } finally {
            inARow--;
        }
    }
}
