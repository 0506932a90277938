# SPDX-License-Identifier: BSL-1.0
# cmake -D PROJECT=... -D VERSION=... -D COMPILER=... -D FOLDER=... [-D REUSE=<build folder>] -P vcpkg_test.cmake
# Runs the port of vcpkg with functions that stand for those of vcpkg, into FOLDER/package.
#
# Not proved: that vcpkg accepts the manifest beyond what is looked at here, that its ports bring what Debian's packages
# do, a Debug build, and what vcpkg checks after a build.
cmake_minimum_required(VERSION 3.25)
set(PORT staticnn)
set(CURRENT_PORT_DIR ${PROJECT}/packaging/vcpkg/${PORT})
set(CURRENT_BUILDTREES_DIR ${FOLDER}/build)
set(CURRENT_PACKAGES_DIR ${FOLDER}/package)
file(REMOVE_RECURSE ${FOLDER})

file(READ ${CURRENT_PORT_DIR}/vcpkg.json manifest)
foreach(member IN ITEMS name version)
    string(JSON ${member} GET "${manifest}" ${member})
endforeach()
if(NOT name STREQUAL PORT OR NOT version STREQUAL VERSION)
    message(FATAL_ERROR "vcpkg.json is expected to describe ${PORT} ${VERSION}, found ${name} ${version}")
endif()
string(JSON FEATURES MEMBER "${manifest}" features 0)  # the only one

include(${CMAKE_CURRENT_LIST_DIR}/vcpkg_functions.cmake)
include(${CURRENT_PORT_DIR}/portfile.cmake)

foreach(file IN ITEMS share/staticnn/staticnn-config.cmake share/staticnn/usage share/staticnn/copyright
                      include/staticnn/inference.hpp lib/libstaticnn_staticnn.a tools/staticnn/staticnn-embed)
    if(NOT EXISTS ${CURRENT_PACKAGES_DIR}/${file})
        message(FATAL_ERROR "the port does not install ${file}")
    endif()
endforeach()
# vcpkg refuses packages with these.
foreach(folder IN ITEMS bin lib/cmake debug)
    file(GLOB_RECURSE found ${CURRENT_PACKAGES_DIR}/${folder}/*)
    if(found)
        message(FATAL_ERROR "the port leaves ${found}")
    endif()
endforeach()
