# SPDX-License-Identifier: BSL-1.0
# cmake -D COMPILER=... -D KIND=gcc|clang -D INCLUDE_DIRS=a|b -D PRECOMPILED=all.hpp -D ALONE=ON|OFF -D CASE=file.cpp
#       -P check.cmake
#
# A case is a wrong program, and between #ifdef STATICNN_WRONG, #else and #endif its right twin. The right one must
# compile, alone (ALONE) or with all others (right_programs.cmake); the wrong one must not, and the compiler must print
# each sentence that the case announces, whatever its line breaks:
#     // expect: the whole sentence
#     // expect(gcc): a sentence of g++ alone (or clang)
cmake_minimum_required(VERSION 3.25)
include(${CMAKE_CURRENT_LIST_DIR}/compile.cmake)

function(fold_blanks text result)
    string(REGEX REPLACE "[ \t\r\n]+" " " text "${text}")
    string(STRIP "${text}" text)
    set(${result} "${text}" PARENT_SCOPE)
endfunction()

function(compile_case status_result output_result)
    # For a case with a trainer, what it includes is most of its time. The others are sooner done without.
    file(STRINGS ${CASE} trainer REGEX "^#include \"staticnn/training/")
    set(precompiled "")
    if(trainer)
        set(precompiled -include ${PRECOMPILED})
    endif()
    compile(status output ${precompiled} ${ARGN} ${CASE})
    set(${status_result} "${status}" PARENT_SCOPE)
    set(${output_result} "${output}" PARENT_SCOPE)
endfunction()

function(check failure_result)
    if(ALONE)
        compile_case(status output)
        if(NOT status EQUAL 0)
            set(${failure_result} "the right program does not compile:\n${output}" PARENT_SCOPE)
            return()
        endif()
    endif()
    compile_case(status output -DSTATICNN_WRONG)
    if(status EQUAL 0)
        set(${failure_result} "the wrong program compiles" PARENT_SCOPE)
        return()
    endif()
    fold_blanks("${output}" folded)

    # Not a list of lines: brackets and semicolons of C++ mean something in lists.
    file(READ ${CASE} rest)
    set(sentences 0)
    while(rest MATCHES "// expect(\\(([a-z]+)\\))?:([^\n]*)")
        set(compiler "${CMAKE_MATCH_2}")
        fold_blanks("${CMAKE_MATCH_3}" sentence)
        string(FIND "${rest}" "${CMAKE_MATCH_0}" position)
        string(LENGTH "${CMAKE_MATCH_0}" length)
        math(EXPR position "${position} + ${length}")
        string(SUBSTRING "${rest}" ${position} -1 rest)
        if(NOT compiler STREQUAL "" AND NOT compiler STREQUAL KIND)
            continue()
        endif()
        math(EXPR sentences "${sentences} + 1")
        string(FIND "${folded}" "${sentence}" position)
        if(sentence STREQUAL "" OR position EQUAL -1)
            set(${failure_result} "the compiler does not print '${sentence}':\n${output}" PARENT_SCOPE)
            return()
        endif()
    endwhile()
    if(sentences EQUAL 0)
        set(${failure_result} "no line announces a sentence for ${KIND}" PARENT_SCOPE)
        return()
    endif()
    set(${failure_result} "" PARENT_SCOPE)
endfunction()

check(failure)
if(NOT failure STREQUAL "")
    # Printed apart, because an error message would be wrapped.
    message("${failure}")
    message(FATAL_ERROR "${CASE} is not what it announces")
endif()
