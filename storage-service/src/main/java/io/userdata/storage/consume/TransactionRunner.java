package io.userdata.storage.consume;

import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.DefaultTransactionDefinition;

/**
 * Does something in a transaction and a persistence context of its own. What it throws is what went wrong first: a lost
 * connection fails the rollback too, and that says nothing of the cause.
 */
@Component
class TransactionRunner {
    private final PlatformTransactionManager transactions;

    TransactionRunner(PlatformTransactionManager transactions) {
        this.transactions = transactions;
    }

    <T> T commit(Supplier<T> work) {
        TransactionStatus transaction = transactions.getTransaction(new DefaultTransactionDefinition());
        T done;
        try {
            done = work.get();
        } catch (RuntimeException | Error e) {
            rollback(transaction, e);
            throw e;
        }
        transactions.commit(transaction);
        return done;
    }

    private void rollback(TransactionStatus transaction, Throwable cause) {
        try {
            transactions.rollback(transaction);
        } catch (RuntimeException e) {
            cause.addSuppressed(e);
        }
    }
}
