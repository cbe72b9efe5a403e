#!/usr/bin/env python3
"""How counting grows: with threads, rules, errors and responses, beside `wc -l` on the same file.

    python3 Benchmarks/scaling.py [--rows 2000000] [--most 10000000] [--rounds 5] [--compared] [--folder DIR]

Every round runs every command once. Without rules the definition is the one `rivals.py` uses; with rules it has seven,
all that look at one response by itself: shortest and longest duration, dates, blanks, one answer throughout, a
contradiction, not submitted. *Compared* is with three others, of which two compare responses: same time and address,
more than 200 of one address; `--compared` runs nothing else. `--most 0` leaves the largest file out, which takes 3 GB.
"""

import argparse
import pathlib
import statistics
import sys
import tempfile

sys.dont_write_bytecode = True
import rivals
import run

RULES = """有效性:
  - {编号: V1, 规则: 最短用时, 秒: 30, 处理: 剔除}
  - {编号: V2, 规则: 最长用时, 秒: 3600, 处理: 标记}
  - {编号: V3, 规则: 日期范围, 开始: 2024-05-01, 结束: 2030-12-31, 处理: 剔除}
  - {编号: V4, 规则: 缺失比例, 上限: 0.2, 范围: 满意度题, 处理: 剔除}
  - {编号: V5, 规则: 一致作答, 范围: 满意度题, 处理: 标记}
  - {编号: V6, 规则: 逻辑冲突, 条件: Q2 = 非常满意 且 Q3 = 非常不满意, 处理: 标记}
  - {编号: V7, 规则: 未提交, 处理: 剔除}
"""
COMPARED = """有效性:
  - {编号: V1, 规则: 最短用时, 秒: 30, 处理: 剔除}
  - {编号: V2, 规则: 重复答卷, 依据: [提交答卷时间, 来自IP], 保留: 最先, 处理: 剔除}
  - {编号: V3, 规则: 同IP上限, 上限: 200, 处理: 标记}
"""
SMALL = 100_000


def commands(options, folder):
    plain = rivals.questionnaire(folder)
    text = plain.read_text(encoding="utf-8")
    place = text.index("满意度:\n")

    def with_rules(rules, name):
        definition = folder / f"citizens-{name}.yaml"
        definition.write_text(text[:place] + rules + text[place:], encoding="utf-8")
        return definition

    ruled, compared = with_rules(RULES, "ruled"), with_rules(COMPARED, "compared")

    def analyze(definition, path, threads, *more):
        command = [options.binary, "analyze", definition, path, "--weights", "权重", "--threads", str(threads)]
        return [*command, "--format", "json", "--quiet", *more]

    file, small = run.export(folder, options.rows, 1), run.export(folder, SMALL, 1)
    only = "--counts-only"
    found = {
        "wc -l": ["wc", "-l", file],
        "counts, 1 thread": analyze(plain, file, 1, only),
        "counts, 2 threads": analyze(plain, file, 2, only),
        "counts, 2 threads, rules": analyze(ruled, file, 2, only),
        "errors, 1 thread": analyze(plain, file, 1),
        "errors, 2 threads": analyze(plain, file, 2),
        "errors, 2 threads, rules": analyze(ruled, file, 2),
        f"counts, 2 threads, {SMALL:,}": analyze(plain, small, 2, only),
        f"errors, 2 threads, {SMALL:,}": analyze(plain, small, 2),
    }
    comparing = {
        "counts, 1 thread, compared": analyze(compared, file, 1, only),
        "counts, 2 threads, compared": analyze(compared, file, 2, only),
        "errors, 2 threads, compared": analyze(compared, file, 2),
        f"counts, 2 threads, compared, {SMALL:,}": analyze(compared, small, 2, only),
    }
    if options.most:
        most = run.export(folder, options.most, 1)
        comparing[f"counts, 2 threads, compared, {options.most:,}"] = analyze(compared, most, 2, only)
        found[f"counts, 2 threads, {options.most:,}"] = analyze(plain, most, 2, only)
        found[f"errors, 2 threads, {options.most:,}"] = analyze(plain, most, 2)
    return {"wc -l": found["wc -l"], **comparing} if options.compared else {**found, **comparing}


def main():
    parser = argparse.ArgumentParser(description="Times counting by threads, rules, errors and responses.")
    parser.add_argument("--binary", type=pathlib.Path, default=pathlib.Path(".build/release/manyi"))
    parser.add_argument("--rows", type=int, default=2_000_000)
    parser.add_argument("--most", type=int, default=10_000_000)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--compared", action="store_true", help="only what compares responses")
    parser.add_argument("--folder", type=pathlib.Path, help="where to keep generated exports")
    options = parser.parse_args()
    options.binary = options.binary.resolve()
    with tempfile.TemporaryDirectory(prefix="manyi-benchmark-") as temporary:
        folder = options.folder or pathlib.Path(temporary)
        folder.mkdir(parents=True, exist_ok=True)
        found = commands(options, folder)
        measured = {name: [] for name in found}
        for _ in range(options.rounds):
            for name, command in found.items():
                measured[name].append(run.measure(command, folder / "output"))
        (folder / "output").unlink()
    print(f"{options.rows:,} responses unless said otherwise, {options.rounds} rounds\n")
    print("| job | wall s | cpu s | peak MB | × wc -l |\n| --- | ---: | ---: | ---: | ---: |")
    lines = statistics.median(r.wall for r in measured["wc -l"])
    for name, runs in measured.items():
        wall = statistics.median(r.wall for r in runs)
        cpu = statistics.median(r.user + r.system for r in runs)
        share = "" if name.split(", ")[-1].replace(",", "").isdigit() else f"{wall / lines:.1f}"
        print(f"| {name} | {wall:.3f} | {cpu:.3f} | {max(r.peak for r in runs) / 1e6:.0f} | {share} |")


if __name__ == "__main__":
    main()
