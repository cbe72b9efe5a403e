#!/usr/bin/env python3
"""Checks that parts of CSV files hold the records of the whole, whatever stands between quotes and wherever they are cut.

    python3 Benchmarks/spark/test_partitions.py
"""

import csv
import io
import pathlib
import random
import sys
import tempfile

sys.dont_write_bytecode = True
import partitions

CELLS = ["a", 'q"q', "line\nend", "满意,意", "", "\n\n", '""']
HEADER = ["h1", 'h"\n2', "h3"]


def records(text):
    """What Python's own reader makes of it."""
    return list(csv.reader(io.StringIO(text.decode(), newline="")))


def check(path, generator):
    """One made-up file, cut into parts of some size."""
    partitions.BLOCK = generator.choice([1, 3, 7, 64, 1 << 22])
    written = io.StringIO()
    writer = csv.writer(written, lineterminator=generator.choice(["\n", "\r\n"]))
    writer.writerow(HEADER)
    writer.writerows([generator.choice(CELLS) for _ in HEADER] for _ in range(generator.randint(0, 30)))
    text = written.getvalue().encode()
    path.write_bytes(text)
    parts = partitions.split(str(path), generator.randint(5, 60))
    assert b"".join(text[part.start : part.end] for part in parts) == text
    found = [records(part.header + text[part.start : part.end]) for part in parts]
    assert all(part[0] == HEADER for part in found)
    assert [record for part in found for record in part[1:]] == records(text)[1:]


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        for seed in range(300):
            check(pathlib.Path(folder) / "export.csv", random.Random(seed))
    print("300 files cut and put together again")
