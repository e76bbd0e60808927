package io.userdata.transform.mapping;

/** Is told of each drift, as often as it is met. */
@FunctionalInterface
public interface DriftListener {
    DriftListener NONE = drift -> {};

    void met(SchemaDrift drift);
}
