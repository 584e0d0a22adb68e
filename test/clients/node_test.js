// node-postgres: every type as text and parameter, arrays, ranges, NULL, binary, prepared; and dates.
const { Client, types } = require('pg');

let passed = 0, failed = 0;
function same(got, want, what) {
  if (JSON.stringify(got) === JSON.stringify(want)) { passed++; return; }
  failed++;
  console.log(`node-postgres: ${what}: got ${JSON.stringify(got)}, not ${JSON.stringify(want)}`);
}

async function main() {
  const db = new Client({ database: 'mydb' });
  await db.connect();
  const one = async (text, values) => Object.values((await db.query(typeof text === 'string' ? { text, values } : { ...text, values })).rows[0])[0];
  const refused = async (text, values, code, what) => {
    try { await db.query(text, values); same('no error', code, what); } catch (error) { same(error.code, code, what); return error; }
  };

  for (const { type, value, other } of (await db.query('SELECT type, value, other FROM client_value ORDER BY type')).rows) {
    same(await one(`SELECT $1::${type}`, [value]), value, `${type}: parameter in, text out`);
    same(await one(`SELECT $1::${type}`, [null]), null, `${type}: NULL`);
    same(await one(`SELECT $1::${type}[]::text`, [[value, null]]), await one(`SELECT ARRAY[$1::text, NULL]::text`, [value]), `${type}: a list as array`);
    if (type !== 'work_calendar')
      same(await one(`SELECT count(*)::int FROM of_${type} WHERE v = ANY ($1)`, [[value, other]]), 2, `${type}: = ANY ($1) needs no cast`);
    for (let i = 0; i < 3; i++)
      same(await one({ name: `p_${type}`, text: `SELECT $1::${type}` }, [value]), value, `${type}: prepared`);
    // The binary format: the bytes that came are a parameter again only as bytea; node-postgres types no parameter.
    if (await one('SELECT typsend <> 0 FROM pg_type WHERE oid = $1::regtype', [type]))
      same((await one({ text: `SELECT $1::${type}`, binary: true }, [value])).length > 0, true, `${type}: binary`);
  }

  // An array that comes is the text of it, until a parser is told.
  const codes = ['1.000003.H46', '2.000004.H47'];
  const list = 'SELECT array_agg(code ORDER BY code) FROM client_procedure WHERE code = ANY ($1)';
  same(await one(list, [codes]), `{${codes}}`, 'an array out');
  types.setTypeParser(await one("SELECT 'procedure_code[]'::regtype::oid::int"), types.getTypeParser(1009));
  same(await one(list, [codes]), codes, 'an array out, with the parser of text[]');

  const error = await refused('SELECT $1::procedure_code', ['1.04227'], '22P02', 'a malformed code');
  same([/six digits/.test(error.detail), /1\.004227/.test(error.hint)], [true, true], 'DETAIL and HINT arrive');
  await refused('SELECT $1::lunar_date', ['2026-03-10'], '22P02', 'a lunar date without its mark');
  same(await one("SELECT field FROM check_dossier($1) WHERE field = 'channel'", [{ code: 'H56.01-220315-0004', channel: 'fax' }]), 'channel', 'a JSON message');

  // The day before: a date becomes an instant at local midnight, which JSON prints in UTC.  Run with TZ=Asia/Ho_Chi_Minh.
  same(process.env.TZ, 'Asia/Ho_Chi_Minh', 'the time zone of this test');
  same(JSON.stringify(await one("SELECT date '2026-04-26'")), '"2026-04-25T17:00:00.000Z"', 'without a cure');
  types.setTypeParser(1082, text => text);
  same(await one("SELECT date '2026-04-26'"), '2026-04-26', 'with the type parser 1082');

  for (const [table, family, rows] of [['client_procedure', '2.000500', 10], ['client_dossier', 'H56.14', 500]]) {
    await db.query('BEGIN');
    await db.query('SET LOCAL plan_cache_mode = force_generic_plan');
    const type = table === 'client_procedure' ? 'procedure_code' : 'agency_code';
    for (let i = 0; i < 3; i++)
      same(await one({ name: table, text: `SELECT count(*)::int FROM ${table} WHERE code <@ $1::${type}` }, [family]), rows, `${table}: the family`);
    same(await one('SELECT seq_scan = 0 AND idx_scan >= 3 FROM pg_stat_xact_user_tables WHERE relname = $1', [table]), true, `${table}: the index serves the generic plan`);
    same(await one('SELECT generic_plans::int >= 2 FROM pg_prepared_statements WHERE name = $1', [table]), true, `${table}: the plan was generic`);
    await db.query('COMMIT');
  }
  await db.end();
  console.log(`node-postgres: ${passed} passed, ${failed} failed`);
  process.exit(failed > 0 || passed === 0 ? 1 : 0);
}
main().catch(error => { console.error(error); process.exit(1); });
