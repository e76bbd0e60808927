package io.userdata.localstack.userapi.person;

import java.util.List;

/** An endless row of numbers that follows from its start alone (SplitMix64, Steele et al. 2014). */
final class SeededRandom {
    private long state;

    SeededRandom(long start) {
        this.state = start;
    }

    /** The row that belongs to one user. */
    static SeededRandom of(String seed, int page, int index) {
        long hash = 0xcbf29ce484222325L; // FNV-1a
        for (int i = 0; i < seed.length(); i++) {
            hash = (hash ^ seed.charAt(i)) * 0x100000001b3L;
        }
        return new SeededRandom(mix(hash + page * 0x632be59bd9b4e019L) ^ mix(index * 0x9e3779b97f4a7c15L + 1));
    }

    long next() {
        state += 0x9e3779b97f4a7c15L;
        return mix(state);
    }

    /** From 0 to bound - 1. */
    int below(int bound) {
        return (int) Long.remainderUnsigned(next(), bound);
    }

    long between(long from, long to) {
        return from + Long.remainderUnsigned(next(), to - from);
    }

    <T> T one(List<T> of) {
        return of.get(below(of.size()));
    }

    private static long mix(long value) {
        long mixed = (value ^ (value >>> 30)) * 0xbf58476d1ce4e5b9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94d049bb133111ebL;
        return mixed ^ (mixed >>> 31);
    }
}
