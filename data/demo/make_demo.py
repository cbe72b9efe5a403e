#!/usr/bin/env python3
"""Makes the exports of the demo project: made up, with every kind of dirt real ones have.

    python3 data/demo/make_demo.py

Writes enterprise.csv (问卷星 by text, GB18030), enterprise-late.csv (the answers that came after the first export) and
staff.xlsx (腾讯问卷) beside itself; same bytes every time. Nothing but Python 3. Only `random.random` is drawn from,
whose sequence Python promises to keep. Addresses are of the ranges kept for documentation (RFC 5737).
"""

import csv
import datetime
import io
import pathlib
import random
import zipfile
import xml.sax.saxutils

FOLDER = pathlib.Path(__file__).parent
draw = random.Random(20_240_506).random

SATISFACTION = ["非常满意", "满意", "基本满意", "不太满意", "不满意"]


def pick(texts, weights):
    """One of the texts, as often as its weight says."""
    left = draw() * sum(weights)
    for text, weight in zip(texts, weights):
        left -= weight
        if left < 0:
            return text
    return texts[-1]


def whole(low, high):
    """A whole number from low to high."""
    return low + int(draw() * (high - low + 1))


# 企业 ----------------------------------------------------------------------------------------------------------------

ENTERPRISE_HEADER = [
    "序号", "提交答卷时间", "所用时间", "来源", "来源详情", "来自IP",
    "1、贵企业的类型", "2、请对平台的以下方面作出评价—申报功能的完备性", "2、办理效率", "2、操作便捷性", "2、系统稳定性",
    "3、为确认您在认真作答，本题请选择“满意”", "4、您对客服响应与故障处理是否满意", "5、您是否参加过平台组织的培训", "6、您对培训是否满意",
    "7、您最希望改进的方面", "8、企业名称", "9、您的意见和建议",
]  # fmt: skip
KINDS, KIND_WEIGHTS = ["货代企业", "生产企业", "外贸公司", "报关行"], [38, 27, 25, 10]
WISHES = ["申报功能", "数据共享", "系统速度", "客服与培训"]
SYLLABLES = ["华", "中", "联", "海", "通", "顺", "达", "信", "诚", "捷", "远", "恒", "盛", "宏", "瑞", "泰"]
TRADES = ["国际物流", "进出口", "电子", "报关服务", "贸易", "供应链管理"]
REMARKS = ["希望系统更稳定", "高峰期有点慢", "客服很耐心,谢谢", "建议增加批量申报\n和模板导入", "无", "培训场次太少", "与海关数据能再快一些就好"]
# Paper forms were keyed in by hand: the same meaning in other words.
KEYED_IN = {"非常满意": "很满意", "满意": "较满意"}


def opinion(mood, unknown):
    """An answer of somebody in this mood; 不了解 so often."""
    if draw() < unknown:
        return "不了解"
    level = mood + (draw() + draw() + draw() - 1.5) * 1.6
    return SATISFACTION[min(4, max(0, round(level)))]


def enterprise_answers():
    """The answers of an attentive respondent, from 1、 to 9、."""
    mood = pick([0.2, 0.9, 1.7, 2.8], [35, 40, 18, 7])
    kind = pick(KINDS, KIND_WEIGHTS)
    if draw() < 0.01:
        kind = "其他〖跨境电商〗"
    matrix = [opinion(mood, unknown) for unknown in (0.01, 0.01, 0.01, 0.03)]
    if draw() < 0.04:
        matrix[whole(0, 3)] = "(空)"
    service = opinion(mood, 0.08)
    trained = pick(["是", "否"], [45, 55])
    training = opinion(mood, 0) if trained == "是" else "(跳过)"
    wishes = [wish for wish in WISHES if draw() < 0.33]
    if draw() < 0.08:
        wishes.append(f"其他〖{pick(['手机端', '希望支持小语种┋英文', '接口文档'], [2, 1, 1])}〗")
    name = "".join(pick(SYLLABLES, [1] * len(SYLLABLES)) for _ in range(3))
    remark = pick(REMARKS, [1] * len(REMARKS)) if draw() < 0.18 else "(空)"
    return [kind, *matrix, "满意", service, trained, training, "┋".join(wishes) or "(空)",
            name + pick(TRADES, [1] * len(TRADES)), remark]  # fmt: skip


