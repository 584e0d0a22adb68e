"""psycopg 2, which writes its parameters into the text of the query."""
import psycopg2
import psycopg2.extensions
import psycopg2.extras
from checks import Checks, VALUES, CODES, FAMILY, FAMILY_ROWS, AGENCY, AGENCY_ROWS

check = Checks("psycopg 2")
db = psycopg2.connect("dbname=mydb")
db.autocommit = True
cursor = db.cursor()
state_of = lambda error: error.pgcode


def one(sql, *args):
    cursor.execute(sql, args or None)
    return cursor.fetchone()[0]


cursor.execute(VALUES)
for type, value, other in cursor.fetchall():
    check.same(one(f"SELECT %s::{type}", value), value, f"{type}: parameter in, text out")
    check.same(one(f"SELECT v FROM of_{type} WHERE v = %s ORDER BY v::text = %s DESC LIMIT 1", value, value), value, f"{type}: compared with an untyped parameter")
    check.same(one(f"SELECT %s::{type}", None), None, f"{type}: NULL")
    check.same(one(f"SELECT count(*) FROM of_{type} WHERE v = ANY (%s::{type}[])", [value, other]), 2, f"{type}: a list, cast to the array type")
    check.same(one(f"SELECT count(*) FROM of_{type} WHERE v IN %s", (value, other)), 2, f"{type}: IN and a tuple")
    cursor.execute(f"PREPARE p (cchc.{type}) AS SELECT $1")
    check.same(one("EXECUTE p (%s)", value), value, f"{type}: prepared")
    cursor.execute("DEALLOCATE p")

# An array of a type that psycopg 2 does not know comes as its text ...
check.same(one("SELECT array_agg(code ORDER BY code) FROM client_procedure WHERE code = ANY (%s::procedure_code[])", CODES), "{" + ",".join(CODES) + "}", "an array out")
# ... and as a list when it is told.
oid = one("SELECT 'procedure_code[]'::regtype::oid")
psycopg2.extensions.register_type(psycopg2.extensions.new_array_type((oid,), "procedure_code[]", psycopg2.STRING))
check.same(one("SELECT array_agg(code ORDER BY code) FROM client_procedure WHERE code = ANY (%s::procedure_code[])", CODES), CODES, "an array out, registered")
check.refused(lambda: one("SELECT count(*) FROM client_procedure WHERE code = ANY (%s)", CODES), "42883", "a list without a cast is text[]", state_of)
error = check.refused(lambda: one("SELECT %s::procedure_code", "1.04227"), "22P02", "a malformed code", state_of)
check.same("six digits" in error.diag.message_detail, True, "DETAIL arrives")
check.same(one("SELECT field FROM check_dossier(%s) WHERE field = 'channel'", psycopg2.extras.Json({"code": "H56.01-220315-0004", "channel": "fax"})), "channel", "a JSON message")

for table, type, family, rows in ("client_procedure", "procedure_code", FAMILY, FAMILY_ROWS), ("client_dossier", "agency_code", AGENCY, AGENCY_ROWS):
    db.autocommit = False
    cursor.execute("SET LOCAL plan_cache_mode = force_generic_plan")
    cursor.execute(f"PREPARE family (cchc.{type}) AS SELECT count(*) FROM {table} WHERE code <@ $1")
    for _ in range(3):
        check.same(one("EXECUTE family (%s)", family), rows, f"{table}: the family")
    check.same(one("SELECT seq_scan = 0 AND idx_scan >= 3 FROM pg_stat_xact_user_tables WHERE relname = %s", table), True, f"{table}: the index serves the generic plan")
    check.same(one("SELECT generic_plans FROM pg_prepared_statements WHERE name = 'family'") >= 2, True, f"{table}: the plan was generic")
    cursor.execute("DEALLOCATE family")
    db.commit()
    db.autocommit = True
check.done()
