"""Writes the fixtures of StatisticalFilesTests, and counts them again from the files.

    pip install pyreadstat pandas
    python3 make_fixtures.py            writes ../Fixtures
    python3 make_fixtures.py --counts   prints, from the .sav as pyreadstat reads it, the counts the tests expect

The survey is made up: twelve visitors of a service hall, labelled as 问卷星 labels its SPSS exports.
"""

import datetime
import pathlib
import struct
import sys

import pandas
import pyreadstat

folder = pathlib.Path(__file__).parent.parent / "Fixtures"
NONE = float("nan")

scale = {1: "非常不满意", 2: "不满意", 3: "一般", 4: "满意", 5: "非常满意", 98: "不了解"}
flags = {0: "未选中", 1: "选中"}
opened = datetime.date(2024, 3, 1)
columns = {
    "ID": ([float(n) for n in range(1, 13)], None),
    "Day": ([opened + datetime.timedelta(days=n) for n in range(11)] + [None], "填答日期"),
    "Finished": (
        [datetime.datetime(2024, 3, 1 + n, 8, 30, n) for n in range(12)], "提交时间"),
    "Q1": ([1, 2, 1, 2, 2, 1, 1, 2, 1, 2, 2, 1], "您的性别"),
    "Q2": ([5, 4, 4, 3, 98, 5, 2, NONE, 99, 1, 5, 4], "您对办事大厅总体满意吗"),
    "Q3_1": ([1, 0, 1, 1, 0, 0, 1, 0, 1, 0, 0, 1], "您办理过哪些业务(税务)"),
    "Q3_2": ([0, 1, 1, 0, 0, 0, 1, 1, 0, 0, 1, 0], "您办理过哪些业务(社保(含医保))"),
    "Q3_3": ([0, 0, 0, 0, 1, 1, 0, 0, 0, 1, 0, 0], "您办理过哪些业务(不动产)"),
    "Q4_Row1": ([5, 5, 4, 3, 4, 5, 1, NONE, 2, 3, 5, 4], "请评价各方面(请评价各方面—态度)"),
    "Q4_Row2": ([4, 4, 3, 3, 98, 5, 2, 2, NONE, 99, 5, 3], "请评价各方面(请评价各方面—速度)"),
    "Q5": ([31, 45.5, 28, 60, -1, NONE, 33, 52, 47, 0.1, 1e-7, 1.2e17], "您的年龄"),
    "Q6": (["A", "B", "A", "A", "B", "A", "B", "B", "A", "", "A", "B"], "您从哪里来"),
    "Q7": (["好", "", "快\t\"一点\"", "多开\n窗口", "", "", "", "", "", "", "", "长" * 400], "您的建议"),
}
labels = {
    "Q1": {1: "男", 2: "女"}, "Q2": scale, "Q4_Row1": scale, "Q4_Row2": scale,
    "Q3_1": flags, "Q3_2": flags, "Q3_3": flags, "Q6": {"A": "本区", "B": "外区"},
}
missing = {
    "Q2": [98, 99], "Q4_Row1": [98, 99], "Q4_Row2": [98, 99], "Q5": [{"lo": -9, "hi": -1}],
}


def hall(path, **options):
    frame = pandas.DataFrame({name: pandas.Series(values) for name, (values, _) in columns.items()})
    pyreadstat.write_sav(
        frame, str(path), column_labels=[label for _, label in columns.values()],
        variable_value_labels=labels, missing_ranges=missing, **options)


def many(path):
    """More cases than one piece of text holds: 30,000 of three codes."""
    frame = pandas.DataFrame({f"Q{k}": [float(n % (k + 2)) for n in range(30_000)] for k in range(1, 4)})
    pyreadstat.write_sav(frame, str(path), compress=True)


def padded(text, size):
    return text + b" " * (-len(text) % size)


def gbk(path, encoding):
    """As SPSS for Windows wrote in China: GBK, with or without the record that says so."""
    def name(text):
        return text.encode("ascii").ljust(8)

    def text(value):
        return value.encode("gbk")

    def extension(subtype, size, data):
        return struct.pack("<iiii", 7, subtype, size, len(data) // size) + data

    def variable(variable_name, width, label):
        form = (1 << 16 | width << 8) if width else (5 << 16 | 8 << 8 | 0)
        label = text(label)
        record = struct.pack("<iiiiii", 2, width, 1, 0, form, form) + name(variable_name)
        return record + struct.pack("<i", len(label)) + padded(label, 4)

    def value_label(value, label):
        label = text(label)
        return struct.pack("<d", value) + padded(bytes([len(label)]) + label, 8)

    out = b"$FL2" + b"@(#) SPSS DATA FILE MS Windows".ljust(60) + struct.pack("<iiiii", 2, 2, 0, 0, 3)
    out += struct.pack("<d", 100.0) + b"01 Mar 24" + b"08:30:00" + b" " * 64 + b"\0\0\0"
    out += variable("Q1", 0, "您满意吗") + variable("Q2", 8, "您的单位")
    out += struct.pack("<ii", 3, 2) + value_label(1, "满意") + value_label(2, "不满意")
    out += struct.pack("<iii", 4, 1, 1)
    out += extension(3, 4, struct.pack("<8i", 11, 0, 0, -1, 1, 1, 2, 936 if encoding else 2))
    if encoding:
        out += extension(20, 1, encoding)
    out += struct.pack("<ii", 999, 0)
    for value, unit in [(1, "税务局"), (2, "财政局"), (-sys.float_info.max, "镇政府")]:
        out += struct.pack("<d", value) + text(unit).ljust(8)
    path.write_bytes(out)


def counts():
    frame, _ = pyreadstat.read_sav(str(folder / "hall.sav"), user_missing=True)
    for name in ["Q1", "Q2", "Q3_1", "Q3_2", "Q3_3", "Q4_Row1", "Q4_Row2", "Q6"]:
        found = frame[name].value_counts(dropna=False).sort_index()
        print(name, {str(code): int(count) for code, count in found.items()})


if "--counts" in sys.argv:
    counts()
else:
    folder.mkdir(exist_ok=True)
    hall(folder / "hall.sav")
    hall(folder / "hall.zsav", compress=True)
    many(folder / "many.zsav")
    gbk(folder / "gbk.sav", b"GBK")
    gbk(folder / "undeclared.sav", None)
