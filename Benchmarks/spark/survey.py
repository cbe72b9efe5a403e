#!/usr/bin/env python3
"""Analyses CSV exports on an Apache Spark cluster: prints what `manyi analyze` prints on one machine, byte for byte.

    python3 survey.py [--master URL] [--binary manyi] [--part-bytes N] [--weights C] [--by Q] QUESTIONNAIRE EXPORT…
                      [-- ANALYZE OPTIONS…]

The program and the questionnaire are shipped to the executors; each part of the exports is piped through
`manyi tally - --output -` there; the tallies, in the order of the parts, are merged by `manyi merge` here.
Exports lie in a file system that all machines see, under the same paths.
"""

import argparse
import os
import pathlib
import subprocess
import sys
import tempfile

sys.dont_write_bytecode = True
import partitions


def tallies(parts, binary, questionnaire, options):
    """Counts parts, on an executor. Only bytes of a whole tally come out; anything else fails the task, which Spark
    then runs again elsewhere."""
    from pyspark import SparkFiles

    program = SparkFiles.get(binary)
    os.chmod(program, 0o755)
    for part in parts:
        command = [program, "tally", SparkFiles.get(questionnaire), "-", "--output", "-", *options]
        # As on one machine: the platform tells some contents by the names of its files.
        command += ["--input-name", part.path, "--quiet"]
        process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        feed(part, process.stdin)
        tally = process.stdout.read()
        if process.wait() != 0:
            raise RuntimeError(f"manyi tally failed on {part.path}, bytes {part.start}–{part.end}")
        yield tally


def feed(part, pipe):
    """Writes a part, with its header, and closes the pipe. A program that ends early tells why by its exit."""
    try:
        pipe.write(part.header)
        with open(part.path, "rb") as file:
            file.seek(part.start)
            left = part.end - part.start
            while left and (block := file.read(min(left, 1 << 20))):
                pipe.write(block)
                left -= len(block)
        pipe.close()
    except BrokenPipeError:
        pass


def counted(options, parts):
    """The tallies of all parts, in order."""
    from pyspark import SparkConf, SparkContext

    configuration = SparkConf().setAppName("manyi").set("spark.ui.enabled", "false")
    if options.master:
        configuration.setMaster(options.master)
    context = SparkContext(conf=configuration)
    try:
        for file in (options.binary, options.questionnaire):
            context.addFile(str(file.resolve()))
        context.addPyFile(str(pathlib.Path(partitions.__file__).resolve()))
        binary, questionnaire = options.binary.name, options.questionnaire.name
        counting = count_options(options)
        work = context.parallelize(parts, len(parts))
        return work.mapPartitions(lambda own: tallies(own, binary, questionnaire, counting)).collect()
    finally:
        context.stop()


def count_options(options):
    """The options that decide what is counted."""
    chosen = ["--weights", options.weights] if options.weights else []
    return chosen + [word for question in options.by for word in ("--by", question)]


def arguments():
    parser = argparse.ArgumentParser(description="Analyses CSV exports on a Spark cluster.")
    parser.add_argument("questionnaire", type=pathlib.Path)
    parser.add_argument("exports", nargs="+")
    parser.add_argument("--master", help="as local-cluster[2,1,1024]; spark-submit's unless given")
    parser.add_argument("--binary", type=pathlib.Path, default=pathlib.Path(".build/release/manyi"))
    parser.add_argument("--part-bytes", type=int, help="cut files with one header record into parts of this size")
    parser.add_argument("--weights")
    parser.add_argument("--by", action="append", default=[])
    given, analyze = sys.argv[1:], []
    if "--" in given:
        place = given.index("--")
        given, analyze = given[:place], given[place + 1 :]
    return parser.parse_args(given), analyze


def main():
    options, analyze = arguments()
    exports = [os.path.abspath(export) for export in options.exports]
    parts = [part for export in exports for part in partitions.split(export, options.part_bytes)]
    print(f"{len(parts)} parts", file=sys.stderr)
    with tempfile.TemporaryDirectory() as folder:
        merged = pathlib.Path(folder) / "merged.tally"
        command = [options.binary, "merge", "-", "--output", merged, "--quiet"]
        subprocess.run(command, input=b"".join(counted(options, parts)), stdout=subprocess.DEVNULL, check=True)
        command = [options.binary, "analyze", options.questionnaire, "--tally", merged, "--format", "json", *analyze]
        sys.exit(subprocess.run(command).returncode)


if __name__ == "__main__":
    main()
