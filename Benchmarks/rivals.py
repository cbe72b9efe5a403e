#!/usr/bin/env python3
"""Makes one table of a survey with `manyi`, DuckDB, Polars and pandas in turn, and compares results and times.

    python3 Benchmarks/rivals.py [--rows 1000 100000 2000000] [--rounds 5] [--folder DIR] [--engines manyi duckdb …]

The table: for 20 items × 4 districts × options, n, Σw and Σw², and from them the satisfied share of each item in each
district, weighted. Every engine reads the CSV file itself, with two threads, in a process of its own. Each round runs
every engine once, so that what else the machine does falls on all; medians and ratios to `manyi` are printed.

`manyi` recognises the export and works out satisfaction besides; with errors it also counts pairs of answers, and works
out every formula, its error, and reliability. It screens nothing here, as the others do not: the definition is taken
without its rules. n must be equal in every cell, Σw and Σw² to 1e-12.

Several formulations of each rival are in FORMULATIONS; the fastest of a first round is taken, and named.
"""

import argparse
import json
import os
import pathlib
import platform
import statistics
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
sys.dont_write_bytecode = True
sys.path.insert(0, str(HERE))  # a rival's process is isolated from its folder
import generate
import run

ITEMS = list(range(2, 22))
THREADS = 2
OPTIONS = ["非常满意", "满意", "一般", "不满意", "非常不满意", "不了解"]


def item_columns():
    """The headings of the twenty items and of the district, as the export has them."""
    headings = generate.headings()
    return headings[6], headings[7:27]


# ---- the rivals: each function prints {"item|district|option": [n, Σw, Σw²]} as JSON ----


def duckdb_aggregates(path):
    """One pass, conditional aggregates: GROUP BY district, 20 × 6 × 3 FILTER clauses."""
    import duckdb

    district, items = item_columns()
    parts = []
    for item in items:
        for option in OPTIONS:
            where = f"FILTER (WHERE \"{item}\" = '{option}')"
            parts += [f"count(*) {where}", f'sum("权重") {where}', f'sum("权重"*"权重") {where}']
    rows = duckdb_run(duckdb, path, f'SELECT "{district}", {", ".join(parts)} FROM t GROUP BY 1')
    table = {}
    for row in rows:
        values = iter(row[1:])
        for number in ITEMS:
            for option in OPTIONS:
                table[f"{number}|{row[0]}|{option}"] = [next(values), next(values) or 0.0, next(values) or 0.0]
    return table


def duckdb_unpivot(path):
    """UNPIVOT to one row an answer, then one GROUP BY."""
    import duckdb

    district, items = item_columns()
    columns = ", ".join(f'"{item}"' for item in items)
    return from_rows(
        duckdb_run(
            duckdb,
            path,
            f'SELECT item, "{district}", answer, count(*), sum("权重"), sum("权重"*"权重") FROM '
            f'(UNPIVOT (SELECT "{district}", "权重", {columns} FROM t) ON {columns} INTO NAME item VALUE answer) '
            "GROUP BY ALL",
        )
    )


def duckdb_columns(path):
    """The columns read once into a table, then a GROUP BY for each item."""
    import duckdb

    district, items = item_columns()
    union = " UNION ALL ".join(
        f"SELECT '{item}', \"{district}\", \"{item}\", count(*), sum(\"权重\"), sum(\"权重\"*\"权重\") FROM m GROUP BY 2, 3"
        for item in items
    )
    columns = ", ".join(f'"{column}"' for column in [district, *items, "权重"])
    return from_rows(duckdb_run(duckdb, path, union, f"CREATE TEMP TABLE m AS SELECT {columns} FROM t"))


def duckdb_run(duckdb, path, query, *before):
    connection = duckdb.connect()
    connection.execute(f"SET threads = {THREADS}")
    connection.execute("SET preserve_insertion_order = false")
    types = "{" + ", ".join(f"'{name}': '{kind}'" for name, kind in csv_types().items()) + "}"
    connection.execute(f"CREATE VIEW t AS SELECT * FROM read_csv('{path}', header=true, columns={types}, auto_detect=false)")
    for statement in before:
        connection.execute(statement)
    return connection.execute(query).fetchall()


def csv_types():
    return {name: "DOUBLE" if name == "权重" else "VARCHAR" for name in generate.headings()}


def polars_columns(path):
    """Lazy scan, streaming engine, a group_by for each item over one shared scan."""
    import polars

    district, items = item_columns()
    scan = polars_scan(polars, path, [district, *items, "权重"])
    weight = polars.col("权重")
    frames = [
        scan.group_by(polars.col(district).alias("d"), polars.col(item).alias("a")).agg(
            polars.len().alias("n"), weight.sum().alias("w"), (weight * weight).sum().alias("v")
        )
        for item in items
    ]
    rows = []
    for item, frame in zip(items, polars.collect_all(frames, engine="streaming")):
        rows += [(item, *row) for row in frame.iter_rows()]
    return from_rows(rows)


