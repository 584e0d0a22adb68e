"""psycopg 3: every type as text and as parameter, arrays, ranges, NULL, binary, prepared."""
import psycopg
from psycopg import pq
from psycopg.types.json import Jsonb
from checks import Checks, VALUES, CODES, FAMILY, FAMILY_ROWS, AGENCY, AGENCY_ROWS

check = Checks("psycopg 3")
db = psycopg.connect("dbname=mydb", autocommit=True)
state_of = lambda error: error.sqlstate
one = lambda sql, *args, **kw: db.execute(sql, args or None, **kw).fetchone()[0]

for type, value, other in db.execute(VALUES).fetchall():
    check.same(one(f"SELECT %s::{type}", value), value, f"{type}: parameter in, text out")
    check.same(one(f"SELECT v FROM of_{type} WHERE v = %s ORDER BY v::text = %s DESC LIMIT 1", value, value), value, f"{type}: compared with an untyped parameter")
    check.same(one(f"SELECT %s::{type}", None), None, f"{type}: NULL")
    check.same(one(f"SELECT count(*) FROM of_{type} WHERE v = ANY (%s::{type}[])", [value, other]), 2, f"{type}: a list, cast to the array type")
    check.same(one(f"SELECT (%s::{type}[])[2]", [None, value]), value, f"{type}: a list with NULL")
    check.same(one(f"SELECT %s::{type}", value, prepare=True), value, f"{type}: prepared")

    # The binary format: what the server sent comes back as a parameter of the type's own oid.
    oid = one("SELECT %s::regtype::oid", type)
    if one("SELECT typsend <> 0 FROM pg_type WHERE oid = %s", oid):
        sent = db.pgconn.exec_params(f"SELECT v FROM of_{type} WHERE v::text = $1".encode(), [value.encode()], result_format=pq.Format.BINARY)
        back = db.pgconn.exec_params(b"SELECT $1::text", [sent.get_value(0, 0)], [oid], [pq.Format.BINARY])
        check.same(back.get_value(0, 0).decode(), value, f"{type}: binary out and in")
        check.same(db.cursor(binary=True).execute(f"SELECT v FROM of_{type} WHERE v::text = %s", [value]).fetchone()[0],
                   sent.get_value(0, 0), f"{type}: a binary cursor gives the bytes")

# A list alone is text[]: psycopg says so, and text is compared with no code.
check.same(len(db.execute("SELECT code FROM client_procedure WHERE code = ANY (%s::procedure_code[])", [CODES]).fetchall()), 2, "a list of codes")
check.refused(lambda: db.execute("SELECT code FROM client_procedure WHERE code = ANY (%s::text[])", [CODES]), "42883", "a list as text[]", state_of)

# A mistake has its SQLSTATE, DETAIL and HINT.
error = check.refused(lambda: db.execute("SELECT %s::procedure_code", ["1.04227"]), "22P02", "a malformed code", state_of)
check.same("six digits" in error.diag.message_detail and "1.004227" in error.diag.message_hint, True, "DETAIL and HINT arrive")
check.refused(lambda: db.execute("SELECT %s::lunar_date", ["2026-03-10"]), "22P02", "a lunar date without its mark", state_of)

# JSON of a message, arrays of composite answers.
check.same(one("SELECT field FROM check_dossier(%s) WHERE field = 'channel'", Jsonb({"code": "H56.01-220315-0004", "channel": "fax"})), "channel", "a JSON message")

# In a generic plan, too, <@ is a range of the index.
for table, family, rows in ("client_procedure", FAMILY, FAMILY_ROWS), ("client_dossier", AGENCY, AGENCY_ROWS):
    sql = f"SELECT count(*) FROM {table} WHERE code <@ %s::{'procedure_code' if 'procedure' in table else 'agency_code'}"
    with db.transaction():
        db.execute("SET LOCAL plan_cache_mode = force_generic_plan")
        for _ in range(3):
            check.same(one(sql, family, prepare=True), rows, f"{table}: the family")
        check.same(one("SELECT seq_scan = 0 AND idx_scan >= 3 FROM pg_stat_xact_user_tables WHERE relname = %s", table), True, f"{table}: the index serves the generic plan")
        check.same(one("SELECT max(generic_plans) FROM pg_prepared_statements WHERE statement LIKE %s", f"%FROM {table} WHERE code <@%") >= 2, True, f"{table}: the plan was generic")
check.done()
