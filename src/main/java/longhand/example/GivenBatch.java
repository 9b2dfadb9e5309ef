package longhand.example;

import longhand.network.Batch;
import longhand.network.Loss;
import longhand.network.Network;

/** The batch of an example file, opened so far that the network can be shaped after it: samples written out, or images. */
sealed interface GivenBatch permits WrittenBatch, ImageBatch {
    /** The number of inputs of a sample. */
    int inputs();

    /** The number of samples. */
    long size();

    /**
     * The samples.
     *
     * @param columns what says how many inputs there are, as a message names it
     */
    Batch read(Network network, Loss loss, String columns);
}
