# SPDX-License-Identifier: BSL-1.0
# staticnn_find(GROUP PACKAGE ...) is find_package(PACKAGE ...) for a package of a group of packages.txt;
# staticnn_stop_if_missing() then names all that was not found, with the command that installs it.

set(STATICNN_MISSING "")
set(STATICNN_GROUPS "")

# A macro, because the variables that find_package sets belong to the caller.
macro(staticnn_find group package)
    list(APPEND STATICNN_GROUPS ${group})
    find_package(${package} ${ARGN} QUIET)
    if(NOT ${package}_FOUND)
        list(APPEND STATICNN_MISSING "${package}")
    endif()
endmacro()

function(staticnn_stop_if_missing)
    if(NOT STATICNN_MISSING)
        return()
    endif()
    list(REMOVE_DUPLICATES STATICNN_GROUPS)
    set(packages "")
    foreach(group IN LISTS STATICNN_GROUPS)
        file(STRINGS ${CMAKE_CURRENT_FUNCTION_LIST_DIR}/packages.txt lines REGEX "^${group} ")
        foreach(line IN LISTS lines)
            string(REGEX MATCH "^[^ ]+ +([^ ]+)" line "${line}")
            list(APPEND packages ${CMAKE_MATCH_1})
        endforeach()
    endforeach()
    list(JOIN STATICNN_MISSING ", " missing)
    list(JOIN packages " " packages)
    # CMake would break a long line that does not begin with a blank.
    message(FATAL_ERROR "staticnn could not find ${missing} (or found versions that are too old); "
                        "on Debian and Ubuntu, this installs everything:\n"
                        "  sudo apt-get install ${packages}\n")
endfunction()
