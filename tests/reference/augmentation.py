# SPDX-License-Identifier: BSL-1.0
"""Images that are moved about, by SciPy's affine_transform, and the random numbers of two variants from the
blocks of philox.py, the noise by SciPy's normal quantile."""

import numpy as np
from scipy.ndimage import affine_transform
from scipy.special import ndtri

from literals import Header, decimal
from philox import philox

BASE = 2**32
HEIGHT, WIDTH, CHANNELS = 5, 7, 2
SEED, STEP = 77, 2**33 + 5
AUGMENTATION = 7
MOTIONS = [(0, 0, 0, False), (1, -2, 0, False), (0.25, 1.5, 0, False), (0, 0, 90, False), (0, 0, 0, True),
           (0.5, -0.75, -33.5, True), (-1.25, 0.5, 170, False), (50, 0, 0, False), (0, 0, 180, False)]
MAX_SHIFT, MAX_ROTATION, NOISE = 2, 30, 0.125


def moved(image, right, down, rotation, is_mirrored):
    """Mirrored, then turned clockwise (rows point down) about the middle, then shifted."""
    angle = np.deg2rad(rotation)
    turn = np.array([[np.cos(angle), -np.sin(angle)], [np.sin(angle), np.cos(angle)]])  # of (row, column)
    middle = (np.array([HEIGHT, WIDTH]) - 1) / 2
    if is_mirrored:
        image = image[:, ::-1]
    offset = middle - turn @ (middle + [down, right])
    # A frame of zeros, so that SciPy interpolates towards the outside as we do.
    framed = np.pad(image, ((1, 1), (1, 1), (0, 0)))
    channels = [affine_transform(framed[..., channel], turn, offset + 1, order=1,
                                 output_shape=(HEIGHT, WIDTH), mode="constant", cval=0.0)
                for channel in range(CHANNELS)]
    return np.stack(channels, -1)


def words(layer, block):
    return philox((block, AUGMENTATION << 24 | layer, STEP % BASE, STEP // BASE), (SEED % BASE, SEED // BASE))


def bits(number):
    block = words(0, number // 2)
    return block[2 * (number % 2)] * BASE + block[2 * (number % 2) + 1]


def variant(image, place):
    shares = [2 * (bits(4 * place + i) >> 11) / 2**53 - 1 for i in range(3)]
    right, down, rotation = shares[0] * MAX_SHIFT, shares[1] * MAX_SHIFT, shares[2] * MAX_ROTATION
    result = moved(image, right, down, rotation, bits(4 * place + 3) >> 63 == 1)
    numbers = np.arange(image.size) + place * image.size
    chances = np.array([(words(1, number // 4)[number % 4] + 0.5) / BASE for number in map(int, numbers)])
    return result + NOISE * ndtri(chances).reshape(image.shape)


def main():
    image = np.random.default_rng(3).integers(0, 64, (HEIGHT, WIDTH, CHANNELS)) / 64
    header = Header(__file__, "cstdint")
    header.code(f"""
        inline constexpr std::uint64_t augmentation_seed = {SEED}, augmentation_step = {STEP};
        inline constexpr double max_shift = {MAX_SHIFT}, max_rotation = {MAX_ROTATION}, noise = {NOISE};
        struct Motion {{
            double right, down, rotation;
            bool is_mirrored;
        }};
        """)

    def values(name, images, note):
        header.array(f"double {name}[]", [decimal(float(value)) for value in np.ravel(images)], note)

    values("image", image, f"[{HEIGHT}, {WIDTH}, {CHANNELS}]")
    header.rows("Motion motions[]", [[decimal(float(number)) for number in motion[:3]] +
                                     ["true" if motion[3] else "false"] for motion in MOTIONS])
    values("moved_images", [moved(image, *motion) for motion in MOTIONS], "The image after each motion.")
    values("variants", [variant(image, place) for place in range(6)], "The variants at places 0 to 5 of a batch.")
    header.write()


if __name__ == "__main__":
    main()
