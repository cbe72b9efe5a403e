#!/usr/bin/env python3
"""Shows that a cluster gives the bytes of one machine, also when a worker is killed half-way.

    python3 show.py --binary .build/release/manyi [--rows 200000] [--files 16] [--weights 权重]

Needs pyspark and Java 17. Writes made-up exports, analyses them with `manyi analyze` here, then with survey.py on
`local-cluster[2,1,1024]` (two workers, processes of their own), once undisturbed and once with one executor killed
(SIGKILL) as soon as both have counted something; and compares the outputs.
"""

import argparse
import os
import pathlib
import signal
import subprocess
import sys
import tempfile
import time

sys.dont_write_bytecode = True
HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))
import generate

MASTER = "local-cluster[2,1,1024]"


def exports(folder, rows, files):
    """One made-up survey as several exports, every response in one of them."""
    paths, lines = [], generate.rows(rows, 1)
    header = ",".join(generate.headings()) + "\n"
    for number in range(files):
        paths.append(folder / f"part-{number:03}.csv")
        with open(paths[-1], "w", encoding="utf-8", newline="\n") as file:
            file.write(header)
            for _ in range(rows * (number + 1) // files - rows * number // files):
                file.write(next(lines))
    return paths


def descendants(process):
    """Processes started by a process, and by those, with their command lines."""
    children = {}
    for entry in pathlib.Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                parent = int((entry / "stat").read_text().rpartition(")")[2].split()[1])
                children.setdefault(parent, []).append(int(entry.name))
            except (FileNotFoundError, ProcessLookupError):
                continue
    found, left = [], [process]
    while left:
        for child in children.get(left.pop(), []):
            left.append(child)
            try:
                found.append((child, pathlib.Path(f"/proc/{child}/cmdline").read_bytes()))
            except (FileNotFoundError, ProcessLookupError):
                continue
    return found


def kill_one(process):
    """Kills one of the job's executors while it counts. Says when; `None` when the job ended first."""
    seen = set()
    while process.poll() is None:
        running = descendants(process.pid)
        executors = [child for child, line in running if b"CoarseGrainedExecutorBackend" in line]
        for executor in executors:
            below = descendants(executor)
            if any(b"tally" in line.split(b"\0") for _, line in below):
                seen.add(executor)
        busy = [executor for executor in executors if executor in seen]
        if len(busy) >= 2:
            os.kill(busy[0], signal.SIGKILL)
            return busy[0]
        time.sleep(0.02)
    return None


def on_cluster(options, folder, paths, name, disturb):
    """The bytes survey.py prints, and the seconds it took."""
    command = [sys.executable, HERE / "survey.py", "--master", MASTER, "--binary", options.binary]
    command += ["--weights", options.weights] if options.weights else []
    command += [HERE.parent / "citizens.yaml", *paths]
    environment = {**os.environ, "PYSPARK_PYTHON": sys.executable, "SPARK_LOCAL_IP": "127.0.0.1"}
    began = time.perf_counter()
    with open(folder / f"{name}.log", "wb") as log:
        process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=log, cwd=folder, env=environment)
        killed = kill_one(process) if disturb else None
        output = process.communicate()[0]
    if process.returncode != 0:
        sys.exit(f"{name} failed:\n{(folder / f'{name}.log').read_text()[-3000:]}")
    if disturb and not killed:
        sys.exit("the job ended before a worker could be killed: take more rows")
    return output, time.perf_counter() - began


def main():
    parser = argparse.ArgumentParser(description="Compares a cluster with one machine.")
    parser.add_argument("--binary", type=pathlib.Path, default=pathlib.Path(".build/release/manyi"))
    parser.add_argument("--rows", type=int, default=200_000)
    parser.add_argument("--files", type=int, default=16)
    parser.add_argument("--weights")
    options = parser.parse_args()
    options.binary = options.binary.resolve()
    with tempfile.TemporaryDirectory(prefix="manyi-spark-") as temporary:
        folder = pathlib.Path(temporary)
        paths = exports(folder, options.rows, options.files)
        command = [options.binary, "analyze", HERE.parent / "citizens.yaml", *paths, "--format", "json"]
        command += ["--weights", options.weights] if options.weights else []
        began = time.perf_counter()
        alone = subprocess.run(command, stdout=subprocess.PIPE, check=True).stdout
        print(f"one machine: {time.perf_counter() - began:.1f} s, {len(alone)} bytes")
        for name, disturb in (("undisturbed", False), ("one worker killed", True)):
            output, seconds = on_cluster(options, folder, paths, name, disturb)
            print(f"{MASTER}, {name}: {seconds:.1f} s, {'the same bytes' if output == alone else 'OTHER BYTES'}")
            if output != alone:
                sys.exit(1)


if __name__ == "__main__":
    main()
