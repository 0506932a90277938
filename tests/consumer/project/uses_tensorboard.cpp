// SPDX-License-Identifier: BSL-1.0
#include <filesystem>
#include <staticnn/staticnn.hpp>
#include <staticnn/tensorboard/tensor_board.hpp>

using namespace staticnn;

int main() {
    Trainer<Sequential<Dense<1, 1>>, MeanSquaredError, Sgd<>, TensorBoard> trainer(
        {.batch_size = 2}, TensorBoard{.log_dir = "logs", .histogram_freq = 1});
    const std::vector<float> numbers{1, 2};
    trainer.fit(Dataset<float, 1, Rows<float, 1>>(numbers, numbers), {.epochs = 2});
    return std::filesystem::file_size("logs/train/events.out.tfevents.0.staticnn") > 200 ? 0 : 1;
}
