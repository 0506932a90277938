// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <omp.h>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <random>
#include <span>
#include <vector>

#include "driver.hpp"

namespace peers {

/// A training loop written by hand for this one network, as one would who has nothing but a library of matrix
/// products. `Products` has three, of matrices by rows, all of which overwrite c [m, n]:
///
///     ab(m, n, k, a, b, c)     a [m, k], b [k, n]
///     atb(m, n, k, a, b, c)    a [k, m], b [k, n]
///     abt(m, n, k, a, b, c)    a [m, k], b [n, k]
///
/// All else is loops that the compiler turns into vector instructions, shared out by OpenMP.
template <class Products>
class HandLoop {
public:
    HandLoop(const Options& options, const Images& train)
        : batch_(options.batch),
          train_(train),
          order_(train.rows()),
          x_(batch_ * inputs),
          h_(batch_ * hidden),
          dh_(batch_ * hidden),
          y_(batch_ * classes),
          values_(count),
          gradients_(count),
          m_(count),
          v_(count) {
        flush_denormals();
        omp_set_num_threads(options.threads);
        Products::start(options.threads);
        std::iota(order_.begin(), order_.end(), 0u);
        initialize(kernel_1(values_), inputs, hidden);
        initialize(kernel_2(values_), hidden, classes);
    }

    void train_epoch() {
        std::shuffle(order_.begin(), order_.end(), random_);
        for (std::size_t first = 0; first < order_.size(); first += batch_)
            train_batch(first, std::min(batch_, order_.size() - first));
    }

    void predict(std::span<const float> images, float* outputs) {
        const std::size_t rows = images.size() / inputs;
        predict_h_.resize(std::max(predict_h_.size(), rows * hidden));
        Products::ab(rows, hidden, inputs, images.data(), kernel_1(values_), predict_h_.data());
        const float* bias = bias_1(values_);
        for_rows(rows, [&](std::size_t row) {
            float* h = &predict_h_[row * hidden];
            for (std::size_t i = 0; i < hidden; ++i) h[i] = std::max(h[i] + bias[i], 0.0f);
        });
        Products::ab(rows, classes, hidden, predict_h_.data(), kernel_2(values_), outputs);
        for (std::size_t row = 0; row < rows; ++row) softmax(outputs + row * classes);
    }

private:
    using Values = std::vector<float>;
    static constexpr std::size_t count = inputs * hidden + hidden + hidden * classes + classes;

    // One array for all parameters, so that Adam is one loop.
    static float* kernel_1(Values& all) { return all.data(); }
    static float* bias_1(Values& all) { return kernel_1(all) + inputs * hidden; }
    static float* kernel_2(Values& all) { return bias_1(all) + hidden; }
    static float* bias_2(Values& all) { return kernel_2(all) + hidden * classes; }

    /// Uniform within sqrt(6 / (inputs + outputs)), as Glorot has it.
    void initialize(float* kernel, std::size_t rows, std::size_t columns) {
        const float limit = std::sqrt(6.0f / float(rows + columns));
        std::uniform_real_distribution<float> values(-limit, limit);
        std::generate(kernel, kernel + rows * columns, [&] { return values(random_); });
    }

    template <class Work>
    static void for_rows(std::size_t rows, const Work& work) {
#pragma omp parallel for schedule(static) if (rows >= 32)
        for (std::size_t row = 0; row < rows; ++row) work(row);
    }

    void softmax(float* y) {
        const float* bias = bias_2(values_);
        float sum = 0;
        for (std::size_t i = 0; i < classes; ++i) y[i] += bias[i];
        const float most = *std::max_element(y, y + classes);
        for (std::size_t i = 0; i < classes; ++i) sum += y[i] = std::exp(y[i] - most);
        for (std::size_t i = 0; i < classes; ++i) y[i] /= sum;
    }

