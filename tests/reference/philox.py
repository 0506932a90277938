# SPDX-License-Identifier: BSL-1.0
"""Philox4x32-10 in integers of any size, after Salmon, Moraes, Dror, Shaw: Parallel Random Numbers: As Easy
as 1, 2, 3 (SC 2011), checked against the known answers of the Random123 distribution (kat_vectors)."""

import random

from literals import Header, braces, word

BASE = 2**32

KNOWN_ANSWERS = [
    ((0, 0, 0, 0), (0, 0), (0x6627E8D5, 0xE169C58D, 0xBC57AC4C, 0x9B00DBD8)),
    ((BASE - 1,) * 4, (BASE - 1,) * 2, (0x408F276D, 0x41C83B0E, 0xA20BC7C6, 0x6D5451FD)),
    ((0x243F6A88, 0x85A308D3, 0x13198A2E, 0x03707344), (0xA4093822, 0x299F31D0),
     (0xD16CFE09, 0x94FDCCEB, 0x5001E420, 0x24126EA1)),
]


def philox(counter, key, rounds=10):
    left, left_key, right, right_key = counter
    for done in range(rounds):
        first = (key[0] + done * 0x9E3779B9) % BASE
        second = (key[1] + done * 0xBB67AE85) % BASE
        high_left, low_left = divmod(left * 0xD2511F53, BASE)
        high_right, low_right = divmod(right * 0xCD9E8D57, BASE)
        left, left_key = high_right ^ left_key ^ first, low_right
        right, right_key = high_left ^ right_key ^ second, low_left
    return left, left_key, right, right_key


def inputs():
    """Pairs of a counter and a key: each single bit, words that are all ones, and random ones."""
    for bit in range(192):
        words = [(1 << bit) >> (32 * position) & (BASE - 1) for position in range(6)]
        yield tuple(words[:4]), tuple(words[4:])
    for position in range(6):
        words = [BASE - 1 if position == other else 0 for other in range(6)]
        yield tuple(words[:4]), tuple(words[4:])
    rng = random.Random(32)
    for _ in range(200):
        words = [int(rng.random() * BASE) for _ in range(6)]
        yield tuple(words[:4]), tuple(words[4:])


def cells(*parts):
    return [braces(*map(word, words)) for words in parts]


def main():
    for counter, key, block in KNOWN_ANSWERS:
        assert philox(counter, key) == block
    header = Header(__file__, "array", "cstdint")
    header.code("""
        /// The block of random words that Philox4x32-10 gives for a counter and a key.
        struct PhiloxBlock {
            std::array<std::uint32_t, 4> counter;
            std::array<std::uint32_t, 2> key;
            std::array<std::uint32_t, 4> block;
        };
        """)
    header.rows("PhiloxBlock philox_known_answers[]", (cells(*answer) for answer in KNOWN_ANSWERS),
                "The known answers of the Random123 distribution: zeros, ones, the digits of pi.")
    header.rows("PhiloxBlock philox_blocks[]",
                (cells(counter, key, philox(counter, key)) for counter, key in inputs()),
                "Each single bit of counter and key, each word of ones, then 200 random counters and keys.")
    header.write()


if __name__ == "__main__":
    main()
