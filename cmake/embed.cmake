# SPDX-License-Identifier: BSL-1.0
# staticnn_embed(TARGET app CHECKPOINT model.bin NAME digits [INCLUDE layers.hpp] [C] [PORTABLE])
#
# Compiles the network of a checkpoint into a target of the same folder: its sources include "digits.hpp", where
# digits::network predicts. The files are written anew whenever the checkpoint changes. It may be the output of a custom
# command; a relative path starts in the current source folder.
#
# INCLUDE   the header that declares the network's layers of your own
# C         "digits.h", too: functions for C; together with add_library(... SHARED) for all that calls C
# PORTABLE  weights as an array of numbers, where the assembler is not that of an ELF system

# Whether a command of `folder`, or of one that it adds, makes the file: each folder knows its own alone.
function(staticnn_is_made file folder result)
    get_source_file_property(is_made ${file} DIRECTORY ${folder} GENERATED)
    get_property(folders DIRECTORY ${folder} PROPERTY SUBDIRECTORIES)
    foreach(below IN LISTS folders)
        if(NOT is_made)
            staticnn_is_made(${file} ${below} is_made)
        endif()
    endforeach()
    set(${result} ${is_made} PARENT_SCOPE)
endfunction()

# Called when all of the project is known. A warning, because what makes a file may be unknown to CMake.
function(staticnn_expect_checkpoint checkpoint target)
    staticnn_is_made(${checkpoint} ${CMAKE_SOURCE_DIR} is_made)
    if(NOT is_made AND NOT EXISTS ${checkpoint})
        message(WARNING "staticnn_embed: expected the checkpoint of '${target}' to be a file, or the output of a custom "
                        "command; found no file '${checkpoint}'")
    endif()
endfunction()

function(staticnn_embed)
    cmake_parse_arguments(PARSE_ARGV 0 embed "C;PORTABLE" "TARGET;CHECKPOINT;NAME;INCLUDE" "")
    foreach(argument TARGET CHECKPOINT NAME)
        if("${embed_${argument}}" STREQUAL "")
            message(FATAL_ERROR "staticnn_embed: expected ${argument} and its value, found '${ARGN}'")
        endif()
    endforeach()
    if(embed_UNPARSED_ARGUMENTS)
        message(FATAL_ERROR "staticnn_embed: expected TARGET, CHECKPOINT, NAME, INCLUDE, C and PORTABLE, "
                            "found '${embed_UNPARSED_ARGUMENTS}'")
    endif()
    if(NOT TARGET staticnn::embed)
        message(FATAL_ERROR "staticnn_embed: expected the program staticnn-embed, but staticnn was built without it: "
                            "STATICNN_BUILD_TOOLS was off, or, where it is a folder of this project, CLI11 is missing")
    endif()
    set(source_dir "")
    if(TARGET ${embed_TARGET})
        get_target_property(source_dir ${embed_TARGET} SOURCE_DIR)
    endif()
    if(NOT source_dir STREQUAL CMAKE_CURRENT_SOURCE_DIR)
        message(FATAL_ERROR "staticnn_embed: expected a target of this folder, found '${embed_TARGET}'")
    endif()

    set(folder ${CMAKE_CURRENT_BINARY_DIR}/${embed_TARGET}_embedded)
    file(MAKE_DIRECTORY ${folder})
    cmake_path(ABSOLUTE_PATH embed_CHECKPOINT OUTPUT_VARIABLE checkpoint)
    # What is deferred gets its arguments when it is called: these must have their values by then.
    cmake_language(EVAL CODE "cmake_language(DEFER DIRECTORY [==[${CMAKE_SOURCE_DIR}]==]
                              CALL staticnn_expect_checkpoint [==[${checkpoint}]==] [==[${embed_TARGET}]==])")
    set(stem ${folder}/${embed_NAME})
    set(sources ${stem}.hpp ${stem}.cpp)
    set(options "")
    if(NOT embed_PORTABLE)
        set(weights ${stem}.cpp.weights)
    else()
        set(weights "")
        list(APPEND options --portable)
    endif()
    if(embed_C)
        list(APPEND sources ${stem}.h ${stem}_c.cpp)
        list(APPEND options --c)
    endif()
    if(embed_INCLUDE)
        cmake_path(ABSOLUTE_PATH embed_INCLUDE)
        list(APPEND options --include ${embed_INCLUDE})
    endif()
    add_custom_command(OUTPUT ${sources} ${weights}
                       COMMAND staticnn::embed ${checkpoint} --name ${embed_NAME} --output ${folder} ${options}
                       DEPENDS ${checkpoint} $<TARGET_FILE:staticnn::embed>
                       COMMENT "Embedding ${checkpoint} as ${embed_NAME}"
                       VERBATIM)
    # The source names the file of its weights by __FILE__, which others may want to be mapped.
    set_source_files_properties(${stem}.cpp PROPERTIES
                                OBJECT_DEPENDS "${weights}"
                                COMPILE_OPTIONS -fmacro-prefix-map=${folder}=${folder}
                                SKIP_UNITY_BUILD_INCLUSION ON
                                SKIP_PRECOMPILE_HEADERS ON)
    target_sources(${embed_TARGET} PRIVATE ${sources})
    target_include_directories(${embed_TARGET} PUBLIC $<BUILD_INTERFACE:${folder}>)
    target_link_libraries(${embed_TARGET} PRIVATE staticnn::inference)
endfunction()
