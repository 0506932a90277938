# SPDX-License-Identifier: BSL-1.0
# The folders of include/staticnn, lowest row first. A header includes only from lower rows or its own folder.
set(STATICNN_ROWS
    "core"
    "concepts"
    "kernels"
    "activations initializers schedules regularizers constraints"
    "layers losses optimizers"
    "metrics"
    "models"
    "checkpoint"
    "data"
    "training"
    "report"
    "tensorboard")
