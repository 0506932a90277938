// SPDX-License-Identifier: BSL-1.0
#include <oneapi/dnnl/dnnl.h>

#include "hand_loop.hpp"

namespace {

/// The products of oneDNN's sgemm, whose matrices are by rows.
struct Products {
    static void start(int) {}  // it asks OpenMP

    static void ab(std::size_t m, std::size_t n, std::size_t k, const float* a, const float* b, float* c) {
        product('N', 'N', m, n, k, a, k, b, n, c);
    }
    static void atb(std::size_t m, std::size_t n, std::size_t k, const float* a, const float* b, float* c) {
        product('T', 'N', m, n, k, a, m, b, n, c);
    }
    static void abt(std::size_t m, std::size_t n, std::size_t k, const float* a, const float* b, float* c) {
        product('N', 'T', m, n, k, a, k, b, k, c);
    }

private:
    static void product(char transpose_a, char transpose_b, std::size_t m, std::size_t n, std::size_t k,
                        const float* a, std::size_t row_of_a, const float* b, std::size_t row_of_b,
                        float* c) {
        const auto size = [](std::size_t value) { return dnnl_dim_t(value); };
        if (dnnl_sgemm(transpose_a, transpose_b, size(m), size(n), size(k), 1, a, size(row_of_a), b,
                       size(row_of_b), 0, c, size(n)) != dnnl_success)
            throw std::runtime_error("dnnl_sgemm failed");
    }
};

}  // namespace

int main(int argc, char** argv) { return peers::run<peers::HandLoop<Products>>(argc, argv); }
