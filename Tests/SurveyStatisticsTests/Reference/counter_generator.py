"""The first indices below 1000 of stream (42, 3, 1): SplitMix64's mixing function and Lemire's bounded draw.

    python3 counter_generator.py    prints what CounterGeneratorTests.swift expects
"""

MASK = (1 << 64) - 1
GOLDEN = 0x9E3779B97F4A7C15


def mix(value):
    z = (value + GOLDEN) & MASK
    z = ((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9) & MASK
    z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & MASK
    return z ^ (z >> 31)


def indices(seed, replicate, stratum, bound):
    key = mix(mix(mix(seed) ^ replicate) ^ stratum)
    counter = 0
    while True:
        counter += 1
        product = mix((key + counter * GOLDEN) & MASK) * bound
        if product & MASK >= (1 << 64) % bound:
            yield product >> 64


if __name__ == "__main__":
    stream = indices(42, 3, 1, 1000)
    print([next(stream) for _ in range(8)])
