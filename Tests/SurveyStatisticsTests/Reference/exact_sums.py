#!/usr/bin/env python3
"""Sums of made-up numbers, correctly rounded by math.fsum, which is exact: what ExactSumTests.swift expects.

    python3 Tests/SurveyStatisticsTests/Reference/exact_sums.py
"""

import math


def numbers(count, spread):
    """As in the tests: decimals times powers of two from 2^-spread to 2^spread."""
    return [((k * 7919 % 1000) + 0.1) * 2.0 ** (k % (2 * spread + 1) - spread) for k in range(count)]


for count, spread in [(1, 0), (10, 5), (1000, 20), (5000, 40)]:
    values = numbers(count, spread)
    print(f"({count}, {spread}, {math.fsum(values).hex()}, {sum(values) == math.fsum(values)})")
