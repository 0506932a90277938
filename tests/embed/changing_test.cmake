# SPDX-License-Identifier: BSL-1.0
# cmake -D BUILD_DIR=... -D CHECKPOINT=... -D PROGRAM=... -D OTHER=... -P changing_test.cmake
# Builds and runs a program around two checkpoints in turn.
cmake_minimum_required(VERSION 3.25)

function(expect_output_with checkpoint expected)
    configure_file(${checkpoint} ${CHECKPOINT} COPYONLY)
    file(TOUCH ${CHECKPOINT})
    execute_process(COMMAND ${CMAKE_COMMAND} --build ${BUILD_DIR} --target tests_embed_changing
                    COMMAND_ERROR_IS_FATAL ANY)
    execute_process(COMMAND ${PROGRAM} OUTPUT_VARIABLE found COMMAND_ERROR_IS_FATAL ANY)
    if(NOT found MATCHES "^${expected}\n$")
        message(FATAL_ERROR "expected '${expected}' with ${checkpoint}, found '${found}'")
    endif()
endfunction()

expect_output_with(${CMAKE_CURRENT_LIST_DIR}/../golden/format_1/weights.xml "4 0.1")
expect_output_with(${OTHER} "5 .*")
