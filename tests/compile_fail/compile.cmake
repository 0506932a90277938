# SPDX-License-Identifier: BSL-1.0
# Checks with COMPILER what the arguments name, without the user's language and colours, and with no line breaks of its
# own. INCLUDE_DIRS are divided by |.
function(compile status_result output_result)
    string(REPLACE "|" ";" folders "${INCLUDE_DIRS}")
    list(TRANSFORM folders PREPEND "-I")
    execute_process(
        COMMAND ${CMAKE_COMMAND} -E env LC_ALL=C ${COMPILER} -std=c++20 -fsyntax-only -fdiagnostics-color=never
                -fmessage-length=0 ${folders} ${ARGN}
        RESULT_VARIABLE status OUTPUT_VARIABLE output ERROR_VARIABLE output)
    set(${status_result} "${status}" PARENT_SCOPE)
    set(${output_result} "${output}" PARENT_SCOPE)
endfunction()
