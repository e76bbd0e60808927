package io.userdata.storage.database;

/** The database is there, migrated and as the code expects it; published once. */
public record SchemaReadyEvent() {}
