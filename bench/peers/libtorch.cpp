// SPDX-License-Identifier: BSL-1.0
#include <torch/torch.h>

#include "driver.hpp"

namespace {

class Peer {
public:
    /// All images as one tensor of floats: indexed by batch, this is what libtorch is fastest with.
    Peer(const peers::Options& options, const peers::Images& train) : batch_(std::int64_t(options.batch)) {
        peers::flush_denormals();
        torch::set_num_threads(options.threads);
        torch::manual_seed(1);
        model_ = torch::nn::Sequential(torch::nn::Linear(peers::inputs, peers::hidden), torch::nn::ReLU(),
                                       torch::nn::Dropout(peers::dropout_rate),
                                       torch::nn::Linear(peers::hidden, peers::classes));
        const auto rows = std::int64_t(train.rows());
        images_ = torch::from_blob(const_cast<std::uint8_t*>(train.pixels.data()),
                                   {rows, std::int64_t(peers::inputs)}, torch::kUInt8)
                      .to(torch::kFloat32)
                      .div(255);
        labels_ = torch::from_blob(const_cast<std::uint8_t*>(train.labels.data()), {rows}, torch::kUInt8)
                      .to(torch::kInt64);
        optimizer_ = std::make_unique<torch::optim::Adam>(model_->parameters(),
                                                          torch::optim::AdamOptions(peers::learning_rate)
                                                              .betas({peers::beta_1, peers::beta_2})
                                                              .eps(peers::epsilon));
    }

    void train_epoch() {
        model_->train();
        for (const torch::Tensor& rows : torch::randperm(images_.size(0), torch::kInt64).split(batch_)) {
            optimizer_->zero_grad();
            const torch::Tensor logits = model_->forward(images_.index_select(0, rows));
            torch::nn::functional::cross_entropy(logits, labels_.index_select(0, rows)).backward();
            optimizer_->step();
        }
    }

    void predict(std::span<const float> images, float* outputs) {
        const torch::InferenceMode inference;
        if (model_->is_training()) model_->eval();
        const auto rows = std::int64_t(images.size() / peers::inputs);
        const torch::Tensor found = model_
                                        ->forward(torch::from_blob(const_cast<float*>(images.data()),
                                                                   {rows, std::int64_t(peers::inputs)}))
                                        .softmax(1);
        std::copy_n(found.data_ptr<float>(), found.numel(), outputs);
    }

private:
    std::int64_t batch_;
    torch::nn::Sequential model_;
    torch::Tensor images_, labels_;
    std::unique_ptr<torch::optim::Adam> optimizer_;
};

}  // namespace

int main(int argc, char** argv) { return peers::run<Peer>(argc, argv); }
