# SPDX-License-Identifier: BSL-1.0
# Finds xxHash, whose packages of Debian and Ubuntu bring no CMake files, as the target xxhash::xxhash.
find_path(xxhash_INCLUDE_DIR xxhash.h)
find_library(xxhash_LIBRARY xxhash)
mark_as_advanced(xxhash_INCLUDE_DIR xxhash_LIBRARY)

set(xxhash_VERSION "")
if(xxhash_INCLUDE_DIR)
    foreach(part MAJOR MINOR RELEASE)
        file(STRINGS ${xxhash_INCLUDE_DIR}/xxhash.h line REGEX "#define XXH_VERSION_${part}" LIMIT_COUNT 1)
        string(REGEX MATCH "[0-9]+$" number "${line}")
        list(APPEND xxhash_VERSION ${number})
    endforeach()
    list(JOIN xxhash_VERSION "." xxhash_VERSION)
endif()

include(FindPackageHandleStandardArgs)
find_package_handle_standard_args(xxhash REQUIRED_VARS xxhash_LIBRARY xxhash_INCLUDE_DIR
                                  VERSION_VAR xxhash_VERSION)

if(xxhash_FOUND AND NOT TARGET xxhash::xxhash)
    add_library(xxhash::xxhash UNKNOWN IMPORTED)
    set_target_properties(xxhash::xxhash PROPERTIES
                          IMPORTED_LOCATION ${xxhash_LIBRARY}
                          INTERFACE_INCLUDE_DIRECTORIES ${xxhash_INCLUDE_DIR})
endif()
