# SPDX-License-Identifier: BSL-1.0
# Compiles for 64-bit ARM on Debian 12, with libraries unpacked by aarch64_sysroot, and runs what was compiled in an
# emulator. Programs are linked statically, so that they find what they need there.
set(CMAKE_SYSTEM_NAME Linux)
set(CMAKE_SYSTEM_PROCESSOR aarch64)
set(CMAKE_C_COMPILER aarch64-linux-gnu-gcc CACHE STRING "A compiler of C for aarch64")
set(CMAKE_CXX_COMPILER aarch64-linux-gnu-g++ CACHE STRING "A compiler for aarch64; clang++ will do, too")
set(CMAKE_CXX_COMPILER_TARGET aarch64-linux-gnu)  # for clang++
set(CMAKE_EXE_LINKER_FLAGS_INIT "-static -Wl,--no-warnings")  # of functions that GoogleTest never calls here
set(CMAKE_CXX_FLAGS_INIT -Wno-psabi)  # g++: notes on calls that changed before g++ 12
set(CMAKE_CROSSCOMPILING_EMULATOR qemu-aarch64)

cmake_path(GET CMAKE_CURRENT_LIST_DIR PARENT_PATH root)
set(CMAKE_FIND_ROOT_PATH ${root}/build/aarch64-sysroot)
set(CMAKE_FIND_ROOT_PATH_MODE_PROGRAM NEVER)
set(CMAKE_FIND_ROOT_PATH_MODE_LIBRARY ONLY)
set(CMAKE_FIND_ROOT_PATH_MODE_INCLUDE ONLY)
set(CMAKE_FIND_ROOT_PATH_MODE_PACKAGE ONLY)
set(CMAKE_FIND_LIBRARY_SUFFIXES .a)
set(Boost_USE_STATIC_LIBS ON)
