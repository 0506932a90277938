# SPDX-License-Identifier: BSL-1.0
# The target docs, where doxygen is found: the reference of the API, made without a warning or not at all.
find_program(STATICNN_DOXYGEN doxygen)
mark_as_advanced(STATICNN_DOXYGEN)
if(STATICNN_DOXYGEN)
    configure_file(cmake/Doxyfile.in docs/Doxyfile @ONLY)
    add_custom_target(docs COMMAND ${STATICNN_DOXYGEN} ${CMAKE_CURRENT_BINARY_DIR}/docs/Doxyfile VERBATIM)
endif()
