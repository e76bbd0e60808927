package io.userdata.storage.fault;

/** What went wrong, told by who must act: the flow waits, the record leaves, or an operator looks into it. */
public sealed interface FaultClass {
    /** A dependency is broken or busy: the same again will work later. */
    record Infrastructure(String code) implements FaultClass {
        private static final String ROLE_OR_PASSWORD = "28";
        private static final String NO_PASSWORD = "08004";
        private static final String NO_DATABASE = "3D";
        private static final String NO_RIGHT = "42501";

        /** What must be corrected, in words and by its code. */
        public String text() {
            return "the database " + words() + " (" + code + ")";
        }

        private String words() {
            if (code.startsWith(ROLE_OR_PASSWORD) || code.equals(NO_PASSWORD)) {
                return "refuses the role or its password";
            }
            if (code.startsWith(NO_DATABASE)) {
                return "of this name does not exist";
            }
            return code.equals(NO_RIGHT) ? "denies the role a right it needs" : "does not answer";
        }
    }

    /** A record is refused: the same again will be refused again. */
    record Data(String code) implements FaultClass {}

    /** Neither: the service itself is at fault, or the database is not as it must be. */
    record Unexplained(String code) implements FaultClass {}

    /** The SQLSTATE, or the name of the exception; never its message, which may quote a record. */
    String code();
}
