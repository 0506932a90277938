// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <string_view>

// Written by npy.py: change that, not this.
// clang-format off
namespace staticnn::reference {

inline constexpr std::string_view npy_float32(
    "\223NUMPY\001\000v\000{'descr': '<f4', 'fortran_order': False, 'shape': (4, 3), }               "
    "                                           \012\000\000\000\000\000\000\200\076\000\000\000\077"
    "\000\000\100\077\000\000\200\077\000\000\240\077\000\000\300\077\000\000\340\077\000\000\000\100"
    "\000\000\020\100\000\000 \100\000\0000\100", 176);

inline constexpr std::string_view npy_float64_version_2(
    "\223NUMPY\002\000t\000\000\000{'descr': '<f8', 'fortran_order': False, 'shape': (4, 3), }       "
    "                                                 \012\000\000\000\000\000\000\000\000\000\000"
    "\000\000\000\000\300\077\000\000\000\000\000\000\320\077\000\000\000\000\000\000\330\077\000\000"
    "\000\000\000\000\340\077\000\000\000\000\000\000\344\077\000\000\000\000\000\000\350\077\000\000"
    "\000\000\000\000\354\077\000\000\000\000\000\000\360\077\000\000\000\000\000\000\362\077\000\000"
    "\000\000\000\000\364\077\000\000\000\000\000\000\366\077", 224);

inline constexpr std::string_view npy_uint8_version_3(
    "\223NUMPY\003\000t\000\000\000{'descr': '|u1', 'fortran_order': False, 'shape': (2, 2, 3), }    "
    "                                                 \012\000\001\002\003\004\005\006\007\010\011"
    "\012\013", 140);

inline constexpr std::string_view npy_one_column(
    "\223NUMPY\001\000v\000{'descr': '<f4', 'fortran_order': False, 'shape': (2,), }                 "
    "                                           \012\000\000\000\077\000\000\200\277", 136);

inline constexpr std::string_view npy_fortran_order(
    "\223NUMPY\001\000v\000{'descr': '<f4', 'fortran_order': True, 'shape': (4, 3), }                "
    "                                           \012\000\000\000\000\000\000\100\100\000\000\300\100"
    "\000\000\020A\000\000\200\077\000\000\200\100\000\000\340\100\000\000 A\000\000\000\100\000\000"
    "\240\100\000\000\000A\000\0000A", 176);

inline constexpr std::string_view npy_big_endian(
    "\223NUMPY\001\000v\000{'descr': '\076f4', 'fortran_order': False, 'shape': (4, 3), }            "
    "                                              \012\000\000\000\000\077\200\000\000\100\000\000"
    "\000\100\100\000\000\100\200\000\000\100\240\000\000\100\300\000\000\100\340\000\000A\000\000"
    "\000A\020\000\000A \000\000A0\000\000", 176);

inline constexpr std::string_view npy_records(
    "\223NUMPY\001\000v\000{'descr': \133('x', '<f4'), ('y', '<f4')\135, 'fortran_order': False, 'sha"
    "pe': (2,), }                                     \012\000\000\000\000\000\000\000\000\000\000"
    "\000\000\000\000\000\000", 144);

inline constexpr std::string_view npy_one_number(
    "\223NUMPY\001\000v\000{'descr': '<f4', 'fortran_order': False, 'shape': (), }                   "
    "                                           \012\000\000\200\077", 132);

inline constexpr std::string_view npy_labels_int8(
    "\223NUMPY\001\000v\000{'descr': '|i1', 'fortran_order': False, 'shape': (5,), }                 "
    "                                           \012\002\000\001\002\000", 133);

inline constexpr std::string_view npy_labels_uint8(
    "\223NUMPY\001\000v\000{'descr': '|u1', 'fortran_order': False, 'shape': (5,), }                 "
    "                                           \012\002\000\001\002\000", 133);

inline constexpr std::string_view npy_labels_int16(
    "\223NUMPY\001\000v\000{'descr': '<i2', 'fortran_order': False, 'shape': (5,), }                 "
    "                                           \012\002\000\000\000\001\000\002\000\000\000", 138);

inline constexpr std::string_view npy_labels_uint16(
    "\223NUMPY\001\000v\000{'descr': '<u2', 'fortran_order': False, 'shape': (5,), }                 "
    "                                           \012\002\000\000\000\001\000\002\000\000\000", 138);

inline constexpr std::string_view npy_labels_int32(
    "\223NUMPY\001\000v\000{'descr': '<i4', 'fortran_order': False, 'shape': (5,), }                 "
    "                                           \012\002\000\000\000\000\000\000\000\001\000\000\000"
    "\002\000\000\000\000\000\000\000", 148);

inline constexpr std::string_view npy_labels_uint32(
    "\223NUMPY\001\000v\000{'descr': '<u4', 'fortran_order': False, 'shape': (5,), }                 "
    "                                           \012\002\000\000\000\000\000\000\000\001\000\000\000"
    "\002\000\000\000\000\000\000\000", 148);

inline constexpr std::string_view npy_labels_int64(
    "\223NUMPY\001\000v\000{'descr': '<i8', 'fortran_order': False, 'shape': (5,), }                 "
    "                                           \012\002\000\000\000\000\000\000\000\000\000\000\000"
    "\000\000\000\000\001\000\000\000\000\000\000\000\002\000\000\000\000\000\000\000\000\000\000\000"
    "\000\000\000\000", 168);

inline constexpr std::string_view npy_labels_uint64(
    "\223NUMPY\001\000v\000{'descr': '<u8', 'fortran_order': False, 'shape': (5,), }                 "
    "                                           \012\002\000\000\000\000\000\000\000\000\000\000\000"
    "\000\000\000\000\001\000\000\000\000\000\000\000\002\000\000\000\000\000\000\000\000\000\000\000"
    "\000\000\000\000", 168);

inline constexpr std::string_view npy_labels_big_endian(
    "\223NUMPY\001\000v\000{'descr': '\076i4', 'fortran_order': False, 'shape': (5,), }              "
    "                                              \012\000\000\000\002\000\000\000\000\000\000\000"
    "\001\000\000\000\002\000\000\000\000", 148);

inline constexpr std::string_view npy_labels_in_a_column(
    "\223NUMPY\001\000v\000{'descr': '<i4', 'fortran_order': False, 'shape': (5, 1), }               "
    "                                           \012\002\000\000\000\000\000\000\000\001\000\000\000"
    "\002\000\000\000\000\000\000\000", 148);

inline constexpr std::string_view npy_labels_negative(
    "\223NUMPY\001\000v\000{'descr': '<i8', 'fortran_order': False, 'shape': (2,), }                 "
    "                                           \012\000\000\000\000\000\000\000\000\377\377\377\377"
    "\377\377\377\377", 144);

}  // namespace staticnn::reference
