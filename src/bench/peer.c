/*
 * What plain C takes to train on MNIST: the program that peers.py compares Longhand's trainer with.
 *
 * usage: peer NETWORK EPOCHS IMAGES LABELS     e.g. 784-16-16-10 5 train-images-idx3-ubyte.gz train-labels-idx1-ubyte.gz
 *
 * In doubles, with as many threads as there are processors, four at most. Of an image only the pixels that are not 0 are kept; the
 * weights from one pixel, or one neuron, lie together. In a batch each thread first takes its share of the images forward and back,
 * then learns its share of the weights from all of them; the threads wait for each other twice. Prints the seconds of each epoch as
 * JSON and, on standard error, how many images were classified correctly in the last one, before they were learned from.
 */
#define _GNU_SOURCE
#include <math.h>
#include <pthread.h>
#include <sched.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

enum { BATCH = 64, MOST_LAYERS = 8, MOST_THREADS = 4, SPINS = 20000 };
static const double RATE = 0.1;

static int depth, threads, epochs, images;
static int size[MOST_LAYERS + 1];
static double *weights[MOST_LAYERS], *biases[MOST_LAYERS];              /* weights[l][i * size[l + 1] + j]: to j from i */
static double *activations[MOST_LAYERS + 1], *errors[MOST_LAYERS + 1]; /* a and dz of a batch, image after image */

static unsigned short *pixel; /* the pixels that are not 0, image after image, and their values */
static double *value;
static int *start; /* where the share of a thread in an image begins: start[image * threads + thread] */
static unsigned char *label;

static int *order;
static int right[MOST_THREADS * 16]; /* each thread's own, on cache lines of their own */
static atomic_int arrived, round_of;

static void fail(const char *why) {
    fprintf(stderr, "peer: %s\n", why);
    exit(1);
}

static void *memory(size_t bytes) {
    void *all = aligned_alloc(64, (bytes + 63) / 64 * 64);
    if (all == NULL) fail("too little memory");
    memset(all, 0, bytes);
    return all;
}

static unsigned char *unzipped(const char *file, size_t header, size_t count) {
    char command[4096];
    snprintf(command, sizeof command, "gzip -dc '%s'", file);
    FILE *in = popen(command, "r");
    unsigned char *bytes = memory(header + count);
    if (in == NULL || fread(bytes, 1, header + count, in) != header + count) fail("the images cannot be read");
    pclose(in);
    return bytes + header;
}

static void read_images(const char *image_file, const char *label_file) {
    images = 60000;
    int pixels = size[0];
    unsigned char *grey = unzipped(image_file, 16, (size_t)images * pixels);
    label = unzipped(label_file, 8, images);
    long used[MOST_THREADS + 1] = {0}, all = 0;
    int first[MOST_THREADS + 1] = {0};
    long *of_pixel = memory(pixels * sizeof(long));
    for (long at = 0; at < (long)images * pixels; at++)
        if (grey[at] != 0) of_pixel[at % pixels]++, all++;
    /* the shares: as many entries for each */
    for (int p = 0, share = 1; p < pixels && share < threads; p++) {
        used[share] += of_pixel[p];
        if (used[share] * threads >= all) first[++share - 1] = p + 1;
    }
    first[threads] = pixels;
    pixel = memory(all * sizeof *pixel);
    value = memory(all * sizeof *value);
    start = memory(((size_t)images * threads + 1) * sizeof *start);
    int n = 0;
    for (int image = 0; image < images; image++)
        for (int share = 0; share < threads; share++) {
            start[image * threads + share] = n;
            for (int p = first[share]; p < first[share + 1]; p++)
                if (grey[(size_t)image * pixels + p] != 0) {
                    pixel[n] = p;
                    value[n++] = grey[(size_t)image * pixels + p] / 255.0;
                }
        }
    start[(size_t)images * threads] = n;
}

static void wait_for_all(void) {
    int mine = atomic_load(&round_of);
    if (atomic_fetch_add(&arrived, 1) == threads - 1) {
        atomic_store(&arrived, 0);
        atomic_fetch_add(&round_of, 1);
        return;
    }
    for (int tries = 0; atomic_load_explicit(&round_of, memory_order_acquire) == mine; tries++)
        if (tries > SPINS) sched_yield();
}

/* sum += x * row */
static inline void add(double *restrict sum, double x, const double *restrict row, int n) {
    for (int j = 0; j < n; j++) sum[j] += x * row[j];
}

static void forward(int k, int image) {
    for (int l = 0; l < depth; l++) {
        int n = size[l + 1];
        double *z = activations[l + 1] + k * n;
        memcpy(z, biases[l], n * sizeof *z);
        if (l == 0) {
            for (int t = start[image * threads]; t < start[(image + 1) * threads]; t++)
                add(z, value[t], weights[0] + pixel[t] * n, n);
        } else {
            for (int i = 0; i < size[l]; i++) add(z, activations[l][k * size[l] + i], weights[l] + i * n, n);
        }
        if (l < depth - 1) {
            for (int j = 0; j < n; j++) z[j] = z[j] > 0 ? z[j] : 0;
        }
    }
}

