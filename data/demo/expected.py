#!/usr/bin/env python3
"""Counts the demo exports by the rules of the two questionnaires, with nothing of manyi.

    python3 data/demo/expected.py            prints what manyi must find, as JSON
    python3 data/demo/expected.py --check    fails unless expected.json says the same

Written from the wording of the rules, so that it shares no code and no mistake with the program. Needs Python 3 only.
"""

import csv
import datetime
import json
import pathlib
import re
import sys
import zipfile
import xml.etree.ElementTree as ElementTree

FOLDER = pathlib.Path(__file__).parent
POINTS = {"非常满意": 100, "满意": 80, "基本满意": 60, "不太满意": 30, "不满意": 0}
SATISFIED = {"非常满意", "满意", "基本满意"}
SAME = {"很满意": "非常满意", "较满意": "满意"}
START, END = datetime.datetime(2024, 5, 6), datetime.datetime(2024, 5, 31, 23, 59, 59)


def records(name):
    with open(FOLDER / name, encoding="gb18030", newline="") as file:
        header, *rows = csv.reader(file)
    return header, [row for row in rows if any(row)]


def worksheet(name):
    """The cells of the only sheet, by row and column, as texts; dates stay numbers."""
    space = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
    root = ElementTree.fromstring(zipfile.ZipFile(FOLDER / name).read("xl/worksheets/sheet1.xml"))
    for row in root.iter(f"{space}row"):
        cells = {}
        for cell in row.iter(f"{space}c"):
            column = 0
            for letter in re.match("[A-Z]+", cell.get("r")).group():
                column = column * 26 + ord(letter) - 64
            cells[column - 1] = "".join(cell.itertext())
        if cells:
            yield cells


def answer(text):
    """The option chosen; None for a blank or a skipped question."""
    text = text.split("〖")[0].strip()
    return None if text in ("", "(空)", "(跳过)") else SAME.get(text, text)


def straight(answers):
    given = [text for text in answers if text is not None]
    return len(given) >= 2 and len(set(given)) == 1


def screen(responses, rules):
    """Rules in order; the first excluding one takes the response, every hit is counted."""
    outcome = {rule: {"hits": 0, "excluded": 0} for rule, _, _ in rules}
    valid = []
    for response in responses:
        taken = False
        for rule, excludes, fits in rules:
            if fits(response, valid_so_far=not taken):
                outcome[rule]["hits"] += 1
                if excludes and not taken:
                    outcome[rule]["excluded"] += 1
                    taken = True
        if not taken:
            valid.append(response)
    return valid, outcome


def rates(valid):
    """Pooled counts over all rated questions of the valid responses."""
    answers = [text for response in valid for text in response["rated"] if text in POINTS]
    satisfied = sum(text in SATISFIED for text in answers)
    return {"satisfied": satisfied, "base": len(answers), "points": sum(POINTS[text] for text in answers)}


def enterprise():
    responses = []
    for name in ("enterprise.csv", "enterprise-late.csv"):
        _, rows = records(name)
        for row in rows:
            rated = [answer(text) for text in (*row[7:11], row[12], row[14])]
            asked = [text for text in (*row[7:11], row[12], row[14]) if text != "(跳过)"]
            responses.append(
                {
                    "time": datetime.datetime.strptime(row[1], "%Y/%m/%d %H:%M:%S"),
                    "seconds": int(row[2].removesuffix("秒")),
                    "address": row[5].split("(")[0],
                    "attention": answer(row[11]),
                    "rated": rated,
                    "missing": sum(answer(text) is None for text in asked) / len(asked),
                    "firm": answer(row[16]),
                    "kind": answer(row[6]),
                    "wishes": {answer(part) for part in re.split("┋(?![^〖]*〗)", row[15])} - {None},
                }
            )
    from_address = {}
    for response in responses:
        from_address[response["address"]] = from_address.get(response["address"], 0) + 1

    def early_or_late(response, valid_so_far):
        return not START <= response["time"] <= END

    simple = [
        ("V1", True, early_or_late),
        ("V2", True, lambda response, valid_so_far: response["seconds"] < 20),
        ("V3", True, lambda response, valid_so_far: response["attention"] != "满意"),
        ("V4", True, lambda response, valid_so_far: response["missing"] > 0.5),
    ]
    # 保留 最后: of the responses of one firm that no rule before has taken, the last of the files stays.
    kept, _ = screen(responses, simple)
    last = {response["firm"]: id(response) for response in kept if response["firm"]}

    def repeated(response, valid_so_far):
        return valid_so_far and response["firm"] is not None and last[response["firm"]] != id(response)

    rules = simple + [
        ("V5", True, repeated),
        ("V6", False, lambda response, valid_so_far: from_address[response["address"]] > 5),
        ("V7", False, lambda response, valid_so_far: straight(response["rated"])),
    ]
    valid, outcome = screen(responses, rules)
    wishes = {}
    for response in valid:
        for wish in response["wishes"]:
            wishes[wish] = wishes.get(wish, 0) + 1
    kinds = {}
    for response in valid:
        kinds[response["kind"]] = kinds.get(response["kind"], 0) + 1
    return {
        "collected": len(responses), "valid": len(valid), "rules": outcome, **rates(valid),
        "kinds": kinds, "wishes": wishes,
    }  # fmt: skip


def staff():
    _, header, *rows = worksheet("staff.xlsx")
    column = {title: place for place, title in header.items()}
    responses = []
    for row in rows:
        rated = [answer(row.get(place, "")) for title, place in sorted(column.items()) if "是否满意" in title]
        responses.append(
            {
                "seconds": int(row[column["答题时长"]]),
                "attention": answer(row.get(column["7.本题请选择“满意”"], "")),
                "verdict": row[column["清洗数据结果"]],
                "unit": answer(row[column["1.您所在的单位"]]),
                "rated": rated,
                "wishes": {title.split(":")[1] for title, place in column.items() if title.startswith("8.") and row.get(place)},
            }
        )
    rules = [
        ("V1", True, lambda response, valid_so_far: False),
        ("V2", True, lambda response, valid_so_far: response["seconds"] < 20),
        ("V3", True, lambda response, valid_so_far: response["attention"] != "满意"),
        ("V4", False, lambda response, valid_so_far: "无效" in response["verdict"]),
        ("V5", False, lambda response, valid_so_far: straight(response["rated"])),
    ]
    valid, outcome = screen(responses, rules)
    wishes, units = {}, {}
    for response in valid:
        units[response["unit"]] = units.get(response["unit"], 0) + 1
        for wish in response["wishes"]:
            wishes[wish[2:]] = wishes.get(wish[2:], 0) + 1
    return {
        "collected": len(responses), "valid": len(valid), "rules": outcome, **rates(valid),
        "units": units, "wishes": wishes,
    }  # fmt: skip


if __name__ == "__main__":
    found = {"enterprise": enterprise(), "staff": staff()}
    text = json.dumps(found, ensure_ascii=False, indent=2, sort_keys=True) + "\n"
    if "--check" in sys.argv:
        if (FOLDER / "expected.json").read_text(encoding="utf-8") != text:
            sys.exit("expected.json differs from what the exports hold")
    else:
        print(text, end="")
