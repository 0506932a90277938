// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "staticnn/checkpoint/contents.hpp"
#include "staticnn/checkpoint/restore.hpp"
#include "staticnn/core/attributes.hpp"
#include "staticnn/core/index.hpp"
#include "staticnn/training/options.hpp"

namespace staticnn::detail {

/// What the options ask for, in terms of leaves.
STATICNN_FUNCTION checkpoint::Policy policy_of(const LoadOptions& options);

/// The epochs in the history of a file.
STATICNN_FUNCTION Index epochs_of(const checkpoint::Contents& contents);

}  // namespace staticnn::detail

#if !defined(STATICNN_COMPILED)
#include "staticnn/training/load_policy.ipp"
#endif
