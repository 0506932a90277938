# SPDX-License-Identifier: BSL-1.0
# cmake -D PREFIX=... -D COMPILER=... -D SOURCE=... -D BINARY=... -P pkg_config.cmake
# Programs that know the installed library by pkg-config alone, from a tree that was moved after installing.
file(REMOVE_RECURSE ${BINARY})
file(COPY ${PREFIX}/ DESTINATION ${BINARY}/moved)
file(GLOB_RECURSE found ${BINARY}/moved/*/staticnn.pc)
cmake_path(GET found PARENT_PATH folder)
set(ENV{PKG_CONFIG_PATH} ${folder})

function(build_and_run program package)
    file(GLOB sources ${SOURCE}/${program}*.cpp)
    execute_process(COMMAND pkg-config --cflags --libs ${package} OUTPUT_VARIABLE flags
                    OUTPUT_STRIP_TRAILING_WHITESPACE COMMAND_ERROR_IS_FATAL ANY)
    separate_arguments(flags UNIX_COMMAND "${flags}")
    foreach(flag IN LISTS flags)
        if(flag MATCHES "^-[IL]/" AND NOT flag MATCHES "${BINARY}/moved")
            message(FATAL_ERROR "${package} was moved, but still says ${flag}")
        endif()
    endforeach()
    execute_process(COMMAND ${COMPILER} -std=c++20 ${sources} ${flags} -o ${BINARY}/app
                    COMMAND_ERROR_IS_FATAL ANY)
    execute_process(COMMAND ${BINARY}/app COMMAND_ERROR_IS_FATAL ANY)
endfunction()
build_and_run(uses_staticnn staticnn)
build_and_run(uses_inference staticnn-inference)
