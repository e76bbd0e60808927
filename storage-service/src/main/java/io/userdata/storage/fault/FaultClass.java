package io.userdata.storage.fault;

/** What went wrong, told by who must act: the flow waits, the record leaves, or an operator looks into it. */
public sealed interface FaultClass {
    /** A dependency is broken or busy: the same again will work later. */
    record Infrastructure(String code) implements FaultClass {
        /** Kafka does not accept who the service says it is. */
        public static final Infrastructure KAFKA_CREDENTIALS = new Infrastructure("KAFKA_AUTHENTICATION");
        /** Kafka does not let the service do what it must. */
        public static final Infrastructure KAFKA_RIGHT = new Infrastructure("KAFKA_AUTHORIZATION");

        private static final String ROLE_OR_PASSWORD = "28";
        private static final String NO_PASSWORD = "08004";
        private static final String NO_DATABASE = "3D";
        private static final String NO_RIGHT = "42501";

        /** What must be corrected, in words and by its code. */
        public String text() {
            return words() + " (" + code + ")";
        }

        private String words() {
            if (equals(KAFKA_CREDENTIALS)) {
                return "Kafka refuses the service's credentials";
            }
            if (equals(KAFKA_RIGHT)) {
                return "Kafka denies the service a right it needs";
            }
            if (code.startsWith(ROLE_OR_PASSWORD) || code.equals(NO_PASSWORD)) {
                return "the database refuses the role or its password";
            }
            if (code.startsWith(NO_DATABASE)) {
                return "the database of this name does not exist";
            }
            return code.equals(NO_RIGHT)
                    ? "the database denies the role a right it needs"
                    : "the database does not answer";
        }
    }

    /** A record is refused: the same again will be refused again. */
    record Data(String code) implements FaultClass {}

    /** Neither: the service itself is at fault, or the database is not as it must be. */
    record Unexplained(String code) implements FaultClass {}

    /** The SQLSTATE, or the name of the exception; never its message, which may quote a record. */
    String code();
}
