# SPDX-License-Identifier: BSL-1.0
# cmake --install: the headers, and a package for find_package(staticnn).
include(CMakePackageConfigHelpers)
include(GNUInstallDirs)

# Beside the libraries, which belong to one architecture.
set(staticnn_package_dir ${CMAKE_INSTALL_LIBDIR}/cmake/staticnn)

install(TARGETS ${STATICNN_LIBRARIES} EXPORT staticnn-targets FILE_SET HEADERS FILE_SET textual)
install(EXPORT staticnn-targets NAMESPACE staticnn:: DESTINATION ${staticnn_package_dir})
if(TARGET staticnn_tensorboard)
    install(TARGETS staticnn_tensorboard EXPORT staticnn-tensorboard-targets FILE_SET HEADERS)
    install(EXPORT staticnn-tensorboard-targets NAMESPACE staticnn:: DESTINATION ${staticnn_package_dir})
endif()

write_basic_package_version_file(staticnn-config-version.cmake COMPATIBILITY SameMinorVersion)
install(FILES ${CMAKE_CURRENT_BINARY_DIR}/staticnn-config-version.cmake cmake/staticnn-config.cmake
              cmake/build_type.cmake cmake/embed.cmake cmake/Findlibcsv.cmake cmake/Findxxhash.cmake
        DESTINATION ${staticnn_package_dir})
