# SPDX-License-Identifier: BSL-1.0
# Packages for others than CMake: files for pkg-config, and `cpack -G DEB` in the build folder.

# Found from where they lie, so that an installed tree can be moved.
file(RELATIVE_PATH up /prefix/${CMAKE_INSTALL_LIBDIR}/pkgconfig /prefix)
string(REGEX REPLACE "/$" "" up "${up}")
foreach(name staticnn staticnn-inference)
    configure_file(cmake/pkgconfig/${name}.pc.in pkgconfig/${name}.pc @ONLY)
    install(FILES ${CMAKE_CURRENT_BINARY_DIR}/pkgconfig/${name}.pc DESTINATION ${CMAKE_INSTALL_LIBDIR}/pkgconfig)
endforeach()

if(NOT PROJECT_IS_TOP_LEVEL)
    return()
endif()

# Whoever has the headers compiles against these; what the programs are linked with is found by looking at them.
set(needed "")
file(STRINGS cmake/packages.txt lines REGEX "^library ")
foreach(line IN LISTS lines)
    string(REGEX MATCH "^library +([^ ]+)" line "${line}")
    list(APPEND needed ${CMAKE_MATCH_1})
endforeach()
list(JOIN needed ", " CPACK_DEBIAN_PACKAGE_DEPENDS)
set(CPACK_DEBIAN_PACKAGE_SUGGESTS libprotobuf-dev)  # for staticnn::tensorboard
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)  # asks for dpkg-dev and file
set(CPACK_DEBIAN_PACKAGE_NAME libstaticnn-dev)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION libdevel)
set(CPACK_PACKAGE_CONTACT "The staticnn developers")
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_RESOURCE_FILE_LICENSE ${CMAKE_CURRENT_SOURCE_DIR}/LICENSE)
set(CPACK_GENERATOR DEB)
set(CPACK_STRIP_FILES ON)
include(CPack)