    /// A hash of 32 bits, which unlike a generator has no state that would keep the compiler from vectors.
    static std::uint32_t hash(std::uint32_t x) {
        x = (x ^ (x >> 16)) * 0x7feb352du;
        x = (x ^ (x >> 15)) * 0x846ca68bu;
        return x ^ (x >> 16);
    }

    void train_batch(std::size_t first, std::size_t rows) {
        ++step_;
        for_rows(rows, [&](std::size_t row) {
            const std::uint8_t* image = &train_.pixels[order_[first + row] * inputs];
            float* x = &x_[row * inputs];
            for (std::size_t i = 0; i < inputs; ++i) x[i] = float(image[i]) * (1.0f / 255);
        });
        Products::ab(rows, hidden, inputs, x_.data(), kernel_1(values_), h_.data());
        for_rows(rows, [&](std::size_t row) { activate(row); });
        Products::ab(rows, classes, hidden, h_.data(), kernel_2(values_), y_.data());
        for (std::size_t row = 0; row < rows; ++row) {
            float* y = &y_[row * classes];
            softmax(y);
            y[train_.labels[order_[first + row]]] -= 1;
            for (std::size_t i = 0; i < classes; ++i) y[i] /= float(rows);
        }
        Products::abt(rows, hidden, classes, y_.data(), kernel_2(values_), dh_.data());
        for_rows(rows, [&](std::size_t row) {
            const float* h = &h_[row * hidden];
            float* dh = &dh_[row * hidden];
            for (std::size_t i = 0; i < hidden; ++i) dh[i] = h[i] > 0 ? dh[i] * kept_scale : 0.0f;
        });
        Products::atb(inputs, hidden, rows, x_.data(), dh_.data(), kernel_1(gradients_));
        Products::atb(hidden, classes, rows, h_.data(), y_.data(), kernel_2(gradients_));
        sum_rows(dh_.data(), rows, hidden, bias_1(gradients_));
        sum_rows(y_.data(), rows, classes, bias_2(gradients_));
        update();
    }

    /// Bias, relu and dropout.
    void activate(std::size_t row) {
        const auto kept = std::uint32_t((1 - dropout_rate) * 4294967296.0);
        const std::uint32_t key = hash(std::uint32_t(step_ * batch_ + row));
        const float* bias = bias_1(values_);
        float* h = &h_[row * hidden];
        for (std::size_t i = 0; i < hidden; ++i) {
            const float value = std::max(h[i] + bias[i], 0.0f) * kept_scale;
            h[i] = hash(key + std::uint32_t(i)) < kept ? value : 0.0f;
        }
    }

    static void sum_rows(const float* matrix, std::size_t rows, std::size_t columns, float* sums) {
        std::fill(sums, sums + columns, 0.0f);
        for (std::size_t row = 0; row < rows; ++row)
            for (std::size_t i = 0; i < columns; ++i) sums[i] += matrix[row * columns + i];
    }

    void update() {
        constexpr auto b1 = float(beta_1), b2 = float(beta_2);
        const auto corrected = float(learning_rate * std::sqrt(1 - std::pow(beta_2, double(step_))) /
                                     (1 - std::pow(beta_1, double(step_))));
        float *values = values_.data(), *m = m_.data(), *v = v_.data();
        const float* gradients = gradients_.data();
#pragma omp parallel for simd schedule(static)
        for (std::size_t i = 0; i < count; ++i) {
            const float g = gradients[i];
            m[i] = b1 * m[i] + (1 - b1) * g;
            v[i] = b2 * v[i] + (1 - b2) * g * g;
            values[i] -= corrected * m[i] / (std::sqrt(v[i]) + float(epsilon));
        }
    }

    static constexpr float kept_scale = float(1 / (1 - dropout_rate));

    std::size_t batch_, step_ = 0;
    const Images& train_;
    std::mt19937 random_{1};
    std::vector<std::uint32_t> order_;
    Values x_, h_, dh_, y_, predict_h_;
    Values values_, gradients_, m_, v_;
};

}  // namespace peers
