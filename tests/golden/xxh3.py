# SPDX-License-Identifier: BSL-1.0
"""XXH3 with 64 bits and seed 0, after the specification of xxHash (doc/xxhash_spec.md, version 0.2.0)."""

import struct

MASK = 2**64 - 1
PRIME32 = (0x9E3779B1, 0x85EBCA77, 0xC2B2AE3D)
PRIME64 = (0x9E3779B185EBCA87, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9, 0x85EBCA77C2B2AE63, 0x27D4EB2F165667C5)
PRIME_MX = (0x165667919E3779F9, 0x9FB21C651E98DF25)
STRIPE, STRIPES_OF_BLOCK = 64, 16
SECRET = bytes.fromhex(
    "b8fe6c3923a44bbe7c01812cf721ad1cded46de9839097db7240a4a4b7b3671fcb79e64eccc0e578825ad07dccff7221"
    "b8084674f743248ee03590e6813a264c3c2852bb91c300cb88d0658b1b532ea371644897a20df94e3819ef46a9deacd8"
    "a8fa763fe39c343ff9dcbbc7c70b4f1d8a51e04bcdb45931c89f7ec9d9787364eac5ac8334d3ebc3c581a0fffa1363eb"
    "170ddd51b7f0da49d316552629d4689e2b16be587d47a1fc8ff8b8d17ad031ce45cb3a8f95160428afd7fbcabb4b407e")


def word32(data, offset):
    return struct.unpack_from("<I", data, offset)[0]


def word64(data, offset):
    return struct.unpack_from("<Q", data, offset)[0]


def rotated(value, count):
    return (value << count | value >> 64 - count) & MASK


def folded(left, right):
    product = left * right
    return (product & MASK) ^ product >> 64


def avalanche(value):
    value ^= value >> 37
    value = value * PRIME_MX[0] & MASK
    return value ^ value >> 32


def avalanche_of_xxh64(value):
    value ^= value >> 33
    value = value * PRIME64[1] & MASK
    value ^= value >> 29
    value = value * PRIME64[2] & MASK
    return value ^ value >> 32


def mixed(data, offset, secret):
    return folded(word64(data, offset) ^ word64(SECRET, secret), word64(data, offset + 8) ^ word64(SECRET, secret + 8))


def hash_up_to_16(data):
    size = len(data)
    if size == 0:
        return avalanche_of_xxh64(word64(SECRET, 56) ^ word64(SECRET, 64))
    if size <= 3:
        word = data[0] << 16 | data[size >> 1] << 24 | data[-1] | size << 8
        return avalanche_of_xxh64(word ^ word32(SECRET, 0) ^ word32(SECRET, 4))
    if size <= 8:
        value = word32(data, size - 4) + (word32(data, 0) << 32) ^ word64(SECRET, 8) ^ word64(SECRET, 16)
        value ^= rotated(value, 49) ^ rotated(value, 24)
        value = value * PRIME_MX[1] & MASK
        value ^= (value >> 35) + size
        value = value * PRIME_MX[1] & MASK
        return value ^ value >> 28
    low = word64(data, 0) ^ word64(SECRET, 24) ^ word64(SECRET, 32)
    high = word64(data, size - 8) ^ word64(SECRET, 40) ^ word64(SECRET, 48)
    swapped = int.from_bytes(low.to_bytes(8, "little"), "big")
    return avalanche(size + swapped + high + folded(low, high) & MASK)


def hash_up_to_240(data):
    size = len(data)
    total = size * PRIME64[0]
    if size <= 128:
        for i in range((size - 1) // 32, -1, -1):
            total += mixed(data, 16 * i, 32 * i) + mixed(data, size - 16 * (i + 1), 32 * i + 16)
        return avalanche(total & MASK)
    for i in range(8):
        total += mixed(data, 16 * i, 16 * i)
    total = avalanche(total & MASK)
    for i in range(8, size // 16):
        total += mixed(data, 16 * i, 16 * (i - 8) + 3)
    return avalanche(total + mixed(data, size - 16, 136 - 17) & MASK)


def accumulate(lanes, data, offset, secret):
    for i in range(8):
        value = word64(data, offset + 8 * i)
        key = value ^ word64(SECRET, secret + 8 * i)
        lanes[i ^ 1] = lanes[i ^ 1] + value & MASK
        lanes[i] = lanes[i] + (key & 0xFFFFFFFF) * (key >> 32) & MASK


def hash_long(data):
    size = len(data)
    lanes = [PRIME32[2], *PRIME64[:4], PRIME32[1], PRIME64[4], PRIME32[0]]
    last_secret = len(SECRET) - STRIPE
    for stripe in range((size - 1) // STRIPE):
        within = stripe % STRIPES_OF_BLOCK
        accumulate(lanes, data, STRIPE * stripe, 8 * within)
        if within + 1 == STRIPES_OF_BLOCK:
            for i, lane in enumerate(lanes):
                lanes[i] = (lane ^ lane >> 47 ^ word64(SECRET, last_secret + 8 * i)) * PRIME32[0] & MASK
    accumulate(lanes, data, size - STRIPE, last_secret - 7)
    total = size * PRIME64[0]
    for i in range(4):
        total += folded(lanes[2 * i] ^ word64(SECRET, 11 + 16 * i), lanes[2 * i + 1] ^ word64(SECRET, 19 + 16 * i))
    return avalanche(total & MASK)


def xxh3(data):
    if len(data) <= 16:
        return hash_up_to_16(data)
    return hash_up_to_240(data) if len(data) <= 240 else hash_long(data)
