# SPDX-License-Identifier: BSL-1.0
# staticnn::tensorboard, where protocol buffers are found; nobody else needs them. An export set of its own, so that an
# installed package asks for protocol buffers only whoever asks for this component.
if(NOT STATICNN_BUILD_TENSORBOARD)
    return()
endif()
find_package(Protobuf 3.12 QUIET)
if(NOT Protobuf_FOUND OR NOT TARGET protobuf::protoc)
    message(STATUS "staticnn::tensorboard is left out: protocol buffers were not found (on Debian and Ubuntu: "
                   "apt-get install libprotobuf-dev protobuf-compiler)")
    return()
endif()

set(folder ${PROJECT_SOURCE_DIR}/include/staticnn/tensorboard)
set(generated ${CMAKE_CURRENT_BINARY_DIR}/tensorboard)
file(MAKE_DIRECTORY ${generated})
add_custom_command(OUTPUT ${generated}/event.pb.cc ${generated}/event.pb.h
                   COMMAND protobuf::protoc --proto_path=${folder} --cpp_out=${generated} ${folder}/event.proto
                   DEPENDS ${folder}/event.proto protobuf::protoc VERBATIM)
# Foreign code: without our warnings, and apart from our sources.
add_library(staticnn_event_messages OBJECT ${generated}/event.pb.cc)
set_target_properties(staticnn_event_messages PROPERTIES POSITION_INDEPENDENT_CODE ON)
target_compile_options(staticnn_event_messages PRIVATE -w)
target_compile_features(staticnn_event_messages PRIVATE cxx_std_20)
target_link_libraries(staticnn_event_messages PRIVATE protobuf::libprotobuf-lite)

file(GLOB headers CONFIGURE_DEPENDS ${folder}/*.hpp)
add_library(staticnn_tensorboard STATIC ${folder}/event_file.cpp $<TARGET_OBJECTS:staticnn_event_messages>)
add_library(staticnn::tensorboard ALIAS staticnn_tensorboard)
target_sources(staticnn_tensorboard PUBLIC FILE_SET HEADERS BASE_DIRS ${PROJECT_SOURCE_DIR}/include FILES ${headers})
set_target_properties(staticnn_tensorboard PROPERTIES
                      EXPORT_NAME tensorboard
                      POSITION_INDEPENDENT_CODE ON
                      VERIFY_INTERFACE_HEADER_SETS ${PROJECT_IS_TOP_LEVEL}
                      INTERFACE_HEADER_SETS_TO_VERIFY HEADERS)
target_include_directories(staticnn_tensorboard SYSTEM PRIVATE ${generated})
target_link_libraries(staticnn_tensorboard PUBLIC staticnn::staticnn PRIVATE protobuf::libprotobuf-lite)
add_dependencies(staticnn_tensorboard staticnn_event_messages)
if(NOT STATICNN_INSTALL)
    set_target_properties(staticnn_tensorboard staticnn_event_messages PROPERTIES EXCLUDE_FROM_ALL ON)
endif()
