#!/usr/bin/env python3
"""Writes responses.csv and counts.csv beside this file, always the same bytes.

What is published (Shenzhen 2020, 国际贸易单一窗口运行保障项目 evaluation, table 3) is how many of 231 respondents gave
each answer to each of five questions; counts.csv is that table. The single responses are not published. responses.csv
makes them up: every question's counts are exact, while who gave which answers together, and all times, durations and
addresses, are invented. So shares computed from it can be checked against the report; anything that depends on
answers of one person (standard errors by person, reliability, screening) only shows how the program works.
"""

import collections
import csv
import datetime
import io
import math
import pathlib
import random

RESPONDENTS = 231
OPTIONS = ["非常满意", "满意", "基本满意", "不太满意"]
BLANK = "(空)"
QUESTIONS = [  # number, wording, published counts from best to worst option
    (1, "您对单一窗口工作人员的服务态度是否满意？", [108, 97, 22, 4]),
    (2, "您对单一窗口工作人员服务质量整体满意程度？", [95, 104, 27, 5]),
    (3, "您对单一窗口工作人员遇到问题或故障的响应效率？", [81, 104, 36, 10]),
    (4, "您对单一窗口工作人员处理问题或故障的准确性？", [79, 97, 47, 8]),
    (5, "您对单一窗口组织的培训是否满意？", [65, 91, 45, 12]),
]
METADATA = ["序号", "提交答卷时间", "所用时间", "来源", "来源详情", "来自IP"]

# Only random() of the generator is used: Python promises its sequence for a seed, not that of shuffle() or gauss().
chance = random.Random(20201231).random


def normal():
    """A standard normal deviate (Box and Muller)."""
    return math.sqrt(-2 * math.log(1 - chance())) * math.cos(2 * math.pi * chance())


def shuffled(items):
    """The items in random order."""
    return [item for _, _, item in sorted((chance(), place, item) for place, item in enumerate(items))]


def answers_by_question():
    """One list of answers per question: the more content a person, the better all of the person's answers.

    Every person has one latent satisfaction; a question adds noise of its own, ranks the people who answered, and
    hands out the published counts from the top of the ranking down.
    """
    contentment = [normal() for _ in range(RESPONDENTS)]
    columns = []
    for _, _, counts in QUESTIONS:
        column = [BLANK] * RESPONDENTS
        answering = shuffled(range(RESPONDENTS))[: sum(counts)]
        impression = {person: 0.8 * contentment[person] + 0.6 * normal() for person in answering}
        ranked = iter(sorted(answering, key=lambda person: (-impression[person], person)))
        for option, count in zip(OPTIONS, counts):
            for _ in range(count):
                column[next(ranked)] = option
        columns.append(column)
    return columns


def submission_times():
    """Times within November and December 2020, mostly in office hours, in order."""
    start, days = datetime.datetime(2020, 11, 2), 50
    times = set()
    while len(times) < RESPONDENTS:
        hour = 13.5 + 3 * normal()
        day = start + datetime.timedelta(days=int(days * chance()))
        if not 8 <= hour < 22 or (day.weekday() >= 5 and chance() < 0.7):
            continue
        times.add(day + datetime.timedelta(seconds=int(hour * 3600)))
    return sorted(times)


def addresses():
    """Addresses of the ranges kept for documentation (RFC 5737); colleagues share one, three at most."""
    networks = ["192.0.2", "198.51.100", "203.0.113"]
    hosts = shuffled([f"{network}.{host}" for network in networks for host in range(1, 255)])[:170]
    return shuffled(hosts + hosts[:50] + hosts[:11])


def responses():
    """The rows of the export, header first, as the platform writes them in its export by text."""
    columns = answers_by_question()
    yield METADATA + [f"{number}、{wording}" for number, wording, _ in QUESTIONS]
    for person, (time, address) in enumerate(zip(submission_times(), addresses())):
        seconds = min(400, max(25, round(85 * math.exp(0.5 * normal()))))
        submitted = f"{time.year}/{time.month}/{time.day} {time.hour}:{time.minute:02}:{time.second:02}"
        detail = "微信" if chance() < 0.8 else "直接访问"
        metadata = [str(person + 1), submitted, f"{seconds}秒", "手机提交", detail, f"{address}(广东-深圳)"]
        yield metadata + [column[person] for column in columns]


def counts():
    """The published table in long form, header first."""
    yield ["题目", "选项", "人数"]
    for number, _, published in QUESTIONS:
        for option, count in zip(OPTIONS, published):
            yield [f"Q{number}", option, str(count)]
        if sum(published) < RESPONDENTS:
            yield [f"Q{number}", BLANK, str(RESPONDENTS - sum(published))]


def check(rows):
    """Asserts what the file promises."""
    header, *people = rows
    assert len(people) == RESPONDENTS and all(len(row) == len(header) == 11 for row in people)
    for place, (_, _, published) in enumerate(QUESTIONS, start=len(METADATA)):
        found = collections.Counter(row[place] for row in people)
        assert [found[option] for option in OPTIONS] == published
        assert found[BLANK] == RESPONDENTS - sum(published)
    assert max(collections.Counter(row[5] for row in people).values()) <= 3
    assert all(row[1].startswith(("2020/11/", "2020/12/")) for row in people)
    assert all(25 <= int(row[2].removesuffix("秒")) <= 400 for row in people)


def csv_bytes(rows):
    """The rows as UTF-8 without a byte order mark, lines ending in LF."""
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows(rows)
    return text.getvalue().encode("utf-8")


if __name__ == "__main__":
    folder = pathlib.Path(__file__).parent
    rows = list(responses())
    check(rows)
    (folder / "responses.csv").write_bytes(csv_bytes(rows))
    (folder / "counts.csv").write_bytes(csv_bytes(counts()))
    print(f"{len(rows) - 1} responses written, every published count met")