def enterprise_row(number, time, address):
    seconds = max(31, round(60 + 120 * draw() + 200 * draw() ** 4))
    origin = ["手机提交", "微信"] if draw() < 0.8 else ["链接", "直接访问"]
    answers = enterprise_answers()
    if draw() < 0.05:
        answers[1:5] = [KEYED_IN.get(answer, answer) for answer in answers[1:5]]
    return [str(number), written(time), f"{seconds}秒", *origin, f"{address}(广东-深圳)", *answers]


def written(time):
    return f"{time.year}/{time.month}/{time.day} {time.hour}:{time.minute:02}:{time.second:02}"


def enterprise_rows(count, first, start, days):
    """Responses in the order they came, then soiled, each in at most one way beside coming late."""
    seconds = sorted(int(draw() * days * 86_400) for _ in range(count))
    rows = []
    for place, second in enumerate(seconds):
        # Nobody answers between eleven at night and seven in the morning.
        time = start + datetime.timedelta(days=second // 86_400, hours=7, seconds=second % 86_400 * 16 // 24)
        address = f"198.51.100.{whole(1, 6)}" if draw() < 0.05 else f"203.0.{whole(112, 115)}.{whole(1, 254)}"
        rows.append(enterprise_row(first + place, time, address))
    for row in rows:
        soil(row, rows)
    return rows


def soil(row, rows):
    dice = draw()
    if dice < 0.03:  # clicked through
        row[2] = f"{whole(6, 19)}秒"
    elif dice < 0.06:  # not reading
        row[11] = pick(["非常满意", "基本满意", "(空)"], [5, 2, 1])
    elif dice < 0.09:  # the same everywhere
        level = pick(SATISFACTION, [7, 2, 1, 0, 0])
        row[7:11] = [level] * 4
        row[12] = level
        if row[14] != "(跳过)":
            row[14] = level
    elif dice < 0.11:  # gave up half-way
        for column in (8, 9, 10, 12):
            row[column] = "(空)"
    elif dice < 0.135:  # the same firm again, with other answers
        row[16] = rows[whole(0, len(rows) - 1)][16]
    elif dice < 0.15:  # would not give a name
        row[16] = "(空)"


def enterprise_files():
    rows = enterprise_rows(604, 1, datetime.datetime(2024, 5, 6), 19)
    late = enterprise_rows(22, 605, datetime.datetime(2024, 5, 25), 9)
    # Somebody opened the first file in a spreadsheet and left cleared rows in it.
    for place in (120, 391, len(rows) + 2):
        rows.insert(place, [""] * len(ENTERPRISE_HEADER))
    return rows, late


def csv_bytes(rows):
    text = io.StringIO()
    csv.writer(text, lineterminator="\r\n").writerows([ENTERPRISE_HEADER, *rows])
    return text.getvalue().encode("gb18030")


# 工作人员 ------------------------------------------------------------------------------------------------------------

STAFF_RATED = ["数据共享的及时性", "数据的准确性", "系统的稳定性", "运维的响应"]
STAFF_WISHES = ["A.功能", "B.培训", "C.数据质量", "D.其他"]
STAFF_HEADER = (
    ["编号", "开始答题时间", "结束答题时间", "答题时长", "1.您所在的单位", "2.您每周使用平台的次数"]
    + [f"{number}.您对{rated}是否满意" for number, rated in enumerate(STAFF_RATED, start=3)]
    + ["7.本题请选择“满意”"]
    + [f"8.您希望改进的方面:{wish}" for wish in STAFF_WISHES]
    + ["9.您的意见和建议", "语言", "清洗数据结果", "智能清洗数据无效概率", "地理位置省", "地理位置市", "用户类型", "用户标识", "昵称",
       "自定义字段", "IP", "UA", "Referrer", ""]
)  # fmt: skip


def staff_rows():
    rows = []
    for place in range(61):
        begun = datetime.datetime(2024, 5, 8, 8, 30) + datetime.timedelta(minutes=place * 131 + whole(0, 40))
        seconds = whole(45, 300) if draw() > 0.05 else whole(8, 18)
        mood = pick([0.1, 0.8, 1.6], [45, 40, 15])
        rated = [opinion(mood, 0.04) for _ in STAFF_RATED]
        unit = pick(["海关", "海事", "商务局", "边检"], [22, 14, 15, 10])
        attention = "满意" if draw() > 0.05 else "非常满意"
        wishes = [wish if draw() < 0.35 else "" for wish in STAFF_WISHES]
        remark = pick(["", "加强数据共享", "运维很及时", "=希望有培训"], [80, 8, 8, 4])
        invalid = draw()
        verdict = "无效" if invalid > 0.95 else "有效"
        ended = begun + datetime.timedelta(seconds=seconds)
        rows.append(
            [place + 1, begun, ended, seconds, unit, whole(1, 20), *rated, attention, *wishes, remark, "简体中文", verdict,
             round(invalid, 2), "广东", "深圳", "匿名用户", f"u{whole(10_000, 99_999)}", "", "",
             f"192.0.2.{whole(1, 40)}", "Mozilla/5.0", "", ""]
        )  # fmt: skip
    return rows


def letters(column):
    return letters(column // 26 - 1) + chr(65 + column % 26) if column >= 26 else chr(65 + column)


def cell(value, row, column):
    place = f"{letters(column)}{row}"
    if value == "":
        return ""
    if isinstance(value, datetime.datetime):
        days = (value - datetime.datetime(1899, 12, 30)).total_seconds() / 86_400
        return f'<c r="{place}" s="1"><v>{days:.10f}</v></c>'
    if isinstance(value, (int, float)):
        return f'<c r="{place}"><v>{value}</v></c>'
    return f'<c r="{place}" t="inlineStr"><is><t>{xml.sax.saxutils.escape(value)}</t></is></c>'


def sheet(rows):
    lines = []
    for number, row in rows:
        cells = "".join(cell(value, number, column) for column, value in enumerate(row))
        lines.append(f'<row r="{number}">{cells}</row>')
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
        + "".join(lines)
        + '</sheetData><mergeCells count="1"><mergeCell ref="A1:H1"/></mergeCells></worksheet>'
    )


MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
LINKS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
OFFICE = "application/vnd.openxmlformats-officedocument.spreadsheetml"


def workbook_parts(rows):
    """The parts of a workbook: a title row that somebody typed, the header, the responses, one empty row between."""
    title = (1, ["使用单位工作人员满意度调查（答卷导出）"])
    numbered = [title, (2, STAFF_HEADER)]
    numbered += [(place + 3 + (place >= 40), row) for place, row in enumerate(rows)]
    head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    return {
        "[Content_Types].xml": f'{head}<Types xmlns="{PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{OFFICE}.sheet.main+xml"/>'
        f'<Override PartName="/xl/styles.xml" ContentType="{OFFICE}.styles+xml"/>'
        f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{OFFICE}.worksheet+xml"/></Types>',
        "_rels/.rels": f'{head}<Relationships xmlns="{PACKAGE}/relationships">'
        f'<Relationship Id="rId1" Type="{LINKS}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'{head}<workbook xmlns="{MAIN}" xmlns:r="{LINKS}"><sheets>'
        '<sheet name="答卷" sheetId="1" r:id="rId1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'{head}<Relationships xmlns="{PACKAGE}/relationships">'
        f'<Relationship Id="rId1" Type="{LINKS}/worksheet" Target="worksheets/sheet1.xml"/>'
        f'<Relationship Id="rId2" Type="{LINKS}/styles" Target="styles.xml"/></Relationships>',
        "xl/styles.xml": f'{head}<styleSheet xmlns="{MAIN}"><fonts count="1"><font><sz val="11"/><name val="宋体"/></font>'
        '</fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/>'
        '</fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>'
        '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="2">'
        '<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>'
        '<xf numFmtId="22" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/></cellXfs></styleSheet>',
        "xl/worksheets/sheet1.xml": sheet(numbered),
    }


def workbook_bytes(rows):
    """Stored, not compressed: what a compressor writes may differ between versions of zlib."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_STORED) as archive:
        for name, text in workbook_parts(rows).items():
            entry = zipfile.ZipInfo(name, (2024, 6, 3, 9, 0, 0))
            entry.create_system = 0
            archive.writestr(entry, text.encode("utf-8"))
    return file.getvalue()


if __name__ == "__main__":
    collected, late = enterprise_files()
    (FOLDER / "enterprise.csv").write_bytes(csv_bytes(collected))
    (FOLDER / "enterprise-late.csv").write_bytes(csv_bytes(late))
    (FOLDER / "staff.xlsx").write_bytes(workbook_bytes(staff_rows()))
    print("enterprise.csv, enterprise-late.csv and staff.xlsx written")
