# SPDX-License-Identifier: BSL-1.0
# CMake's own default is a build without optimisation, which users would take for the speed of the library.
get_property(staticnn_has_configurations GLOBAL PROPERTY GENERATOR_IS_MULTI_CONFIG)
if(NOT CMAKE_BUILD_TYPE AND NOT staticnn_has_configurations AND NOT CMAKE_CXX_FLAGS MATCHES "-O")
    message(WARNING "staticnn: no build type is set, so the compiler does not optimise, and training takes some forty "
                    "times as long. Configure with -D CMAKE_BUILD_TYPE=Release.")
endif()
