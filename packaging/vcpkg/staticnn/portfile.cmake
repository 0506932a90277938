# SPDX-License-Identifier: BSL-1.0
# Builds the sources in which it lies: an archive of them cannot hold a file with its own checksum. vcpkg looks at this
# folder alone to see whether it has built the same before; after changes elsewhere say `--no-binarycaching`.
set(SOURCE_PATH "${CURRENT_PORT_DIR}/../../..")

vcpkg_check_linkage(ONLY_STATIC_LIBRARY)
vcpkg_check_features(OUT_FEATURE_OPTIONS FEATURE_OPTIONS
    FEATURES
        tools STATICNN_BUILD_TOOLS
)
vcpkg_cmake_configure(
    SOURCE_PATH "${SOURCE_PATH}"
    OPTIONS
        -DSTATICNN_BUILD_TESTS=OFF
        -DSTATICNN_BUILD_BENCHMARKS=OFF
        -DSTATICNN_BUILD_EXAMPLES=OFF
        ${FEATURE_OPTIONS}
)
vcpkg_cmake_install()
vcpkg_cmake_config_fixup(CONFIG_PATH lib/cmake/staticnn)
vcpkg_fixup_pkgconfig()
if("tools" IN_LIST FEATURES)
    vcpkg_copy_tools(TOOL_NAMES staticnn-embed staticnn-inspect staticnn-report AUTO_CLEAN)
endif()

file(REMOVE_RECURSE "${CURRENT_PACKAGES_DIR}/debug/include" "${CURRENT_PACKAGES_DIR}/debug/share")
file(INSTALL "${CURRENT_PORT_DIR}/usage" DESTINATION "${CURRENT_PACKAGES_DIR}/share/${PORT}")
vcpkg_install_copyright(FILE_LIST "${SOURCE_PATH}/LICENSE")
