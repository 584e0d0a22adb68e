"""ODBC (psqlODBC), which is what Excel and Power BI use: through the driver manager, by pyodbc."""
import os
import pyodbc
from checks import Checks, VALUES, CODES, FAMILY, FAMILY_ROWS, AGENCY, AGENCY_ROWS

check = Checks("ODBC")
WHERE = f"DRIVER={{PostgreSQL Unicode}};Server={os.environ['PGHOST']};Port={os.environ['PGPORT']};Database=mydb;UID={os.environ['PGUSER']}"
state_of = lambda error: error.args[0]

# With parameters bound in the server and without: UseServerSidePrepare.
for server_side in "1", "0":
    db = pyodbc.connect(f"{WHERE};UseServerSidePrepare={server_side}", autocommit=True)
    cursor = db.cursor()

    def one(sql, *args):
        return cursor.execute(sql, *args).fetchone()[0]

    for type, value, other in cursor.execute(VALUES).fetchall():
        what = f"{type}, UseServerSidePrepare={server_side}"
        check.same(one(f"SELECT ?::{type}", value), value, f"{what}: parameter in, text out")
        check.same(one(f"SELECT ?::{type}", None), None, f"{what}: NULL")
        if type != "work_calendar":
            check.same(one(f"SELECT count(*) FROM of_{type} WHERE v = CAST(? AS {type})", value) >= 1, True, f"{what}: compared")
        # no arrays in ODBC: they are sent, and come, as the text of PostgreSQL's arrays
        if server_side == "1":
            literal = one("SELECT ARRAY[?, NULL, ?]::text", value, other)
            check.same(one(f"SELECT (?::{type}[])[1]::text", literal), value, f"{what}: an array as text")
    check.same(one("SELECT count(*) FROM client_procedure WHERE code = ANY (?::procedure_code[])", "{" + ",".join(CODES) + "}"), 2, "a list of codes")
    check.refused(lambda: one("SELECT ?::procedure_code", "1.04227"), "22P02", "a malformed code", state_of)
    for table, type, family, rows in ("client_procedure", "procedure_code", FAMILY, FAMILY_ROWS), ("client_dossier", "agency_code", AGENCY, AGENCY_ROWS):
        db.autocommit = False
        cursor.execute("SET LOCAL plan_cache_mode = force_generic_plan")
        sql = f"SELECT count(*) FROM {table} WHERE code <@ CAST(? AS {type})"
        for _ in range(3):
            check.same(one(sql, family), rows, f"{table}: the family")
        # another cursor: this one forgets what it has prepared at the next statement
        second = db.cursor()
        check.same(second.execute("SELECT CAST(seq_scan = 0 AND idx_scan >= 3 AS text) FROM pg_stat_xact_user_tables WHERE relname = ?", table).fetchone()[0], "true", f"{table}: the index serves, UseServerSidePrepare={server_side}")
        if server_side == "1":
            check.same(second.execute("SELECT count(*) FROM pg_prepared_statements WHERE statement LIKE '%<@%' AND generic_plans >= 2").fetchone()[0] >= 1, True, f"{table}: the plan was generic")
        db.commit()
        db.autocommit = True
    # The trap of before 1.0: one program must not store two days, whatever the driver does.
    check.refused(lambda: one("SELECT ?::lunar_date", "2026-03-10"), "22P02", "an unmarked lunar date", state_of)
    check.same(one("SELECT (?::lunar_date)::date::text", "2026-03-10 AL"), "2026-04-26", "a marked lunar date")
    db.close()

# As a BI tool: the catalogue first, then every view, the first rows and no more.
db = pyodbc.connect(f"{WHERE};UseDeclareFetch=1;Fetch=100", autocommit=False)
cursor = db.cursor()
views = [row.table_name for row in cursor.tables(schema="h56", tableType="VIEW").fetchall()]
known = [row[0] for row in cursor.execute("SELECT viewname FROM pg_views WHERE schemaname = 'h56'").fetchall()]
check.same(sorted(views), sorted(known), "SQLTables lists every view")
UNDERSTOOD = {pyodbc.SQL_VARCHAR, pyodbc.SQL_WVARCHAR, pyodbc.SQL_LONGVARCHAR, pyodbc.SQL_WLONGVARCHAR, pyodbc.SQL_INTEGER, pyodbc.SQL_SMALLINT,
              pyodbc.SQL_BIGINT, pyodbc.SQL_NUMERIC, pyodbc.SQL_DOUBLE, pyodbc.SQL_BIT, pyodbc.SQL_TYPE_DATE, pyodbc.SQL_TYPE_TIMESTAMP, pyodbc.SQL_TYPE_TIME}
for view in views:
    columns = {row.column_name: row.data_type for row in cursor.columns(schema="h56", table=view).fetchall()}
    for column, data_type in columns.items():
        check.same(data_type in UNDERSTOOD, True, f"{view}.{column}: a type that a BI tool knows ({data_type})")
    cursor.execute(f'SELECT * FROM h56."{view}"')
    rows = cursor.fetchmany(1000)
    check.same([d[0] for d in cursor.description], list(columns), f"{view}: SQLColumns names the columns of the query, in order")
    check.same(len(rows) <= 1000, True, f"{view}: its first rows")
    cursor.close()
    cursor = db.cursor()
check.same(cursor.execute("SELECT label FROM h56.reporting_period WHERE kind = 'official_half' AND year = 2022 AND n = 1").fetchone()[0], "6 tháng báo cáo 1/2022", "Vietnamese arrives")
check.done()
