"""The Excel files of scripts/xlsx, read back: headings, numbers, what is printed, and that the figures are those of SQL.

Needs PGHOST and so on of a database with a registry h56 that holds examples/half_year_2022.sql."""
import datetime
import os
import subprocess
import sys
import tempfile

import openpyxl

SCRIPT = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "scripts", "xlsx")
PERIOD = "official_half/2022/1"
passed = failed = 0


def same(got, want, what):
    global passed, failed
    if got == want:
        passed += 1
    else:
        failed += 1
        print(f"xlsx: {what}: got {got!r}, not {want!r}")


def sql(query):
    ran = subprocess.run(["psql", "-XAtq", "-F", "\t", "-c", "SET search_path = h56, public, cchc", "-c", query],
                         stdout=subprocess.PIPE, check=True, encoding="utf-8")
    return [line.split("\t") for line in ran.stdout.splitlines()]


def run(*words):
    """The first sheet of a file, or what was said in its place."""
    book = book_of(*words)
    return book if isinstance(book, str) else book.active


def book_of(*words):
    file = os.path.join(folder, "report.xlsx")
    ran = subprocess.run([SCRIPT, "h56", *words[:2], file, *words[2:]], stderr=subprocess.PIPE, encoding="utf-8")
    if ran.returncode != 0:
        return ran.stderr
    return openpyxl.load_workbook(file)


def below(sheet, first):
    """The rows of the table, which ends where nothing stands in all of a row."""
    rows = []
    for row in sheet.iter_rows(min_row=first, values_only=True):
        if not any(value is not None for value in row):
            break
        rows.append(row)
    return rows


def printed_well(sheet, what, first):
    setup = sheet.page_setup
    same((setup.orientation, setup.paperSize, sheet.sheet_properties.pageSetUpPr.fitToPage, setup.fitToWidth or 1, setup.fitToHeight),
         ("landscape", 9, True, 1, 0), f"{what}: A4 landscape, one page wide")
    same(sheet.print_title_rows, f"$5:${first - 1}", f"{what}: the headings are repeated")
    same(sheet.freeze_panes, f"C{first}", f"{what}: the panes are frozen behind them")