def polars_unpivot(path):
    """Lazy scan, streaming engine, unpivot and one group_by."""
    import polars

    district, items = item_columns()
    weight = polars.col("权重")
    frame = (
        polars_scan(polars, path, [district, *items, "权重"])
        .unpivot(items, index=[district, "权重"], variable_name="i", value_name="a")
        .group_by("i", district, "a")
        .agg(polars.len(), weight.sum().alias("w"), (weight * weight).sum().alias("v"))
        .collect(engine="streaming")
    )
    return from_rows(frame.iter_rows())


def polars_aggregates(path):
    """Lazy scan, streaming engine, one group_by with a filtered sum for each item and option."""
    import polars

    district, items = item_columns()
    weight = polars.col("权重")
    parts = []
    for number, item in zip(ITEMS, items):
        for option in OPTIONS:
            hit, name = polars.col(item) == option, f"{number}|{option}|"
            parts.append(hit.sum().alias(name + "n"))
            parts.append(weight.filter(hit).sum().alias(name + "w"))
            parts.append((weight * weight).filter(hit).sum().alias(name + "v"))
    frame = polars_scan(polars, path, [district, *items, "权重"]).group_by(district).agg(parts)
    table = {}
    for row in frame.collect(engine="streaming").iter_rows(named=True):
        for number in ITEMS:
            for option in OPTIONS:
                name = f"{number}|{option}|"
                table[f"{number}|{row[district]}|{option}"] = [row[name + "n"], row[name + "w"], row[name + "v"]]
    return table


def polars_scan(polars, path, columns):
    types = {name: polars.Float64 if kind == "DOUBLE" else polars.String for name, kind in csv_types().items()}
    return polars.scan_csv(path, schema=types).select(columns)


def pandas_pyarrow(path):
    """read_csv with the pyarrow engine and only the columns needed; categories; a groupby for each item."""
    import pandas

    district, items = item_columns()
    frame = pandas.read_csv(path, usecols=[district, *items, "权重"], engine="pyarrow")
    frame["v"] = frame["权重"] * frame["权重"]
    frame[district] = frame[district].astype("category")
    rows = []
    for item in items:
        keys = [frame[district], frame[item].astype("category")]
        sums = frame.groupby(keys, observed=True).agg(n=("v", "size"), w=("权重", "sum"), v=("v", "sum"))
        rows += [(item, *key, *values) for key, values in zip(sums.index, sums.itertuples(index=False))]
    return from_rows(rows)


def from_rows(rows):
    """From (heading, district, option, n, Σw, Σw²), answers that are no options left out."""
    return {
        f"{row[0].split('、')[0]}|{row[1]}|{row[2]}": [int(row[3]), float(row[4]), float(row[5])]
        for row in rows
        if row[2] in OPTIONS
    }


FORMULATIONS = {
    "duckdb": [duckdb_aggregates, duckdb_unpivot, duckdb_columns],
    "polars": [polars_columns, polars_unpivot, polars_aggregates],
    "pandas": [pandas_pyarrow],
}


# ---- the comparison ----


def questionnaire(folder):
    """citizens.yaml without rules and without the question that is in nobody's table: the rivals do not look at it."""
    text = (HERE / "citizens.yaml").read_text(encoding="utf-8")
    text = "".join(line for line in text.splitlines(keepends=True) if "编号: Q22" not in line)
    path = folder / "citizens-unscreened.yaml"
    path.write_text(text[: text.index("有效性:")] + text[text.index("满意度:\n") :], encoding="utf-8")
    return path


def manyi_table(printed):
    """n, Σw and Σw² by item, district and option, as `analyze` prints them under `groups`."""
    labels = {
        item["id"]: {option["code"]: option["label"] for option in item["options"]}
        for item in printed["surveys"][0]["questions"]
    }
    table = {}
    for group in printed["surveys"][0]["groups"]:
        if "question" in group:
            continue  # the same once more, by the question that makes the groups
        for item in group["questions"]:
            if item["id"] not in map("Q{}".format, ITEMS):
                continue
            for option in item["options"]:
                key = f"{item['id'][1:]}|{group['label']}|{labels[item['id']][option['code']]}"
                table[key] = [option["count"], option["weighted"], option["weightedSquares"]]
    return table


def departures(one, other):
    """Where two tables differ: counts at all, sums by more than 1e-12 of themselves."""
    found = []
    for key in sorted(one.keys() | other.keys()):
        left, right = one.get(key), other.get(key)
        left = left or [0] * len(right)
        right = right or [0] * len(left)
        close = all(abs(a - b) <= 1e-12 * max(abs(a), abs(b)) for a, b in zip(left[1:], right[1:]))
        if left[0] != right[0] or not close:
            found.append((key, left, right))
    return found


