# SPDX-License-Identifier: BSL-1.0
# Passes when check.cmake, with the same arguments, fails and says what the case announces:
#     // refused: the whole sentence
cmake_minimum_required(VERSION 3.25)

execute_process(COMMAND ${CMAKE_COMMAND} -D COMPILER=${COMPILER} -D KIND=${KIND} -D INCLUDE_DIRS=${INCLUDE_DIRS}
                        -D PRECOMPILED=${PRECOMPILED} -D ALONE=ON -D CASE=${CASE}
                        -P ${CMAKE_CURRENT_LIST_DIR}/../check.cmake
                RESULT_VARIABLE status OUTPUT_VARIABLE output ERROR_VARIABLE output)

file(READ ${CASE} text)
if(NOT text MATCHES "// refused: ([^\n]+)")
    message(FATAL_ERROR "${CASE} announces no sentence")
endif()
set(sentence "${CMAKE_MATCH_1}")
string(FIND "${output}" "${sentence}" position)
if(status EQUAL 0 OR position EQUAL -1)
    message("${output}")
    message(FATAL_ERROR "${CASE} was expected to be refused with '${sentence}'")
endif()