with tempfile.TemporaryDirectory() as folder:
    # Form II.06: the headings as printed, merged; the numbers those of the registry.
    sheet = run("II.06", PERIOD)
    printed_well(sheet, "II.06", 9)
    merged = {str(cells) for cells in sheet.merged_cells.ranges}
    for cells in "A5:A7", "B5:B7", "C5:F5", "C6:C7", "D6:E6", "F6:F7", "G5:J5", "G6:G7", "K5:M5", "M6:M7":
        same(cells in merged, True, f"II.06: {cells} is one heading")
    same([sheet[c].value for c in ("C5", "D6", "D7", "G5", "J6", "K5", "A8", "M8")],
         ["Số hồ sơ nhận giải quyết", "Trong kỳ", "Trực tuyến", "Số hồ sơ đã giải quyết", "Quá hạn", "Số hồ sơ đang giải quyết", "(1)", "(13)"], "II.06: its words")
    same(sheet["A3"].value, "Kỳ báo cáo: từ ngày 15/12/2021 đến ngày 14/06/2022", "II.06: the period, first and last day")
    want = sql("SELECT * FROM bieu_ii_06(reporting_period('official_half', 2022, 1))")
    rows = below(sheet, 9)
    same([["" if v is None else str(v) for v in row] for row in rows], want, "II.06: every cell is that of SQL")
    same({type(v) for row in rows for v in row[2:]}, {int}, "II.06: numbers are numbers")
    same(sheet["A9"].font.bold and not sheet.cell(12, 1).font.bold, True, "II.06: sums are bold")
    same([row[0].value for row in sheet.iter_rows(min_row=9 + len(rows) + 1, max_row=9 + len(rows) + 1)], ["Người lập biểu"], "II.06: who made it")
    late = rows[0][9]

    # By agency, within one.
    sheet = run("II.06", PERIOD, "by=agency", "within=H56.21")
    same([["" if v is None else str(v) for v in row] for row in below(sheet, 9)],
         sql("SELECT * FROM bieu_ii_06(reporting_period('official_half', 2022, 1), within => 'H56.21', by => 'agency')"), "II.06 by agency, within one")
    same(sheet["B5"].value, "Cơ quan", "II.06 by agency: the heading says so")

    # The list behind a cell has as many rows as the cell says.
    sheet = run("II.06", PERIOD, "column=10")
    rows = below(sheet, 6)
    same(len(rows), late, "the list behind column 10 is as long as the cell says")
    same({type(v) for row in rows for v in row[5:7]}, {datetime.datetime}, "its days are days")
    same(sheet["B5"].value, "Mã hồ sơ", "its headings")

    sheet = run("II.07b", PERIOD)
    printed_well(sheet, "II.07b", 8)
    same([[str(v) for v in row[2:]] for row in below(sheet, 8)],
         sql("""SELECT procedure_total, procedure_province, procedure_district, procedure_commune, one_stop_total, one_stop_province, one_stop_district,
             one_stop_commune, process_total, process_province, process_district, process_commune FROM ii_07b('2022-06-14')"""), "II.07b: every number is that of SQL")

    sheet = run("reform", PERIOD)
    rows = {row[1] + "/" + str(row[2]): row for row in below(sheet, 6)}
    want = sql("SELECT label, unit, value::float8, same_period_last_year FROM report_cchc(reporting_period('official_half', 2022, 1)) WHERE value IS NOT NULL")
    same([[row[0], float(row[2])] for row in want], [[row[0], float(rows[row[0] + "/" + row[1]][3])] for row in want] if len(rows) == len(below(sheet, 6)) else
         [[r[1], float(r[3])] for r in below(sheet, 6) if r[3] is not None], "reform: every figure is that of SQL")
    same(all(row[3] is None or isinstance(row[3], (int, float)) for row in below(sheet, 6)), True, "reform: numbers are numbers, and what is unknown is empty, not 0")

    book = book_of("index_766", PERIOD)
    sheet = book["Chỉ số 766"]
    rows = below(sheet, 6)
    want = sql("SELECT name, numerator, denominator, round(points, 2), max_points FROM index_766(reporting_period('official_half', 2022, 1))")
    text = lambda value: "" if value is None else str(value)
    same([[row[1], text(row[2]), text(row[3]), "" if row[6] is None else f"{row[6]:.2f}", text(row[7])] for row in rows if row[5] is not None],
         want, "index 766: every metric is that of SQL, and what cannot be computed has no points")
    groups = [row for row in rows if row[0] is not None]
    same([row[0] for row in groups], [1, 2, 3, 4, 5, 6], "index 766: six groups")
    same(round(sum(row[6] for row in groups), 3), round(rows[-1][6], 3), "index 766: the groups make the sum")
    same(sheet.cell(7, 5).number_format, "0.00%", "index 766: ratios are per cent")

    same([cell.value for cell in sheet[5]], ["Nhóm", "Chỉ số"] + [row[0] for row in sql("SELECT heading FROM form_column WHERE form = 'index_766' ORDER BY column_no")],
         "index 766: the headings are the form's")

    # The agencies in their ranks: those of SQL, in its order, and the groups of each make its points.
    sheet = book["Xếp hạng"]
    printed_well(sheet, "ranks of index 766", 7)
    rows = below(sheet, 7)
    ranked = [row for row in rows if row[0] is not None]
    want = sql("""SELECT rank, agency, agency_name, round(points, 4), max_points, score, band_name FROM rank_index_766(reporting_period('official_half', 2022, 1))
        ORDER BY array_position('{ministry,province,district,commune,other}', level), rank, agency""")
    same([[str(row[0]), row[1], row[2], f"{row[9]:.4f}", str(row[10]), f"{row[11]:.3f}", row[12]] for row in ranked], want, "ranks of index 766: those of SQL")
    same([row for row in ranked if abs(sum(v or 0 for v in row[3:9]) - row[9]) > 1e-6], [], "ranks of index 766: the groups make the points")
    same([row[2] for row in rows if row[0] is None], ["Cấp tỉnh", "Cấp huyện", "Cấp xã"], "ranks of index 766: level by level")
    same(sheet.cell(8, 12).number_format, "#,##0.000", "ranks of index 766: what ranks differently prints differently")
    want = sql("SELECT rank, agency FROM rank_index_766(reporting_period('official_half', 2022, 1), '2022-05-31', 'H56.21', 'document') ORDER BY agency")
    book = book_of("index_766", PERIOD, "as_of=2022-05-31", "within=H56.21", "reading=document")
    same(sorted([str(row[0]), row[1]] for row in below(book["Xếp hạng"], 7) if row[0] is not None), sorted(want), "ranks of index 766: an evening, a subtree, another reading")
    same(round(below(book.active, 6)[-1][6], 3), float(sql(
        "SELECT round(sum(points), 3) FROM index_766(reporting_period('official_half', 2022, 1), '2022-05-31', 'H56.21', 'document')")[0][0]), "index 766: an evening, a subtree, another reading")

    # The list behind a metric: its denominator, and in it the numerator.
    rows = below(run("index_766", PERIOD, "metric=dossier_online"), 6)
    want = sql("SELECT denominator, numerator FROM index_766(reporting_period('official_half', 2022, 1)) WHERE metric = 'dossier_online'")[0]
    same([str(len(rows)), str(sum(row[4] == "x" for row in rows))], want, "the list behind a metric: as many rows, and as many counted, as the line says")
    same({type(row[3]) for row in rows}, {datetime.datetime}, "the list behind a metric: its days are days")
    rows = below(run("index_766", PERIOD, "metric=digital_certified_copy", "within=H56.21"), 6)
    same([row[1] for row in rows], [row[0] for row in sql("SELECT key FROM index_766_behind('digital_certified_copy', reporting_period('official_half', 2022, 1), within => 'H56.21') ORDER BY key COLLATE \"C\"")],
         "the list behind a metric of agencies, within one")

    # What was signed is printed as it was signed, whatever the registry says afterwards.
    half = "reporting_period('official_half', 2022, 1)"
    number = sql(f"""INSERT INTO document (issuer, number, signed_on, title) VALUES ('H56', '299/BC-UBND', '2022-06-20', 'Báo cáo') RETURNING document_id""")[0][0]
    first = sql(f"SELECT sign_report('II.06', {half}, '2022-06-10', document => {number})")[0][0]
    branch = sql(f"SELECT sign_report('II.06', {half}, within => 'H56.21', by => 'agency', with_list => false)")[0][0]
    others = [(form, first_row, sql(f"SELECT sign_report('{form}', {half})")[0][0]) for form, first_row in (("II.07b", 8), ("reform", 6), ("index_766", 6))]
    asked = {first: ("II.06", f"SELECT * FROM bieu_ii_06({half}, '2022-06-10')"), branch: ("II.06", f"SELECT * FROM bieu_ii_06({half}, within => 'H56.21', by => 'agency')")}
    was = {number: sql(query) for number, (form, query) in asked.items()}
    unsigned = {form: [row[1:] for row in below(run(form, PERIOD), first_row)] for form, first_row, number in others}
    sql("SELECT void_dossier(code, 'nhập nhầm') FROM dossier WHERE voided_at IS NULL AND received_at < '2022-06-01' AND sequence(code) % 2 = 1")
    sql("UPDATE procedure SET payment_integrated = NOT payment_integrated, online_level = 'information'; DELETE FROM task; UPDATE internal_process SET valid = daterange(lower(valid), '2022-01-01') WHERE valid @> '2022-01-01'::date AND lower(valid) < '2022-01-01'")
    for number, (form, query) in asked.items():
        sheet = run(form, f"signed/{number}")
        same(sql(query) == was[number], False, f"{form} signed: the registry says something else now")
        same([["" if v is None else str(v) for v in row] for row in below(sheet, 9)], was[number], f"{form} signed: every cell as it was signed")
        same(sheet["A3"].value.endswith("Kỳ báo cáo: từ ngày 15/12/2021 đến ngày 14/06/2022"), True, "signed: its period")
    same(sheet["A3"].value.startswith(sql("SELECT name FROM agency WHERE code = 'H56.21'")[0][0] + ". "), True, "signed: the agency that it covers")
    same(sheet["B5"].value, "Cơ quan", "signed by agency: the heading says so")
    today = sql("SELECT to_char(local_day(now()), 'DD/MM/YYYY')")[0][0]
    same(sheet["A4"].value, f"Báo cáo đã ký số {branch} ngày {today}.", "signed: which one it is")
    for form, first_row, number in others:
        sheet = run(form, f"signed/{number}")
        same([row[1:] for row in below(sheet, first_row)], unsigned[form], f"{form} signed: every cell as it was signed")
        same([row[1:] for row in below(run(form, PERIOD), first_row)] == unsigned[form], False, f"{form} signed: the registry says something else now")
    same(book_of("index_766", f"signed/{others[2][2]}").sheetnames, ["Chỉ số 766"], "index 766 signed: ranks are not signed")
    same(len(below(run("II.06", f"signed/{first}", "column=13"), 6)), int(was[first][0][12]), "signed: the list behind a cell is the one that was signed with it")
    second = sql(f"SELECT sign_report('II.06', {half}, replaces => {first})")[0][0]
    same(run("II.06", f"signed/{first}")["A4"].value,
         f"Báo cáo đã ký số {first} ngày {today} (văn bản số 299/BC-UBND ngày 20/06/2022), số liệu đến hết ngày 10/06/2022; ĐÃ ĐƯỢC THAY THẾ bằng báo cáo số {second}.", "signed: what became of it")
    same(run("II.06", f"signed/{second}")["A4"].value, f"Báo cáo đã ký số {second} ngày {today}, thay thế báo cáo số {first}.", "signed: what it replaces")
    # Under a form that is in force no more.
    sql("""INSERT INTO form (form, version, kind, title, source, valid) VALUES ('II.06', 'mới', 'dossiers', 'Biểu mới', 'x', '[2020-01-01,)');
        INSERT INTO form_column (form, version, column_no, heading, meaning) SELECT form, 'mới', column_no, 'Cột mới ' || column_no, 'x' FROM form_column WHERE form = 'II.06'""")
    same([run("II.06", word)["A2"].value for word in (PERIOD, f"signed/{second}")], ["BIỂU MỚI", "TÌNH HÌNH, KẾT QUẢ GIẢI QUYẾT THỦ TỤC HÀNH CHÍNH"], "signed: the title is that of the version that was signed")
    same(run("II.06", f"signed/{second}")["C5"].value, "Số hồ sơ nhận giải quyết", "signed: so are the headings")

    sheet = run("overdue", "now", "within=H56.21")
    same([row[1] for row in below(sheet, 6)], [row[0] for row in sql("SELECT dossier FROM overdue_now WHERE agency <@ 'H56.21' ORDER BY due_on, dossier")], "overdue, within one")

    # Refusals are words, not tracebacks.
    for words, said in ((("II.99", PERIOD), "unknown form II.99"), (("II.06", "official_half"), "no period: official_half"), (("II.06", "[,)"), "no first or no last day"),
                        (("II.06", PERIOD, "within=x'; DROP TABLE dossier; --"), "invalid input syntax for type agency_code"), (("II.06", PERIOD, "color=red"), "unknown word color"),
                        (("II.06", PERIOD, "by=colour"), "by"), (("II.06", PERIOD, "column=2"), "column"),
                        (("II.06", "signed/0"), "there is no signed report 0"), (("II.06", "signed/x"), "write signed/ and its number"), (("II.07b", f"signed/{first}"), "is form II.06, not II.07b"),
                        (("II.06", f"signed/{first}", "within=H56.21"), "within cannot be chosen"), (("II.06", f"signed/{first}", "column=2"), "counts no dossiers"),
                        (("II.06", f"signed/{branch}", "column=3"), "signed without its list"), (("reform", PERIOD, "column=3"), "form reform has within"),
                        (("index_766", PERIOD, "metric=nothing"), "no code of the list")):
        answer = run(*words)
        same(isinstance(answer, str) and said in answer and "Traceback" not in answer, True, f"refused in words: {' '.join(words)}: {answer}")

print(f"xlsx: {passed} passed, {failed} failed")
sys.exit(failed > 0)
