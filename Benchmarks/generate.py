#!/usr/bin/env python3
"""Writes a made-up export of any length in the shape of 问卷星, to measure speed with.

    python3 Benchmarks/generate.py ROWS FILE [--seed N] [--encoding utf-8|gb18030]

29 columns: 6 of metadata, Q1 to Q22 of citizens.yaml, and a weight. Same rows and seed, same bytes (for one version of
Python, whose generators may change). 2,000,000 rows are about 600 MB and take some ten seconds. Memory does not
grow with the rows. What makes real exports slow to read is in it: three bytes to a 汉字, cells in quotes with a comma
inside, several options in a cell, blanks, invented extra text; about one response in twenty fails a validity rule.
"""

import argparse
import pathlib
import random
import re

DEFINITION = pathlib.Path(__file__).with_name("citizens.yaml")
METADATA = ["序号", "提交答卷时间", "所用时间", "来源", "来源详情", "来自IP"]
DISTRICTS = ["东区", "南区", "西区", "北区"]
ANSWERS = ["非常满意", "满意", "一般", "不满意", "非常不满意", "不了解", "(空)"]
# How often each answer is given, by kind of respondent; eight kinds, so that three random bits choose one.
KINDS = (
    [[60, 30, 6, 2, 0, 1, 1]] * 2
    + [[30, 45, 18, 3, 1, 2, 1]] * 3
    + [[8, 30, 40, 14, 4, 3, 1]] * 2
    + [[10, 25, 25, 12, 5, 6, 17]]  # leaves much out, so that 缺失比例 finds something
)
WISHES = ["办事服务", "交通", "环境", "医疗", "文化体育"]
OTHERS = ["其他〖停车位太少〗", "其他〖希望增加母婴室，多些座椅〗", "其他〖电梯坏了,没人修〗", "其他〖无〗"]
BLOCK = 20_000


def headings():
    """The column headings; the wording is read off the definition, so that the two cannot differ."""
    questions = re.findall(r"题号: (\d+), 题干: ([^,]+),", DEFINITION.read_text(encoding="utf-8"))
    assert len(questions) == 22, "citizens.yaml no longer has 22 questions on lines of their own"
    return METADATA + [f"{number}、{wording}" for number, wording in questions] + ["权重"]


def pools(generator):
    """Ready-made parts of rows. A row is drawn from them with a few random bits per part, which is fast."""

    def five_answers(frequencies):
        return ",".join(generator.choices(ANSWERS, frequencies, k=5))

    def wishes():
        chosen = [wish for wish in WISHES if generator.random() < 0.4]
        if generator.random() < 0.1:
            chosen.append(generator.choice(OTHERS))
        cell = "┋".join(chosen) or "(空)"
        return f'"{cell}"' if "," in cell else cell

    def seconds():
        return f"{min(900, max(12, round(generator.lognormvariate(4.9, 0.7))))}秒"

    return {
        "answers": [[five_answers(kind) for _ in range(4096)] for kind in KINDS],
        "wishes": [wishes() for _ in range(1024)],
        "seconds": [seconds() for _ in range(1024)],
        "weights": [f"{generator.lognormvariate(0, 0.4):.4f}" for _ in range(1024)],
        "sources": ["手机提交,微信"] * 6 + ["手机提交,直接访问"] * 2,
    }


def rows(count, seed):
    """The rows of the export as text, without the headings."""
    generator = random.Random(seed)
    pool = pools(generator)
    answers, wishes, seconds = pool["answers"], pool["wishes"], pool["seconds"]
    weights, sources = pool["weights"], pool["sources"]
    clock = [f"{hour}:{minute:02}" for hour in range(24) for minute in range(60)]
    days = [f"2024/{month}/{day}" for month in (5, 6) for day in range(1, 31)]
    draw = generator.getrandbits
    for number in range(count):
        minute, second = divmod(number * 60 * 86_400 // count, 60)
        day, minute = divmod(minute, 1440)
        bits = draw(128)
        kind = answers[bits & 7]
        # Addresses of 198.18.0.0/15, which RFC 2544 keeps for benchmarks.
        address = f"198.{18 + (bits >> 3 & 1)}.{bits >> 4 & 255}.{bits >> 12 & 255}"
        yield (
            f"{number + 1},{days[day]} {clock[minute]}:{second:02},{seconds[bits >> 20 & 1023]},"
            f"{sources[bits >> 30 & 7]},{address}(广东-深圳),{DISTRICTS[bits >> 33 & 3]},"
            f"{kind[bits >> 35 & 4095]},{kind[bits >> 47 & 4095]},{kind[bits >> 59 & 4095]},"
            f"{kind[bits >> 71 & 4095]},{wishes[bits >> 83 & 1023]},{weights[bits >> 93 & 1023]}\n"
        )


def write(path, count, seed=1, encoding="utf-8"):
    """Writes the export; under another name first, so that a file of this name is whole."""
    unfinished = pathlib.Path(f"{path}.unfinished")
    with open(unfinished, "w", encoding=encoding, newline="\n") as file:
        file.write(",".join(headings()) + "\n")
        block = []
        for row in rows(count, seed):
            block.append(row)
            if len(block) == BLOCK:
                file.write("".join(block))
                block.clear()
        file.write("".join(block))
    unfinished.replace(path)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description="Writes a made-up export in the shape of 问卷星.")
    parser.add_argument("rows", type=int)
    parser.add_argument("file", type=pathlib.Path)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--encoding", choices=["utf-8", "gb18030"], default="utf-8")
    options = parser.parse_args()
    write(options.file, options.rows, options.seed, options.encoding)
