// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstdint>

#include "staticnn/kernels/copy.hpp"
#include "staticnn/kernels/live_values.hpp"
#include "staticnn/kernels/matmul.hpp"
#include "staticnn/kernels/transpose.hpp"

/// The kernels that no layer, optimizer or loss has a part in: the library has them (kernels/compiled.ipp),
/// and a program that links it does not compile them again.
#define STATICNN_MATMUL(keyword, Isa, T)           \
    keyword template class Matmul<Isa, 16, 16, T>; \
    keyword template class Matmul<Isa, 16, 32, T>; \
    keyword template class Matmul<Isa, 32, 16, T>; \
    keyword template class Matmul<Isa, 32, 32, T>;

#define STATICNN_GATHER(keyword, Isa, Width, T, Element)                                                \
    keyword template void gather<Isa, Width, T, Element>(const Element*, Index, Index, T, PanelView<T>, \
                                                         const Pick&);

#define STATICNN_FIND(keyword, Isa, Width, T)                                                        \
    keyword template WorthSkipping find_live_values<Isa, Width, T>(PanelView<const T>, Index, Index, \
                                                                   const LiveWords&);

#define STATICNN_TRANSPOSE(keyword, Isa, T) \
    keyword template void transpose<Isa, T>(const T*, Index, Index, Index, T*, Index);

#define STATICNN_KERNELS_OF(keyword, Isa)                  \
    STATICNN_TRANSPOSE(keyword, Isa, float)                \
    STATICNN_TRANSPOSE(keyword, Isa, double)               \
    STATICNN_FIND(keyword, Isa, 16, float)                 \
    STATICNN_FIND(keyword, Isa, 32, float)                 \
    STATICNN_FIND(keyword, Isa, 16, double)                \
    STATICNN_FIND(keyword, Isa, 32, double)                \
    STATICNN_MATMUL(keyword, Isa, float)                   \
    STATICNN_MATMUL(keyword, Isa, double)                  \
    STATICNN_GATHER(keyword, Isa, 16, float, std::uint8_t) \
    STATICNN_GATHER(keyword, Isa, 32, float, std::uint8_t) \
    STATICNN_GATHER(keyword, Isa, 16, float, float)        \
    STATICNN_GATHER(keyword, Isa, 32, float, float)        \
    STATICNN_GATHER(keyword, Isa, 16, double, double)      \
    STATICNN_GATHER(keyword, Isa, 32, double, double)

#define STATICNN_KERNELS(keyword) STATICNN_FOR_EACH_SET(STATICNN_KERNELS_OF, keyword)

#if defined(STATICNN_COMPILED_KERNELS) && defined(STATICNN_NO_OBJECT_FLAGS)
namespace staticnn::kernels {
STATICNN_KERNELS(extern)
}  // namespace staticnn::kernels
#endif
