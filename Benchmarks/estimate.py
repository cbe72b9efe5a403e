"""Times manyi, R survey and Python svy on one made-up national survey, estimates beside each other.

    swift build -c release
    python3 Benchmarks/estimate.py [--rows 1000000] [--folder DIR] [--manyi PATH] [--skip r svy] [--growth 100000 10000000]

1,000,000 people in 2,790 counties of 31 provinces: the mean of a score with its error, the same for each province,
and the mean with 200 bootstrap replicates. Every program is run as a process of its own, reads the same CSV file and
makes the design itself; the time is that of the whole process, and for R and svy also that of each step as they see it.
R needs the package survey (and data.table for quick reading, if it is there); svy comes from PyPI into the Python that
runs this script. The script fails when two programs differ by more than 1e-9 on a mean or a linearised error.
--growth runs manyi alone on files of other sizes, in the same counties: its memory is that of counties and provinces.
"""

import argparse
import json
import os
import pathlib
import random
import shutil
import subprocess
import sys
import tempfile

PROVINCES, COUNTIES = 31, 2790
HERE = pathlib.Path(__file__).parent

R_SCRIPT = r"""
suppressMessages(library(survey))
arguments <- commandArgs(TRUE)
clock <- function() proc.time()[["elapsed"]]
began <- clock()
d <- if (requireNamespace("data.table", quietly = TRUE)) as.data.frame(data.table::fread(arguments[1])) else
  read.csv(arguments[1], colClasses = c("integer", "integer", "numeric", "integer"))
read <- clock() - began; began <- clock()
s <- svydesign(ids = ~county, strata = ~province, weights = ~weight, data = d, nest = TRUE)
design <- clock() - began; began <- clock()
if (arguments[2] == "mean") m <- svymean(~score, s)
if (arguments[2] == "domains") m <- svyby(~score, ~province, s, svymean)
if (arguments[2] == "bootstrap") m <- svymean(~score, as.svrepdesign(s, type = "subbootstrap", replicates = 200))
work <- clock() - began
cat(sprintf('{"read": %.3f, "design": %.3f, "work": %.3f, "values": [%s], "errors": [%s]}', read, design, work,
  paste(format(coef(m), digits = 17), collapse = ","), paste(format(as.numeric(SE(m)), digits = 17), collapse = ",")))
"""

SVY_SCRIPT = r"""
import json, sys, time
import polars as pl, svy
path, task = sys.argv[1:]
began = time.perf_counter()
d = pl.read_csv(path)
read = time.perf_counter() - began; began = time.perf_counter()
s = svy.Sample(d, svy.Design(stratum="province", psu="county", wgt="weight"))
design = time.perf_counter() - began; began = time.perf_counter()
if task == "mean":
    m = s.estimation.mean("score")
elif task == "domains":
    m = s.estimation.mean("score", by="province")
else:
    s = s.weighting.create_bs_wgts(n_reps=200, rstate=1) or s
    m = s.estimation.mean("score", method="replication")
work = time.perf_counter() - began
rows = sorted(m.estimates, key=lambda e: float(e.by_level[0]) if e.by_level else 0)
print(json.dumps({"read": read, "design": design, "work": work,
                  "values": [e.est for e in rows], "errors": [e.se for e in rows]}))
"""


def generate(path, rows):
    """County c of province c % 31; unequal sizes, weights and means."""
    draw = random.Random(20260101)
    with open(path, "w", encoding="ascii") as file:
        file.write("province,county,weight,score\n")
        sizes = [draw.uniform(0.5, 1.5) for _ in range(COUNTIES)]
        means = [draw.gauss(3.6, 0.25) for _ in range(COUNTIES)]
        left, whole = rows, sum(sizes)
        for county in range(COUNTIES):
            count = left if county == COUNTIES - 1 else min(left, max(2, round(rows * sizes[county] / whole)))
            left -= count
            base = draw.uniform(0.5, 3)
            for _ in range(count):
                score = min(5, max(1, round(draw.gauss(means[county], 1.1))))
                file.write(f"{county % PROVINCES},{county},{base * draw.uniform(0.8, 1.25):.6f},{score}\n")


