// SPDX-License-Identifier: BSL-1.0
#include <Eigen/Core>

#include "hand_loop.hpp"

namespace {

struct Products {
    using Matrix = Eigen::Matrix<float, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;

    static void start(int threads) { Eigen::setNbThreads(threads); }

    static void ab(std::size_t m, std::size_t n, std::size_t k, const float* a, const float* b, float* c) {
        view(c, m, n).noalias() = view(a, m, k) * view(b, k, n);
    }
    static void atb(std::size_t m, std::size_t n, std::size_t k, const float* a, const float* b, float* c) {
        view(c, m, n).noalias() = view(a, k, m).transpose() * view(b, k, n);
    }
    static void abt(std::size_t m, std::size_t n, std::size_t k, const float* a, const float* b, float* c) {
        view(c, m, n).noalias() = view(a, m, k) * view(b, n, k).transpose();
    }

private:
    static Eigen::Map<Matrix> view(float* data, std::size_t rows, std::size_t columns) {
        return {data, Eigen::Index(rows), Eigen::Index(columns)};
    }
    static Eigen::Map<const Matrix> view(const float* data, std::size_t rows, std::size_t columns) {
        return {data, Eigen::Index(rows), Eigen::Index(columns)};
    }
};

}  // namespace

int main(int argc, char** argv) { return peers::run<peers::HandLoop<Products>>(argc, argv); }
