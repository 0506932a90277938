// SPDX-License-Identifier: BSL-1.0
//
// What is compiled for this very processor, ours among them.
#include "inference/latencies.hpp"
#include "inference/loops.hpp"
#include "inference/predictions.hpp"
#if __has_include(<Eigen/Dense>)
#include "inference/eigen.hpp"
#endif

namespace bench {
namespace {

[[maybe_unused]] const int ours = add_all<Ours>("staticnn_native");
[[maybe_unused]] const int loops = add_all<Loops>("loops_native");
#if __has_include(<Eigen/Dense>)
[[maybe_unused]] const int eigen = add_all<WithEigen>("eigen_native");
#endif

}  // namespace
}  // namespace bench
