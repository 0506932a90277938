// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <string>

#include "staticnn/checkpoint/contents.hpp"
#include "staticnn/checkpoint/restore.hpp"
#include "staticnn/core/attributes.hpp"
#include "staticnn/core/index.hpp"
#include "staticnn/training/options.hpp"

namespace staticnn::detail {

/// What the options ask for, in terms of leaves, of such a file.
STATICNN_FUNCTION checkpoint::Policy policy_of(const LoadOptions& options,
                                               const checkpoint::Contents& contents);

/// The epochs in the history of a file.
STATICNN_FUNCTION Index epochs_of(const checkpoint::Contents& contents);

/// True when a file has leaves of `name` that the policy does not drop.
STATICNN_FUNCTION bool holds_member(const checkpoint::Contents& contents, const std::string& name,
                                    const checkpoint::Policy& policy);

}  // namespace staticnn::detail

#if !defined(STATICNN_COMPILED)
#include "staticnn/training/load_policy.ipp"
#endif
