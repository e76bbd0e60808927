package io.userdata.architecture.badly.named;

/** A class whose name does not say what it does. */
public record LineHelper(String text) {}
