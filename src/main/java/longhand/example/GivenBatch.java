package longhand.example;

import longhand.model.Batch;
import longhand.model.network.Loss;
import longhand.model.network.Network;

/** The batch of an example file, opened so far that the network can be shaped after it: samples written out, or images. */
public interface GivenBatch {
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
