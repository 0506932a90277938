# SPDX-License-Identifier: BSL-1.0
# cmake [-D INCLUDE_DIR=...] -P check_units.cmake
# Fails unless each header of the folders of units names a type, after itself, in the list of its kind in units.hpp.
cmake_minimum_required(VERSION 3.25)

if(NOT DEFINED INCLUDE_DIR)
    cmake_path(SET INCLUDE_DIR NORMALIZE ${CMAKE_CURRENT_LIST_DIR}/../../include/staticnn)
endif()
# Headers that several units share.
set(shared
    optimizers/adam_family optimizers/denormals optimizers/momentum optimizers/options optimizers/ranges
    optimizers/running_mean
    schedules/half_cosine schedules/periods
    training/callbacks/make_folder training/callbacks/describe_state training/callbacks/epoch_log training/callbacks/input_moments
    training/callbacks/health_measures training/callbacks/log_file training/callbacks/monitor training/callbacks/path_template
    training/callbacks/saved_files training/callbacks/worst_samples
    layers/dense_options layers/feature_wise layers/normalization_options layers/row_normalization)

file(READ ${CMAKE_CURRENT_LIST_DIR}/units.hpp text)
string(REPLACE ";" "@" text "${text}")

# adam_w becomes AdamW.
function(type_of header result)
    string(REPLACE "_" "@" words "${header}")
    string(REPLACE "@" ";" words "${words}")
    set(type "")
    foreach(word IN LISTS words)
        string(SUBSTRING ${word} 0 1 first)
        string(SUBSTRING ${word} 1 -1 rest)
        string(TOUPPER ${first} first)
        string(APPEND type ${first}${rest})
    endforeach()
    set(${result} ${type} PARENT_SCOPE)
endfunction()

set(findings 0)
function(check folder list_name)
    string(REGEX MATCH "using ${list_name} =[^@]*@" entries "${text}")
    file(GLOB headers RELATIVE ${INCLUDE_DIR}/${folder} ${INCLUDE_DIR}/${folder}/*.hpp)
    if(NOT headers OR entries STREQUAL "")
        message(FATAL_ERROR "no headers in ${INCLUDE_DIR}/${folder}, or no list ${list_name}")
    endif()
    foreach(header IN LISTS headers)
        string(REPLACE ".hpp" "" header ${header})
        type_of(${header} type)
        if(NOT "${folder}/${header}" IN_LIST shared AND NOT entries MATCHES "[^A-Za-z0-9_]${type}[^A-Za-z0-9_]")
            message("staticnn/${folder}/${header}.hpp: '${type}' is expected in the list ${list_name} of "
                    "tests/laws/units.hpp")
            math(EXPR findings "${findings} + 1")
        endif()
    endforeach()
    set(findings ${findings} PARENT_SCOPE)
endfunction()
check(optimizers Optimizers)
check(schedules Schedules)
check(training/callbacks Callbacks)
check(layers Layers)
if(findings)
    message(FATAL_ERROR "${findings} headers have units that the laws of trainers leave out")
endif()
