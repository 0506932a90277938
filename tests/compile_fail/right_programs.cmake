# SPDX-License-Identifier: BSL-1.0
# cmake -D COMPILER=... -D INCLUDE_DIRS=a|b -D FOLDER=... -D CASES=a.cpp|b.cpp -P right_programs.cmake
#
# Compiles the right programs of all cases as one, each in a namespace of its own, below what they all include: that takes
# the time of three of them. Lines keep their file and number, so that an error names its case.
cmake_minimum_required(VERSION 3.25)
include(${CMAKE_CURRENT_LIST_DIR}/compile.cmake)

string(REPLACE "|" ";" CASES "${CASES}")
set(includes "")
set(programs "")
foreach(case IN LISTS CASES)
    cmake_path(GET case STEM name)
    file(READ ${case} text)
    string(REGEX MATCHALL "\n#include [^\n]*" found "${text}")
    list(APPEND includes ${found})
    string(REGEX REPLACE "\n#include [^\n]*" "\n" text "${text}")
    string(APPEND programs "namespace compile_fail::${name} {\n#line 1 \"${case}\"\n${text}\n}\n")
endforeach()
list(REMOVE_DUPLICATES includes)
list(JOIN includes "" includes)
file(WRITE ${FOLDER}/right_programs.cpp "${includes}\n${programs}")

compile(status output ${FOLDER}/right_programs.cpp)
if(NOT status EQUAL 0)
    message("${output}")
    message(FATAL_ERROR "a right program does not compile")
endif()
