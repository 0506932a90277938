// SPDX-License-Identifier: BSL-1.0
#include <dlib/dnn.h>

#include <numeric>
#include <random>

#include "driver.hpp"

namespace {

template <template <class> class Dropout>
using Layers =
    dlib::fc<peers::classes,
             Dropout<dlib::relu<dlib::fc<peers::hidden, dlib::input<dlib::matrix<float, 28, 28>>>>>>;
using Trained = dlib::loss_multiclass_log<Layers<dlib::dropout>>;
using Predictor = dlib::softmax<Layers<dlib::multiply>>;

/// dlib's trainer is left out: it would change the learning rate by itself. The epsilon of dlib's Adam is
/// fixed at 1e-8.
class Peer {
public:
    Peer(const peers::Options& options, const peers::Images& train)
        : batch_(options.batch),
          train_(train),
          order_(train.rows()),
          solvers_(Trained::num_computational_layers,
                   dlib::adam(0, float(peers::beta_1), float(peers::beta_2))) {
        peers::flush_denormals();
        dlib::layer<2>(trained_).layer_details() = dlib::dropout_(float(peers::dropout_rate));
        std::iota(order_.begin(), order_.end(), 0u);
        dlib::matrix<float, 28, 28> image;
        image = 0;
        trained_.to_tensor(&image, &image + 1, x_);  // a network must have seen one
    }

    void train_epoch() {
        predictor_is_old_ = true;
        std::shuffle(order_.begin(), order_.end(), random_);
        for (std::size_t first = 0; first < order_.size(); first += batch_) {
            const std::size_t rows = std::min(batch_, order_.size() - first);
            x_.set_size(long(rows), 1, 28, 28);
            labels_.resize(rows);
            float* x = x_.host_write_only();
            for (std::size_t row = 0; row < rows; ++row) {
                const std::size_t index = order_[first + row];
                for (std::size_t i = 0; i < peers::inputs; ++i)
                    *x++ = float(train_.pixels[index * peers::inputs + i]) * (1.0f / 255);
                labels_[row] = train_.labels[index];
            }
            trained_.compute_parameter_gradients(x_, labels_.begin());
            trained_.update_parameters(solvers_, peers::learning_rate);
        }
    }

    void predict(std::span<const float> images, float* outputs) {
        if (predictor_is_old_) predictor_.subnet() = trained_.subnet();
        predictor_is_old_ = false;
        x_.set_size(long(images.size() / peers::inputs), 1, 28, 28);
        std::copy(images.begin(), images.end(), x_.host_write_only());
        const dlib::tensor& found = predictor_.forward(x_);
        std::copy_n(found.host(), found.size(), outputs);
    }

private:
    std::size_t batch_;
    const peers::Images& train_;
    std::mt19937 random_{1};
    std::vector<std::uint32_t> order_;
    std::vector<dlib::adam> solvers_;
    Trained trained_;
    Predictor predictor_;
    bool predictor_is_old_ = true;
    dlib::resizable_tensor x_;
    std::vector<unsigned long> labels_;
};

}  // namespace

int main(int argc, char** argv) { return peers::run<Peer>(argc, argv); }
