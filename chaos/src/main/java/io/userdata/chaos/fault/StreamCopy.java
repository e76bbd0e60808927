package io.userdata.chaos.fault;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** Carries one direction of a connection to its end, through a gate. */
@FunctionalInterface
interface StreamCopy {
    /** As it comes. */
    StreamCopy PLAIN = (in, out, gate) -> {
        byte[] piece = new byte[1 << 16];
        for (int read = in.read(piece); read >= 0; read = in.read(piece)) {
            gate.pass();
            out.write(piece, 0, read);
            out.flush();
        }
    };

    void copy(InputStream in, OutputStream out, NetworkGate gate) throws IOException, InterruptedException;
}
