// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "staticnn/core/attributes.hpp"
#include "staticnn/core/index.hpp"

namespace staticnn {

/// More bytes of header and more values than this are taken for damage.
inline constexpr Index npy_header_limit = Index{1} << 16;
inline constexpr std::uint64_t npy_values_limit = std::uint64_t{1} << 40;

namespace detail {

/// What stands before the values of a file of NumPy.
struct NpyHeader {
    std::string type;  ///< as NumPy writes it: "<f4"
    bool is_fortran_order = false;
    std::vector<Index> extents;
    std::uint64_t bytes = 0;   ///< of the header itself
    std::uint64_t values = 1;  ///< in all extents
};

class GzipFile;

/// "(60000, 28, 28)"
STATICNN_FUNCTION std::string shape_text(const std::vector<Index>& extents);

/// Reads the header in the versions 1.0, 2.0 and 3.0 of the format; checked before anything of the size that
/// it announces is allocated. Source: numpy/lib/format.py.
STATICNN_FUNCTION NpyHeader read_npy_header(GzipFile& file);

}  // namespace detail
}  // namespace staticnn

#if !defined(STATICNN_COMPILED)
#include "staticnn/data/npy_header.ipp"
#endif
