-- Lists of words: codes are stored, labels are printed
\set SHOW_CONTEXT never
SET search_path = cchc, public;
SET datestyle = ISO;

SELECT count(DISTINCT domain) AS lists, count(DISTINCT (domain, code)) AS codes FROM term;
SELECT * FROM terms('fault');
SELECT code, label_vi FROM terms('online_level');
SELECT code, label_vi FROM terms('online_level', '2021-06-01');
-- Levels and kinds that a day knows
SELECT string_agg(code, ' ') FROM terms('admin_level', '2025-06-30');
SELECT string_agg(code, ' ') FROM terms('admin_level', '2025-07-01');
SELECT string_agg(code, ' ') FROM terms('agency_kind', '2025-07-01');

-- A label: of a day, of the newest row, in English, and the code itself when there is none
SELECT label('metric_part', 'commune'), label('metric_part', 'commune', on_day => '2022-06-14'),
	label('metric_part', 'commune', 'en', '2022-06-14'), label('admin_level', 'district', on_day => '2026-01-01'),
	label('fault', 'nobody'), label('fault', NULL) IS NULL AS null_stays;
SELECT label('fault', 'agency', 'fr');
SELECT label('fault', 'agency', NULL);

-- Every code has one label on any one day, and the places in a list are all different.
SELECT a.domain, a.code FROM term AS a JOIN term AS b USING (domain, code, builtin)
WHERE a.valid < b.valid AND a.valid && b.valid;
SELECT domain, sort FROM (SELECT DISTINCT domain, code, sort FROM term) AS t GROUP BY domain, sort HAVING count(*) > 1;
-- Labels are composed (NFC) and clean.
SELECT domain, code FROM term WHERE label_vi <> vi_clean(label_vi) OR label_en <> btrim(label_en);

-- check_term: what acts and functions ask
SELECT check_term('reason', 'pause_reason', 'supplement');
SELECT check_term('reason', 'pause_reason', 'holiday');
SELECT check_term('reason', 'pause_reason', NULL);
SELECT check_term('reason', 'no_such_list', 'x');
SELECT check_term('reason', NULL, 'x');

-- A list to join: what label() says of each code, and left out where nobody asks for it
SELECT count(*) AS codes, count(*) FILTER (WHERE l.label IS DISTINCT FROM label(t.domain, t.code)) AS differ
FROM (SELECT DISTINCT domain, code FROM term) AS t LEFT JOIN LATERAL labels(t.domain) AS l ON l.code = t.code;
EXPLAIN (COSTS OFF) SELECT f.fault FROM (VALUES ('agency'), ('citizen')) AS f (fault) LEFT JOIN labels('fault') AS l ON l.code = f.fault;
SELECT count(*) FROM labels(NULL);

-- A row of the user's goes before the extension's; a new code is allowed.
BEGIN;
INSERT INTO term (domain, code, label_vi) VALUES ('fault', 'agency', 'Cơ quan chủ trì'), ('delay_cause', 'quarantine', 'Cách ly y tế'), ('my_list', 'a', 'A');
INSERT INTO term (domain, code, label_vi, valid) VALUES ('fault', 'citizen', 'Người dân', '[2030-01-01,)');
SELECT label('fault', 'agency'), label('fault', 'agency', 'en'), label('fault', 'citizen', on_day => '2026-01-01'), label('fault', 'citizen', on_day => '2030-01-01');
SELECT code, label_vi, label_en FROM terms('fault');
SELECT code, label = label('fault', code) AS same, label FROM labels('fault') WHERE code IN ('agency', 'citizen');
SELECT check_term('cause', 'delay_cause', 'quarantine'), check_term('mine', 'my_list', 'a');
SELECT check_term('cause', 'delay_cause', 'holiday');
ROLLBACK;

-- Changed: a row of the user's goes before the extension's, which stays; a closed list stays closed.
BEGIN;
UPDATE term SET label_vi = 'Phía người dân' WHERE domain = 'fault' AND code = 'citizen';
SELECT label_vi, builtin, label('fault', 'citizen') FROM term WHERE domain = 'fault' AND code = 'citizen' ORDER BY builtin;
UPDATE term SET code = 'townsman' WHERE domain = 'fault' AND code = 'citizen';
ROLLBACK;

-- Refused: words that are no codes
-- ... and codes that a column would refuse
INSERT INTO term (domain, code, label_vi) VALUES ('pause_reason', 'expertise', 'Trưng cầu giám định');
\set VERBOSITY terse
INSERT INTO term (domain, code, label_vi) VALUES ('fault', 'Cơ quan', 'Cơ quan');
INSERT INTO term (domain, code, label_vi) VALUES ('fault', 'x', ' ');
INSERT INTO term (domain, code, label_vi, builtin) SELECT domain, code, label_vi, true FROM term WHERE domain = 'fault' LIMIT 1;
