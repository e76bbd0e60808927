package io.userdata.storage.fault;

import io.userdata.events.record.MalformedRecordException;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.CannotCreateTransactionException;
import tools.jackson.core.JacksonException;

/** Classifies exceptions by SQLSTATE (PostgreSQL documentation, appendix A), else by their type. */
public final class FaultClassifier {
    /**
     * Of classes that are none of these: read-only, a session ended because it was idle in a transaction (as one whose
     * client the server has lost is), a transaction over its time, busy objects and locks, and 42501, a right that is
     * missing: it is no record's fault and works once it is granted.
     */
    private static final Set<String> INFRASTRUCTURE = Set.of("25006", "25P03", "25P04", "42501", "55006", "55P03");

    private static final Set<String> INFRASTRUCTURE_CLASSES = Set.of("08", "28", "3D", "40", "53", "57", "58");
    /** 54 are limits that a single row can exceed, such as the size of an index entry. */
    private static final Set<String> DATA_CLASSES = Set.of("22", "23", "54");

    private FaultClassifier() {}

    public static FaultClass of(Throwable error) {
        return causes(error)
                .flatMap(cause -> ofSql(cause).stream())
                .findFirst()
                .or(() -> causes(error).flatMap(cause -> ofType(cause).stream()).findFirst())
                .orElseGet(() -> new FaultClass.Unexplained(error.getClass().getSimpleName()));
    }

    private static Stream<Throwable> causes(Throwable error) {
        return Stream.<@Nullable Throwable>iterate(error, cause -> cause != null, FaultClassifier::cause)
                .map(Throwable.class::cast);
    }

    private static @Nullable Throwable cause(@Nullable Throwable error) {
        return error == null ? null : error.getCause();
    }

    private static Optional<FaultClass> ofSql(Throwable error) {
        return error instanceof SQLException sql && sql.getSQLState() != null
                ? Optional.of(ofState(sql.getSQLState()))
                : Optional.empty();
    }

    private static FaultClass ofState(String state) {
        String stateClass = state.length() < 2 ? state : state.substring(0, 2);
        if (INFRASTRUCTURE.contains(state) || INFRASTRUCTURE_CLASSES.contains(stateClass)) {
            return new FaultClass.Infrastructure(state);
        }
        return DATA_CLASSES.contains(stateClass) ? new FaultClass.Data(state) : new FaultClass.Unexplained(state);
    }

    /** The pool's own SQLExceptions have no SQLSTATE: a connection could not be had, or was closed. */
    private static Optional<FaultClass> ofType(Throwable error) {
        if (error instanceof SQLException
                || error instanceof TransientDataAccessException
                || error instanceof RecoverableDataAccessException
                || error instanceof DataAccessResourceFailureException
                || error instanceof CannotCreateTransactionException) {
            return Optional.of(new FaultClass.Infrastructure(error.getClass().getSimpleName()));
        }
        return error instanceof MalformedRecordException || error instanceof JacksonException
                ? Optional.of(new FaultClass.Data(error.getClass().getSimpleName()))
                : Optional.empty();
    }
}
