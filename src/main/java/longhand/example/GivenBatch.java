package longhand.example;

import longhand.model.Batch;
import longhand.model.Loss;
import longhand.model.Network;

/** The batch of an example file, opened so far that the network can be shaped after it: samples written out, or images. */
interface GivenBatch {
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
