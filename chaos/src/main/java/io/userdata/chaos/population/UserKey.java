package io.userdata.chaos.population;

/** A user of a source; its text is what findings name. */
public record UserKey(String source, String externalId) {
    @Override
    public String toString() {
        return source + "/" + externalId;
    }
}
