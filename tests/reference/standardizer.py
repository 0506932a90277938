# SPDX-License-Identifier: BSL-1.0
"""Standardized features by scikit-learn's StandardScaler, in double precision."""

import numpy as np
from sklearn.preprocessing import StandardScaler

from literals import Header, decimal

ROWS, WIDTH = 7, 3


def main():
    rng = np.random.default_rng(5)
    rows = np.round(rng.normal([3.0, -40.0, 0.0], [1.0, 25.0, 0.0], (ROWS, WIDTH)), 2)
    rows[:, 2] = 1.5  # never changes
    others = np.round(rng.normal(0.0, 10.0, (2, WIDTH)), 2)
    scaler = StandardScaler().fit(rows)
    header = Header(__file__)
    for name, values, note in [
            ("fitted_rows", rows, f"{ROWS} rows of {WIDTH} features; the last one never changes."),
            ("other_rows", others, "Rows that the scaler was not fitted on."),
            ("means", scaler.mean_, None), ("deviations", scaler.scale_, None),
            ("standardized_rows", scaler.transform(rows), None),
            ("standardized_others", scaler.transform(others), None)]:
        header.array(f"double {name}[]", [decimal(float(value)) for value in np.ravel(values)], note)
    header.write()


if __name__ == "__main__":
    main()
