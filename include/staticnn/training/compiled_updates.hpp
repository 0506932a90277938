// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "staticnn/kernels/columns.hpp"
#include "staticnn/kernels/outer_product.hpp"
#include "staticnn/models/sinks.hpp"
#include "staticnn/optimizers/adam.hpp"

/// The gradients of dense layers, fused with the update by the optimizer that most programs name: the library
/// has them (training/compiled_updates.ipp), and a program that links it does not compile them again.
#define STATICNN_PRODUCT_AND_UPDATE(keyword, Isa, InnerWidth, Width) \
    keyword template class OuterProduct<Isa, InnerWidth, Width, float, staticnn::detail::AdamSink>;

#define STATICNN_SUM_AND_UPDATE(keyword, Isa, Width)                               \
    keyword template void sum_rows<Isa, Width, float, staticnn::detail::AdamSink>( \
        PanelView<const float>, Index, Index, Index, staticnn::detail::AdamSink&);

#define STATICNN_UPDATES_OF(keyword, Isa)             \
    STATICNN_PRODUCT_AND_UPDATE(keyword, Isa, 16, 16) \
    STATICNN_PRODUCT_AND_UPDATE(keyword, Isa, 16, 32) \
    STATICNN_PRODUCT_AND_UPDATE(keyword, Isa, 32, 16) \
    STATICNN_PRODUCT_AND_UPDATE(keyword, Isa, 32, 32) \
    STATICNN_SUM_AND_UPDATE(keyword, Isa, 16)         \
    STATICNN_SUM_AND_UPDATE(keyword, Isa, 32)

#define STATICNN_UPDATES(keyword) STATICNN_FOR_EACH_SET(STATICNN_UPDATES_OF, keyword)

namespace staticnn::detail {
using AdamSink = LayerSink<ApplyUpdate<float, Adam<>>>;
}  // namespace staticnn::detail

#if defined(STATICNN_COMPILED_KERNELS) && defined(STATICNN_NO_OBJECT_FLAGS)
namespace staticnn::kernels {
STATICNN_UPDATES(extern)
}  // namespace staticnn::kernels
#endif
