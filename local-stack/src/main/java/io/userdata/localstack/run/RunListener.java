package io.userdata.localstack.run;

/** Hears how a run goes. */
public interface RunListener {
    /** How far each stage is. */
    void progress(long published, long processed, long stored);

    /** The run is held up, or its reason has changed; empty: it goes on. */
    void heldUp(String why);
}
