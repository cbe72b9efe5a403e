#!/usr/bin/env python3
"""Times a survey of 231 responses from process start to figures written, beside R with survey and Python with pandas.

    python3 Benchmarks/startup.py [--binary .build/release/manyi] [--rounds 20]

The survey is the Shenzhen one under data/. R and pandas are given the least that is comparable: read the file, the
satisfied share of one question with its standard error. Needs Rscript with survey, and pandas.
"""

import argparse
import pathlib
import statistics
import sys
import tempfile

sys.dont_write_bytecode = True
import run

DATA = run.HERE.resolve().parent
EXPORT = DATA / "data/shenzhen-single-window-2020/responses.csv"
QUESTIONNAIRE = DATA / "questionnaires/shenzhen-single-window-2020.yaml"
R = """library(survey)
t <- read.csv(commandArgs(TRUE)[1], check.names = FALSE, fileEncoding = "UTF-8")
q <- t[[ncol(t)]]
t$satisfied <- as.numeric(q == names(sort(table(q), decreasing = TRUE))[1])
print(svymean(~satisfied, svydesign(ids = ~1, weights = rep(1, nrow(t)), data = t)))
"""
PANDAS = """import sys, pandas
q = pandas.read_csv(sys.argv[1]).iloc[:, -1]
s = q == q.value_counts().index[0]
print(s.mean(), s.sem())
"""


def main():
    parser = argparse.ArgumentParser(description="Times small surveys from process start.")
    parser.add_argument("--binary", type=pathlib.Path, default=pathlib.Path(".build/release/manyi"))
    parser.add_argument("--rounds", type=int, default=20)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        folder = pathlib.Path(temporary)
        (folder / "share.R").write_text(R)
        (folder / "share.py").write_text(PANDAS)
        commands = {
            "manyi analyze": [options.binary.resolve(), "analyze", QUESTIONNAIRE, EXPORT, "--format", "json"],
            "Rscript, survey": ["Rscript", folder / "share.R", EXPORT],
            "Python, pandas": [sys.executable, folder / "share.py", EXPORT],
        }
        times = {name: [] for name in commands}
        for _ in range(options.rounds):
            for name, command in commands.items():
                times[name].append(run.measure(command, folder / "output"))
    print("| program | wall ms, median (lowest) | cpu ms |\n| --- | ---: | ---: |")
    for name, runs in times.items():
        walls = [1000 * r.wall for r in runs]
        cpu = statistics.median(1000 * (r.user + r.system) for r in runs)
        print(f"| {name} | {statistics.median(walls):.0f} ({min(walls):.0f}) | {cpu:.0f} |")


if __name__ == "__main__":
    main()
