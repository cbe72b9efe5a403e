"""Opens a workbook that manyi wrote with openpyxl and, where it is installed, LibreOffice; both must see what the CSV says.

    check_written.py tables.xlsx tables.csv

Both files are one table written by the same command. The CSV is read with Python's own reader.
"""
import csv
import pathlib
import shutil
import subprocess
import sys
import tempfile

import openpyxl


def cells(rows):
    """Rows as a person sees them: 3 and 3.0 are one number, None is blank, blanks at the end do not count."""
    seen = []
    for row in rows:
        shown = ["" if cell is None else str(cell) for cell in row]
        shown = [cell[:-2] if cell.endswith(".0") else cell for cell in shown]
        # A CSV guards a formula with an apostrophe; a workbook has no need to.
        shown = [cell[1:] if cell.startswith("'=") else cell for cell in shown]
        while shown and not shown[-1]:
            shown.pop()
        seen.append(shown)
    return seen


def main(workbook, table):
    with open(table, encoding="utf-8-sig", newline="") as file:
        expected = cells(csv.reader(file))
    book = openpyxl.load_workbook(workbook)
    assert len(book.worksheets) == 1, book.sheetnames
    assert cells(book.worksheets[0].iter_rows(values_only=True)) == expected, "openpyxl sees something else"
    assert not any(cell.data_type == "f" for row in book.worksheets[0] for cell in row), "a formula"
    office = shutil.which("soffice") or shutil.which("libreoffice")
    if not office:
        print("openpyxl: the same. LibreOffice: not installed, skipped")
        return
    with tempfile.TemporaryDirectory() as folder:
        profile = pathlib.Path(folder, "profile").as_uri()
        # 44 comma, 34 quote, 76 UTF-8, from row 1, no column formats, and the cells as shown.
        filters = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false"
        subprocess.run(
            [office, f"-env:UserInstallation={profile}", "--headless", "--convert-to", filters, "--outdir", folder, workbook],
            check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=120)
        converted = pathlib.Path(folder, pathlib.Path(workbook).stem + ".csv")
        with open(converted, encoding="utf-8", newline="") as file:
            assert cells(csv.reader(file)) == expected, "LibreOffice sees something else"
    print("openpyxl and LibreOffice: the same")


if __name__ == "__main__":
    main(*sys.argv[1:3])
