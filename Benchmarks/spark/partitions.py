"""Parts of CSV files that can be counted apart: whole files, or ranges of a file that begin where a record begins.

A line end inside quotes ends no record, so that a file must not be cut at any line end. A byte lies outside quotes when
the quotes before it are even in number (RFC 4180 doubles a quote inside quotes, which keeps that true); so one pass
that counts quotes finds, for every cut wished for, the first record that begins at or after it. No byte of a 汉字 in
UTF-8 or GB18030 is a quote or a line end; in UTF-16 it may be, so such files are never cut.
"""

import os
from typing import NamedTuple

BLOCK = 1 << 22
QUOTE, NEWLINE = b'"', b"\n"


class Part(NamedTuple):
    """Bytes of a file, with the header where they do not hold it."""

    path: str
    start: int
    end: int
    header: bytes


def whole(path):
    """A file as one part."""
    return [Part(path, 0, os.path.getsize(path), b"")]


def split(path, size):
    """A file with one header record as parts of about `size` bytes; several parts when it is larger."""
    total = os.path.getsize(path)
    with open(path, "rb") as file:
        mark = file.read(2)
    if size is None or total <= size or mark in (b"\xff\xfe", b"\xfe\xff"):
        return whole(path)
    first, *cuts = starts(path, [1] + list(range(size, total, size)))
    cuts = sorted({cut for cut in cuts if first < cut < total})
    with open(path, "rb") as file:
        header = file.read(first)
    # The first part has the header itself.
    ends = cuts + [total]
    return [Part(path, start, end, header if start else b"") for start, end in zip([0] + cuts, ends)]


def starts(path, wished):
    """For each place wished for, in ascending order, where the first record at or after it begins; the end, if none."""
    found, inside, place = [], False, 0
    with open(path, "rb") as file:
        while len(found) < len(wished) and (block := file.read(BLOCK)):
            while len(found) < len(wished) and wished[len(found)] - 1 < place + len(block):
                start = record_end(block, max(wished[len(found)] - 1 - place, 0), inside)
                if start is None:
                    break
                found.append(place + start)
            inside ^= block.count(QUOTE) % 2 == 1
            place += len(block)
    return found + [place] * (len(wished) - len(found))


def record_end(block, place, inside):
    """One past the first line end at or after `place` that is outside quotes; `None` when the block has none."""
    inside ^= block.count(QUOTE, 0, place) % 2 == 1
    while (newline := block.find(NEWLINE, place)) >= 0:
        inside ^= block.count(QUOTE, place, newline) % 2 == 1
        place = newline + 1
        if not inside:
            return place
    return None
