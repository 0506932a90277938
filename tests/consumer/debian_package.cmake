# SPDX-License-Identifier: BSL-1.0
# cmake -D BUILD=... -D TREE=... -D DPKG=... -P debian_package.cmake
# Makes the package of Debian from what is built, looks at what it says of itself, and unpacks it. To look at what the
# programs are linked with takes half a minute, and is left to cpack.
execute_process(COMMAND ${CMAKE_CPACK_COMMAND} -G DEB -B ${TREE}/package --config ${BUILD}/CPackConfig.cmake
                        -D CPACK_DEBIAN_PACKAGE_SHLIBDEPS=OFF
                COMMAND_ERROR_IS_FATAL ANY)
file(GLOB package ${TREE}/package/libstaticnn-dev_*.deb)
execute_process(COMMAND ${DPKG} --field ${package} Depends OUTPUT_VARIABLE depends COMMAND_ERROR_IS_FATAL ANY)
foreach(needed IN ITEMS libboost-dev libboost-serialization-dev libxxhash-dev libcsv-dev zlib1g-dev)
    if(NOT depends MATCHES "${needed}")
        message(FATAL_ERROR "the package does not depend on ${needed}: ${depends}")
    endif()
endforeach()
execute_process(COMMAND ${DPKG} --extract ${package} ${TREE} COMMAND_ERROR_IS_FATAL ANY)
execute_process(COMMAND ${TREE}/usr/bin/staticnn-inspect --help OUTPUT_QUIET COMMAND_ERROR_IS_FATAL ANY)
