// SPDX-License-Identifier: BSL-1.0
#pragma once

namespace staticnn {

#if defined(__has_feature)
#if __has_feature(address_sanitizer)
#define STATICNN_TEST_ADDRESS_SANITIZER
#endif
#if __has_feature(thread_sanitizer)
#define STATICNN_TEST_THREAD_SANITIZER
#endif
#endif

#if defined(__SANITIZE_ADDRESS__) || defined(STATICNN_TEST_ADDRESS_SANITIZER)
inline constexpr bool has_address_sanitizer = true;
#else
inline constexpr bool has_address_sanitizer = false;
#endif
#if defined(__SANITIZE_THREAD__) || defined(STATICNN_TEST_THREAD_SANITIZER)
inline constexpr bool has_thread_sanitizer = true;
#else
inline constexpr bool has_thread_sanitizer = false;
#endif

}  // namespace staticnn
