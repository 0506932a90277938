// SPDX-License-Identifier: BSL-1.0
#include "uses_header_only.hpp"

std::string digest_of_a_number() { return digest(); }
