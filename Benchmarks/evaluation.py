#!/usr/bin/env python3
"""Measures how long `manyi` takes to load, lint and score an evaluation with two trees, and prints a table in Markdown.

    swift build -c release
    python3 Benchmarks/evaluation.py [--runs 50] [--evaluation FILE] [--json FILE]

Each run starts the program anew, as a person would; `manyi --version` beside it is what starting alone takes. The runs
of all commands take turns, so that a slow spell of the machine falls on each. The first turn warms the files and is not
counted. A run counts only if the program exits with 0 and the evaluation has a second tree and a total.
"""

import argparse
import json
import os
import pathlib
import statistics
import sys
import tempfile

sys.dont_write_bytecode = True  # leave no __pycache__ in the source tree
from run import measure

HERE = pathlib.Path(__file__).parent
EVALUATION = HERE.parent / "data" / "shenzhen-customs-preentry-2020" / "evaluation.yaml"


def commands(options):
    """What is measured, by name."""
    return {
        "start": [options.binary, "--version"],
        "check": [options.binary, "check", options.evaluation, "--format", "json", "--quiet"],
        "score": [options.binary, "score", options.evaluation, "--format", "json", "--quiet"],
    }


def check(output):
    """Ends the benchmark if what was scored is not an evaluation with a second tree."""
    printed = json.loads(output.read_bytes())
    if not printed.get("views") or printed.get("total") is None:
        sys.exit("the evaluation has no second tree or no total")
    return len(printed["indicators"]), len(printed["findings"])


def runs(options, output):
    """All runs by command, and the size of the evaluation."""
    results = {name: [] for name in commands(options)}
    size = None
    for turn in range(options.runs + 1):
        for name, command in commands(options).items():
            run = measure(command, output)
            if name == "score":
                size = check(output)
            if turn > 0:
                results[name].append(run)
    return results, size


def summary(name, results):
    """The figures of one command, in milliseconds."""
    wall = [1000 * run.wall for run in results]
    return {
        "command": name,
        "runs": len(wall),
        "medianMilliseconds": statistics.median(wall),
        "lowestMilliseconds": min(wall),
        "highestMilliseconds": max(wall),
        "processorMilliseconds": statistics.median(1000 * (run.user + run.system) for run in results),
        "peakBytes": max(run.peak for run in results),
    }


def markdown(figures):
    """The figures as a Markdown table."""
    lines = [
        "| command | runs | median ms | lowest ms | highest ms | processor ms | peak MB |",
        "| :--- | ---: | ---: | ---: | ---: | ---: | ---: |",
    ]
    for figure in figures:
        lines.append(
            "| {command} | {runs} | {medianMilliseconds:.1f} | {lowestMilliseconds:.1f} | {highestMilliseconds:.1f} "
            "| {processorMilliseconds:.1f} | {peak:.0f} |".format(**figure, peak=figure["peakBytes"] / 1e6)
        )
    return "\n".join(lines)


def arguments():
    parser = argparse.ArgumentParser(description="Measures how long manyi takes for an evaluation with two trees.")
    parser.add_argument("--binary", type=pathlib.Path, default=pathlib.Path(".build/release/manyi"))
    parser.add_argument("--evaluation", type=pathlib.Path, default=EVALUATION)
    parser.add_argument("--runs", type=int, default=50)
    parser.add_argument("--json", type=pathlib.Path, help="also write the figures to this file")
    options = parser.parse_args()
    if not options.binary.is_file():
        parser.error(f"{options.binary} does not exist: swift build -c release")
    if options.runs < 1:
        parser.error("runs are 1 or more")
    return options


def main():
    options = arguments()
    with tempfile.TemporaryDirectory(prefix="manyi-benchmark-") as folder:
        results, (indicators, findings) = runs(options, pathlib.Path(folder) / "output")
    figures = [summary(name, own) for name, own in results.items()]
    load = ", ".join(f"{value:.1f}" for value in os.getloadavg())
    print(f"{indicators} indicators, {findings} findings; {os.cpu_count()} processors, load at the end {load}\n")
    print(markdown(figures))
    if options.json:
        options.json.write_text(json.dumps(figures, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