def request(task):
    lines = ["data: survey.csv", "design:", "  weight: weight", "  stages: [{samplingUnit: county, stratum: province}]"]
    if task == "bootstrap":
        lines.append("  replicates: {type: bootstrap, replicateCount: 200, seed: 1}")
    by = ", by: [province]" if task == "domains" else ""
    return "\n".join(lines + ["statistics:", f"  - {{type: mean, variable: score{by}}}", ""])


def measured(command, folder):
    """Wall seconds, peak MB and the JSON a command prints; None when it fails."""
    output = folder / "output.json"
    figures = subprocess.run(
        [sys.executable, "-I", "-S", str(HERE / "measure.py"), str(output), *map(str, command)],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    wall, _, _, peak, code = figures.stdout.split() if figures.stdout else (0, 0, 0, 0, "1")
    if code != "0":
        print(f"  failed: {figures.stderr.strip().splitlines()[-1:]}", file=sys.stderr)
        return None
    return float(wall), int(peak) / 1024, json.loads(output.read_text())


def estimates(found):
    if "values" in found:
        return found["values"], found["errors"]
    rows = sorted(found["estimates"], key=lambda row: float((row["domain"] or {"": 0}).popitem()[1]))
    return [row["value"] for row in rows], [row["standardError"] for row in rows]


def differ(left, right):
    return max(abs(a - b) / abs(b) for a, b in zip(left, right, strict=True))


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--rows", type=int, default=1_000_000)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--folder", type=pathlib.Path)
    parser.add_argument("--manyi", default=str(HERE.parent / ".build/release/manyi"))
    parser.add_argument("--skip", nargs="*", default=[])
    parser.add_argument("--growth", nargs="*", type=int, default=[])
    options = parser.parse_args()
    folder = options.folder or pathlib.Path(tempfile.mkdtemp())
    folder.mkdir(parents=True, exist_ok=True)
    data = folder / "survey.csv"
    if not data.exists():
        generate(data, options.rows)
    (folder / "estimate.R").write_text(R_SCRIPT)
    (folder / "estimate_svy.py").write_text(SVY_SCRIPT)
    for task in ["mean", "domains", "bootstrap"]:
        (folder / f"{task}.yaml").write_text(request(task))
        commands = {"manyi": [options.manyi, "estimate", folder / f"{task}.yaml", "--format", "json"]}
        if "svy" not in options.skip:
            commands["svy"] = [sys.executable, folder / "estimate_svy.py", data, task]
        if "r" not in options.skip and shutil.which("Rscript"):
            commands["R survey"] = ["/usr/bin/env", "Rscript", folder / "estimate.R", data, task]
        reference = None
        for name, command in commands.items():
            runs = [run for run in (measured(command, folder) for _ in range(options.rounds)) if run]
            if not runs:
                print(f"{task:10} {name:9} –")
                continue
            wall, peak, found = sorted(runs, key=lambda run: run[0])[len(runs) // 2]
            steps = " ".join(f"{key} {found[key]:.2f}" for key in ("read", "design", "work") if isinstance(found.get(key), float))
            values, errors = estimates(found)
            reference = reference or (wall, values, errors)
            apart = f"{differ(values, reference[1]):.0e} {differ(errors, reference[2]):.0e}"
            print(f"{task:10} {name:9} {wall:8.2f} s {peak:7.0f} MB  ×{wall / reference[0]:5.1f}  differs {apart}  {steps}")
            if differ(values, reference[1]) > 1e-9 or (task != "bootstrap" and differ(errors, reference[2]) > 1e-9):
                sys.exit(f"{name} differs from manyi")
    for rows in options.growth:
        grown = folder / str(rows)
        grown.mkdir(exist_ok=True)
        if not (grown / "survey.csv").exists():
            generate(grown / "survey.csv", rows)
        (grown / "domains.yaml").write_text(request("domains"))
        command = [options.manyi, "estimate", grown / "domains.yaml", "--format", "json"]
        runs = sorted(run[:2] for run in (measured(command, folder) for _ in range(options.rounds)) if run)
        wall, peak = runs[len(runs) // 2]
        print(f"domains    {rows:>9,} rows {wall:8.2f} s {peak:7.0f} MB")


if __name__ == "__main__":
    main()