def commands(options, definition, path):
    """A command for each engine, and for each formulation of the rivals."""
    all_of = {
        name: {f.__name__: [sys.executable, "-I", __file__, "--one", f.__name__, path] for f in formulations}
        for name, formulations in FORMULATIONS.items()
    }
    analyze = [options.binary, "analyze", definition, path, "--weights", "权重", "--format", "json", "--quiet"]
    analyze += ["--threads", str(THREADS)]
    tally = [options.binary, "tally", definition, path, "--weights", "权重", "--output", "-", "--quiet"]
    return {
        "manyi": {"counts only": analyze + ["--counts-only"]},
        "manyi with errors": {"analyze": analyze},
        "manyi tally": {"tally": tally},
        **all_of,
    }


def compare(options, folder, rows):
    definition = questionnaire(folder)
    path = run.export(folder, rows, options.seed)
    chosen, reference = {}, None
    for engine, forms in commands(options, definition, path).items():
        if engine.split()[0] not in options.engines:
            continue
        times = {}
        for name, command in forms.items():
            output = folder / "output"
            times[name] = run.measure(command, output).wall
            if engine == "manyi tally":
                continue
            printed = json.loads(output.read_bytes())
            table = manyi_table(printed) if engine.startswith("manyi") else printed
            reference = reference or table
            wrong = departures(reference, table)
            if wrong:
                sys.exit(f"{engine} ({name}) differs: {wrong[:3]}")
        best = min(times, key=times.get)
        chosen[engine] = (best, forms[best])
        print(f"{engine}: " + ", ".join(f"{name} {seconds:.3f} s" for name, seconds in times.items()), file=sys.stderr)
    measured = {engine: [] for engine in chosen}
    for _ in range(options.rounds):
        for engine, (_, command) in chosen.items():
            measured[engine].append(run.measure(command, folder / "output"))
    (folder / "output").unlink()
    return path.stat().st_size, {engine: (chosen[engine][0], runs) for engine, runs in measured.items()}


def report(rows, size, results):
    """Lines of the table for one size."""
    first = next(iter(results))
    own = results[first][1]
    for engine, (form, runs) in results.items():
        wall = statistics.median(r.wall for r in runs)
        ratio = statistics.median(r.wall / o.wall for r, o in zip(runs, own))
        cpu = statistics.median(r.user + r.system for r in runs)
        peak = max(r.peak for r in runs) / 1e6
        print(f"| {rows:,} | {size / 1e6:,.1f} | {engine} ({form}) | {wall:.3f} | {ratio:.1f} | {cpu:.3f} | {peak:,.0f} |")


def versions(options):
    lines = [f"{platform.platform()}, Python {platform.python_version()}, {os.cpu_count()} processors, {processor()}"]
    for name in options.engines:
        if name == "manyi":
            done = subprocess.run([options.binary, "--version"], capture_output=True, text=True)
            lines.append(f"manyi {done.stdout.strip()}")
        else:
            lines.append(f"{name} {__import__(name).__version__}")
    return "; ".join(lines)


def processor():
    try:
        lines = pathlib.Path("/proc/cpuinfo").read_text().splitlines()
        return next(line.split(":")[1].strip() for line in lines if line.startswith("model name"))
    except (OSError, StopIteration):
        return platform.processor()


def main():
    if sys.argv[1:2] == ["--one"]:
        os.environ["POLARS_MAX_THREADS"] = str(THREADS)
        json.dump(globals()[sys.argv[2]](sys.argv[3]), sys.stdout)
        return
    parser = argparse.ArgumentParser(description="Compares manyi with DuckDB, Polars and pandas.")
    parser.add_argument("--binary", type=pathlib.Path, default=pathlib.Path(".build/release/manyi"))
    parser.add_argument("--rows", type=int, nargs="+", default=[1_000, 10_000, 100_000, 1_000_000, 2_000_000])
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--folder", type=pathlib.Path, help="where to keep generated exports")
    parser.add_argument("--engines", nargs="+", default=["manyi", *FORMULATIONS])
    options = parser.parse_args()
    options.binary = options.binary.resolve()
    print(versions(options) + f"; {options.rounds} rounds, {THREADS} threads; load {os.getloadavg()[0]:.1f}\n")
    print("| responses | MB | engine | wall s | × manyi | cpu s | peak MB |\n| ---: | ---: | --- | ---: | ---: | ---: | ---: |")
    with tempfile.TemporaryDirectory(prefix="manyi-benchmark-") as temporary:
        folder = options.folder or pathlib.Path(temporary)
        folder.mkdir(parents=True, exist_ok=True)
        for rows in options.rows:
            report(rows, *compare(options, folder, rows))


if __name__ == "__main__":
    main()
