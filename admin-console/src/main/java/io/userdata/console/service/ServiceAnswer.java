package io.userdata.console.service;

import java.util.Optional;
import java.util.function.Function;

/** What a service said, or why it said nothing of use. */
public sealed interface ServiceAnswer<T> {
    /** What it said; empty for a bad answer. */
    Optional<T> found();

    /** Why there is nothing, in one sentence; empty for a good answer. */
    Optional<String> problem();

    /** The answer after a further step, which may find it bad. */
    <R> ServiceAnswer<R> then(Function<T, ServiceAnswer<R>> step);

    /** It answered. */
    record Good<T>(T value) implements ServiceAnswer<T> {
        @Override
        public Optional<T> found() {
            return Optional.of(value);
        }

        @Override
        public Optional<String> problem() {
            return Optional.empty();
        }

        @Override
        public <R> ServiceAnswer<R> then(Function<T, ServiceAnswer<R>> step) {
            return step.apply(value);
        }
    }

    /** It did not. */
    record Bad<T>(String reason) implements ServiceAnswer<T> {
        @Override
        public Optional<T> found() {
            return Optional.empty();
        }

        @Override
        public Optional<String> problem() {
            return Optional.of(reason);
        }

        @Override
        public <R> ServiceAnswer<R> then(Function<T, ServiceAnswer<R>> step) {
            return new Bad<>(reason);
        }
    }
}
