/* SPDX-License-Identifier: BSL-1.0 */
/* C gets the bits of the trainer: call FOLDER */
#include <stdio.h>
#include <string.h>

#include "classifier.h"

enum { count = 67 };

static float samples[count][CLASSIFIER_INPUTS];
static float expected[count][CLASSIFIER_OUTPUTS];
static float outputs[count][CLASSIFIER_OUTPUTS];

static int read_file(const char* folder, const char* name, void* values, size_t size) {
    char path[4096];
    FILE* file;
    size_t found;
    snprintf(path, sizeof path, "%s/%s", folder, name);
    file = fopen(path, "rb");
    if (file == NULL) return 0;
    found = fread(values, 1, size, file);
    fclose(file);
    return found == size;
}

int main(int argc, char** argv) {
    int i;
    if (argc != 2 || !read_file(argv[1], "classifier.samples", samples, sizeof samples) ||
        !read_file(argv[1], "classifier.outputs", expected, sizeof expected))
        return 2;
    if (classifier_inputs != CLASSIFIER_INPUTS || classifier_outputs != CLASSIFIER_OUTPUTS) return 3;
    classifier_predict_batch(samples[0], count, outputs[0]);
    if (memcmp(outputs, expected, sizeof outputs) != 0) return 4;
    for (i = 0; i < count; ++i) {
        classifier_predict(samples[i], outputs[0]);
        if (memcmp(outputs[0], expected[i], sizeof outputs[0]) != 0) return 5;
    }
    return 0;
}
