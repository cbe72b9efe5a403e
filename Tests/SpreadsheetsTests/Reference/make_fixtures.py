"""Writes the workbooks in ../Fixtures with two independent writers; what they hold is stated here by hand.

Needs openpyxl and XlsxWriter. The times inside are fixed, so that the files can be made again.
"""
import datetime
import pathlib

import openpyxl
import xlsxwriter

FIXTURES = pathlib.Path(__file__).parent.parent / "Fixtures"
CREATED = datetime.datetime(2024, 5, 6, 12, 0, 0)


def exported(name, **options):
    book = xlsxwriter.Workbook(str(FIXTURES / name), options)
    book.set_properties({"created": CREATED})
    return book


def dates(name, is_1904):
    """Row 2 in every system: 2024-05-06, 2024-05-06 14:22:55, 09:30:00, 26:03:05, 2024-05-06 by 年月日, 0.5, 12.5 %."""
    book = exported(name, date_1904=is_1904, default_date_format="yyyy-mm-dd")
    sheet = book.add_worksheet("日期")
    sheet.write_row(0, 0, ["日期", "时间", "时刻", "时长", "中文日期", "数", "百分比"])
    forms = ["yyyy-mm-dd", "yyyy/m/d h:mm:ss", "h:mm AM/PM", "[h]:mm:ss", '[$-804]yyyy"年"m"月"d"日";@', "0.00", "0.0%"]
    form = [book.add_format({"num_format": code}) for code in forms]
    moment = datetime.datetime(2024, 5, 6, 14, 22, 55)
    sheet.write_datetime(1, 0, datetime.datetime(2024, 5, 6), form[0])
    sheet.write_datetime(1, 1, moment, form[1])
    sheet.write_number(1, 2, 9.5 / 24, form[2])
    sheet.write_number(1, 3, (26 * 3600 + 3 * 60 + 5) / 86400, form[3])
    sheet.write_datetime(1, 4, datetime.datetime(2024, 5, 6), form[4])
    sheet.write_number(1, 5, 0.5, form[5])
    sheet.write_number(1, 6, 0.125, form[6])
    book.close()


def survey():
    """Two merged title rows, a blank row, the header in row 4, five responses in rows 5 to 10, row 7 blank, row 8 hidden.

    Numbers as text in column A; a rich text, a line break, a formula with its result, an error and an id of 18 digits.
    """
    book = exported("survey.xlsx")
    cover = book.add_worksheet("说明")
    cover.write(0, 0, "本表由平台导出")
    sheet = book.add_worksheet("答卷")
    bold = book.add_format({"bold": True})
    sheet.merge_range("A1:D1", "2024年企业满意度调查", bold)
    sheet.merge_range("A2:D2", "导出日期：2024-05-31", bold)
    sheet.write_row(3, 0, ["序号", "1、您的单位", "2、是否满意", "3、意见"])
    rows = {
        4: ["1", "货代", "满意"],
        5: ["2", "生产企业", "非常满意"],
        7: ["3", "外贸公司", "满意"],
        8: ["4", "货代", "不满意"],
        9: ["5", "货代", "满意"],
    }
    for row, cells in rows.items():
        for column, text in enumerate(cells):
            sheet.write_string(row, column, text)
    sheet.write_rich_string(4, 3, "很", bold, "好", "，继续")
    sheet.write_string(5, 3, "第一行\n第二行")
    sheet.write_formula(7, 3, '="a"&"b"', None, "ab")
    sheet.write_formula(8, 3, "=NA()", None, "#N/A")
    sheet.write_number(9, 3, 123456789012345678)
    sheet.set_row(7, options={"hidden": True})
    hidden = book.add_worksheet("旧数据")
    hidden.write(0, 0, "x")
    hidden.hide()
    sheet.activate()
    book.close()


def inline():
    """Written by openpyxl in its streaming mode, which keeps texts in the cells; a formula that nobody calculated."""
    book = openpyxl.Workbook(write_only=True)
    book.properties.created = book.properties.modified = CREATED
    sheet = book.create_sheet("Sheet1")
    sheet.append(["id", "answer", "yes", "at"])
    sheet.append([1, " 满意 ", True, datetime.datetime(2024, 5, 6, 8, 0, 0)])
    sheet.append([2.5, "<&>\"'", False, datetime.date(2024, 5, 7)])
    sheet.append([3, "=1+1", None, datetime.time(7, 5, 0)])
    book.save(FIXTURES / "inline.xlsx")


if __name__ == "__main__":
    FIXTURES.mkdir(exist_ok=True)
    dates("dates-1900.xlsx", False)
    dates("dates-1904.xlsx", True)
    survey()
    inline()
