package org.reissue.bench;

/** A part of the benchmark that stands for itself. */
interface Section {

    /** Measures. An exception fails the whole run. */
    Findings measure(BenchContext bench) throws Exception;
}
