// SPDX-License-Identifier: BSL-1.0
#include "firewall/gate.hpp"

#include <staticnn/staticnn.hpp>

using namespace staticnn;

using Model = Sequential<Dense<2, 8, Tanh>, Dense<8, 1, Sigmoid>>;

struct Gate::Network {
    Trainer<Model, BinaryCrossentropy, Adam<>> trainer{{.batch_size = 4, .seed = 1},
                                                       Adam<>{.learning_rate = 0.05}};
};

Gate::Gate() : network_(std::make_unique<Network>()) {}
Gate::~Gate() = default;

void Gate::train(const float (&answers)[4]) {
    const float questions[] = {0, 0, 0, 1, 1, 0, 1, 1};
    network_->trainer.fit(DataView(rows<2>(questions), rows<1>(answers)), {.epochs = 300});
}
float Gate::operator()(float first, float second) const {
    return network_->trainer.predict(std::array{first, second})[0];
}

void Gate::save(const std::string& path) const { network_->trainer.save(path); }
void Gate::load(const std::string& path) { network_->trainer.load(path); }
