#!/usr/bin/env python3
"""Counts the instructions `manyi` needs for a small export, which a busy machine does not change as it does times.

    python3 Benchmarks/instructions.py [--binary .build/release/manyi] [--rows 20000] [--command counts]

Runs `manyi screen`, `analyze` with weights, or the same with `--counts-only` (counts) under `valgrind --tool=callgrind` on exports of n and 2n rows and prints the difference for each
response and byte: what starting costs falls out. The parts are those of the package, by the modules of functions'
mangled names. Needs valgrind and strip. Two runs of one binary differ by less than 0.1 %.
"""

import argparse
import collections
import pathlib
import re
import subprocess
import sys
import tempfile

sys.dont_write_bytecode = True
import generate

COMMANDS = {
    "screen": ["screen"],
    "analyze": ["analyze", "--weights", "权重", "--threads", "1"],
    "counts": ["analyze", "--weights", "权重", "--threads", "1", "--counts-only"],
}
HERE = pathlib.Path(__file__).resolve().parent


def instructions(binary, name, path, folder):
    """Instructions by module, from callgrind's own lines of cost."""
    output = folder / "callgrind.out"
    command = ["valgrind", "--tool=callgrind", f"--callgrind-out-file={output}", "--compress-strings=no"]
    verb, *options = COMMANDS[name]
    command += [binary, verb, HERE / "citizens.yaml", path, *options, "--format", "json", "--quiet"]
    done = subprocess.run(command, capture_output=True)
    if done.returncode != 0:
        sys.exit(done.stderr.decode("utf-8", "replace")[-2000:])
    sums, module, is_call = collections.Counter(), "other", False
    for line in output.read_text(encoding="utf-8", errors="replace").splitlines():
        if line.startswith("fn="):
            module = module_of(line[3:])
        elif line.startswith("calls="):
            is_call = True
        elif re.match(r"^[+\-*\d]", line):
            # The line after calls= is what the called function needs, which is counted there.
            if not is_call:
                sums[module] += int(line.split()[1])
            is_call = False
    return sums


def module_of(name):
    """`$s13DelimitedText…` is of DelimitedText; what no module of the package is in, is the runtime's."""
    match = re.match(r"^\$s(\d+)(.*)", name)
    if match:
        module = match.group(2)[: int(match.group(1))]
        if (HERE.parent / "Sources" / module).is_dir():
            return module
    return "byte_scan (C)" if "byteScan" in name or name.startswith(("blocks", "valid")) else "runtime and C library"


def main():
    parser = argparse.ArgumentParser(description="Counts instructions with callgrind.")
    parser.add_argument("--binary", type=pathlib.Path, default=pathlib.Path(".build/release/manyi"))
    parser.add_argument("--rows", type=int, default=20_000)
    parser.add_argument("--command", choices=COMMANDS, default="counts")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        folder, counts, sizes = pathlib.Path(temporary), [], []
        # Valgrind 3.19 stumbles over the debugging information of Swift; the names of functions stay.
        program = folder / "manyi"
        subprocess.run(["strip", "--strip-debug", "-o", program, options.binary], check=True)
        for rows in (options.rows, 2 * options.rows):
            path = folder / f"{rows}.csv"
            generate.write(path, rows)
            sizes.append(path.stat().st_size)
            counts.append(instructions(program, options.command, path, folder))
    size, total = sizes[1] - sizes[0], 0
    print("| part | instructions a response | a byte |\n| --- | ---: | ---: |")
    for module in sorted(counts[1], key=lambda name: counts[0][name] - counts[1][name]):
        more = counts[1][module] - counts[0][module]
        total += more
        if more >= size // 100:
            print(f"| {module} | {more / options.rows:,.0f} | {more / size:.2f} |")
    print(f"| all | {total / options.rows:,.0f} | {total / size:.2f} |")


if __name__ == "__main__":
    main()
