# SPDX-License-Identifier: BSL-1.0
# The functions of vcpkg that the port calls, as the documentation of vcpkg has them, for a triplet that builds Release
# alone. What they are not told by their arguments they refuse. Nothing is compiled twice: with REUSE, a build folder of
# the same sources, its libraries and programs stand for those of the port.

function(refuse_the_rest name)
    if(arg_UNPARSED_ARGUMENTS)
        message(FATAL_ERROR "${name} was passed extra arguments: ${arg_UNPARSED_ARGUMENTS}")
    endif()
endfunction()

function(vcpkg_check_linkage)
    cmake_parse_arguments(PARSE_ARGV 0 arg "ONLY_STATIC_LIBRARY" "" "")
    refuse_the_rest(vcpkg_check_linkage)
endfunction()

function(vcpkg_check_features)
    cmake_parse_arguments(PARSE_ARGV 0 arg "" "OUT_FEATURE_OPTIONS" "FEATURES")
    refuse_the_rest(vcpkg_check_features)
    set(options "")
    while(arg_FEATURES)
        list(POP_FRONT arg_FEATURES feature variable)
        set(value OFF)
        if(feature IN_LIST FEATURES)
            set(value ON)
        endif()
        list(APPEND options -D${variable}=${value})
    endwhile()
    set(${arg_OUT_FEATURE_OPTIONS} ${options} PARENT_SCOPE)
endfunction()

function(vcpkg_cmake_configure)
    cmake_parse_arguments(PARSE_ARGV 0 arg "" "SOURCE_PATH" "OPTIONS")
    refuse_the_rest(vcpkg_cmake_configure)
    execute_process(COMMAND ${CMAKE_COMMAND} -S ${arg_SOURCE_PATH} -B ${CURRENT_BUILDTREES_DIR} -G Ninja
                            -D CMAKE_BUILD_TYPE=Release -D CMAKE_INSTALL_PREFIX=${CURRENT_PACKAGES_DIR}
                            -D CMAKE_INSTALL_LIBDIR=lib -D CMAKE_CXX_COMPILER=${COMPILER} ${arg_OPTIONS}
                    ERROR_VARIABLE errors COMMAND_ERROR_IS_FATAL ANY)
    if(errors MATCHES "not used by the project")
        message(FATAL_ERROR "the port has options that the project does not know: ${errors}")
    endif()
endfunction()

function(vcpkg_cmake_install)
    if(NOT REUSE)
        execute_process(COMMAND ${CMAKE_COMMAND} --build ${CURRENT_BUILDTREES_DIR} COMMAND_ERROR_IS_FATAL ANY)
    endif()
    file(GLOB built RELATIVE ${REUSE} ${REUSE}/lib*.a ${REUSE}/bin/staticnn-*)
    foreach(file IN LISTS built)
        configure_file(${REUSE}/${file} ${CURRENT_BUILDTREES_DIR}/${file} COPYONLY)
    endforeach()
    execute_process(COMMAND ${CMAKE_COMMAND} --install ${CURRENT_BUILDTREES_DIR} COMMAND_ERROR_IS_FATAL ANY)
endfunction()

# Moves the package to share/, where its prefix is two folders above, and its programs to tools/.
function(vcpkg_cmake_config_fixup)
    cmake_parse_arguments(PARSE_ARGV 0 arg "" "CONFIG_PATH" "")
    refuse_the_rest(vcpkg_cmake_config_fixup)
    file(MAKE_DIRECTORY ${CURRENT_PACKAGES_DIR}/share)
    file(RENAME ${CURRENT_PACKAGES_DIR}/${arg_CONFIG_PATH} ${CURRENT_PACKAGES_DIR}/share/${PORT})
    file(GLOB files ${CURRENT_PACKAGES_DIR}/share/${PORT}/*.cmake)
    foreach(file IN LISTS files)
        file(READ ${file} text)
        string(REPLACE "{_IMPORT_PREFIX}/bin/" "{_IMPORT_PREFIX}/tools/${PORT}/" text "${text}")
        set(up "get_filename_component(_IMPORT_PREFIX \"\${_IMPORT_PREFIX}\" PATH)\n")
        string(REPLACE "${up}${up}${up}" "${up}${up}" text "${text}")
        file(WRITE ${file} "${text}")
    endforeach()
endfunction()

function(vcpkg_fixup_pkgconfig)
    cmake_parse_arguments(PARSE_ARGV 0 arg "" "" "")
    refuse_the_rest(vcpkg_fixup_pkgconfig)
endfunction()

function(vcpkg_copy_tools)
    cmake_parse_arguments(PARSE_ARGV 0 arg "AUTO_CLEAN" "" "TOOL_NAMES")
    refuse_the_rest(vcpkg_copy_tools)
    foreach(name IN LISTS arg_TOOL_NAMES)
        file(COPY ${CURRENT_PACKAGES_DIR}/bin/${name} DESTINATION ${CURRENT_PACKAGES_DIR}/tools/${PORT})
        file(REMOVE ${CURRENT_PACKAGES_DIR}/bin/${name})
    endforeach()
endfunction()

function(vcpkg_install_copyright)
    cmake_parse_arguments(PARSE_ARGV 0 arg "" "" "FILE_LIST")
    refuse_the_rest(vcpkg_install_copyright)
    file(INSTALL ${arg_FILE_LIST} DESTINATION ${CURRENT_PACKAGES_DIR}/share/${PORT} RENAME copyright)
endfunction()
