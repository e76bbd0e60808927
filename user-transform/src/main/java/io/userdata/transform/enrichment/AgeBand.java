package io.userdata.transform.enrichment;

/** The bands in which ages are reported. */
final class AgeBand {
    private static final int[] STARTS = {0, 18, 25, 35, 45, 55, 65};

    private AgeBand() {}

    /** Returns the band of an age in full years, such as {@code 25-34} or {@code 65+}. */
    static String of(int age) {
        int band = STARTS.length - 1;
        while (STARTS[band] > age) {
            band--;
        }
        return band == STARTS.length - 1 ? STARTS[band] + "+" : STARTS[band] + "-" + (STARTS[band + 1] - 1);
    }
}