static void backward(int k, int image, int thread) {
    int outputs = size[depth], best = 0;
    double *a = activations[depth] + k * outputs, *dz = errors[depth] + k * outputs, sum = 0;
    for (int j = 1; j < outputs; j++) best = a[j] > a[best] ? j : best;
    double largest = a[best];
    right[thread * 16] += best == label[image];
    for (int j = 0; j < outputs; j++) sum += a[j] = exp(a[j] - largest);
    for (int j = 0; j < outputs; j++) dz[j] = a[j] / sum - (j == label[image]);
    for (int l = depth - 1; l >= 1; l--) {
        int n = size[l + 1];
        for (int i = 0; i < size[l]; i++) {
            double da = 0;
            for (int j = 0; j < n; j++) da += weights[l][i * n + j] * errors[l + 1][k * n + j];
            errors[l][k * size[l] + i] = activations[l][k * size[l] + i] > 0 ? da : 0;
        }
    }
}

static void learn(int first, int m, int thread) {
    double rate = RATE / m;
    for (int k = 0; k < m; k++) {
        int share = order[first + k] * threads + thread, n = size[1];
        double scaled[n];
        for (int j = 0; j < n; j++) scaled[j] = -rate * errors[1][k * n + j];
        for (int t = start[share]; t < start[share + 1]; t++) add(weights[0] + pixel[t] * n, value[t], scaled, n);
    }
    for (int l = 1; l < depth; l++) {
        int n = size[l + 1];
        for (int i = size[l] * thread / threads; i < size[l] * (thread + 1) / threads; i++)
            for (int k = 0; k < m; k++)
                add(weights[l] + i * n, -rate * activations[l][k * size[l] + i], errors[l + 1] + k * n, n);
    }
    if (thread == 0)
        for (int l = 0; l < depth; l++)
            for (int k = 0; k < m; k++) add(biases[l], -rate, errors[l + 1] + k * size[l + 1], size[l + 1]);
}

static double now(void) {
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return time.tv_sec + time.tv_nsec / 1e9;
}

static void *work(void *which) {
    int thread = (int)(long)which;
    for (int epoch = 0; epoch < epochs; epoch++) {
        double begin = now();
        if (thread == 0) {
            memset(right, 0, sizeof right);
            for (int i = 0; i < images; i++) {
                int j = (int)(drand48() * (i + 1));
                order[i] = order[j];
                order[j] = i;
            }
        }
        wait_for_all();
        for (int first = 0; first < images; first += BATCH) {
            int m = images - first < BATCH ? images - first : BATCH;
            for (int k = m * thread / threads; k < m * (thread + 1) / threads; k++) {
                forward(k, order[first + k]);
                backward(k, order[first + k], thread);
            }
            wait_for_all();
            learn(first, m, thread);
            wait_for_all();
        }
        if (thread == 0) printf("%s%.6f", epoch == 0 ? "[" : ", ", now() - begin);
    }
    return NULL;
}

static double normal(void) { return sqrt(-2 * log(1 - drand48())) * cos(2 * M_PI * drand48()); }

int main(int count, char **arguments) {
    if (count != 5) fail("usage: peer NETWORK EPOCHS IMAGES LABELS");
    long processors = sysconf(_SC_NPROCESSORS_ONLN);
    threads = processors < MOST_THREADS ? (int)processors : MOST_THREADS;
    epochs = atoi(arguments[2]);
    for (char *part = strtok(arguments[1], "-"); part != NULL; part = strtok(NULL, "-")) {
        if (depth > MOST_LAYERS || atoi(part) < 1) fail("a network is at most nine sizes of at least 1");
        size[depth++] = atoi(part);
    }
    depth--;
    if (depth < 1 || size[0] != 784 || size[depth] != 10) fail("a network for MNIST has 784 inputs and 10 outputs");
    read_images(arguments[3], arguments[4]);
    order = memory(images * sizeof *order);
    srand48(42);
    for (int l = 0; l < depth; l++) {
        weights[l] = memory((size_t)size[l] * size[l + 1] * sizeof(double));
        biases[l] = memory(size[l + 1] * sizeof(double));
        activations[l + 1] = memory((size_t)BATCH * size[l + 1] * sizeof(double));
        errors[l + 1] = memory((size_t)BATCH * size[l + 1] * sizeof(double));
        for (int i = 0; i < size[l] * size[l + 1]; i++) weights[l][i] = normal() * sqrt(2.0 / size[l]);
    }
    pthread_t others[MOST_THREADS];
    for (long thread = 1; thread < threads; thread++) pthread_create(&others[thread], NULL, work, (void *)thread);
    work((void *)0L);
    for (int thread = 1; thread < threads; thread++) pthread_join(others[thread], NULL);
    puts("]");
    int all = 0;
    for (int thread = 0; thread < threads; thread++) all += right[thread * 16];
    fprintf(stderr, "%.2f %% of the images classified correctly\n", 100.0 * all / images);
    return 0;
}
