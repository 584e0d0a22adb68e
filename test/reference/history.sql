-- What test/reference/history.py's acts call: an act and where the dossier stands
-- after it are logged; the answers of an evening are kept as they were given.
CREATE TABLE log (n integer PRIMARY KEY, at timestamptz, act text, code dossier_code, argument text, sqlstate text, message text,
	due_at timestamptz, finished_at timestamptz, outcome text);
CREATE TABLE kept (kept_on date, first_day date, last_day date, dossier dossier_code, stay timestamptz, agency agency_code,
	procedure procedure_code, channel text, opening text, closing text);

CREATE TABLE asked (kept_on date, first_day date, last_day date, PRIMARY KEY (kept_on, first_day, last_day));

CREATE FUNCTION act(n integer, at timestamptz, act text, code dossier_code, argument text, statement text) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
	state text := '00000';
	words text;
	rows bigint;
BEGIN
	BEGIN
		EXECUTE statement;
		GET DIAGNOSTICS rows = ROW_COUNT;
		IF rows = 0 THEN
			state := 'nobody';
		END IF;
	EXCEPTION WHEN OTHERS THEN
		GET STACKED DIAGNOSTICS state = RETURNED_SQLSTATE, words = MESSAGE_TEXT;
	END;
	INSERT INTO log SELECT act.n, act.at, act.act, act.code, act.argument, state, words, d.due_at, d.finished_at, d.outcome
	FROM (SELECT) AS x LEFT JOIN dossier AS d ON d.code = act.code;
END;
$$;

CREATE FUNCTION keep(kept_on date, first_day date, last_day date) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
	INSERT INTO asked VALUES (kept_on, first_day, last_day) ON CONFLICT DO NOTHING;
	IF FOUND THEN
		INSERT INTO kept SELECT * FROM answer WHERE (answer.kept_on, answer.first_day, answer.last_day) = (keep.kept_on, keep.first_day, keep.last_day);
	END IF;
END;
$$;

-- The same reports, asked now
CREATE VIEW answer AS
SELECT q.kept_on, q.first_day, q.last_day, s.dossier, s.stay, s.agency, s.procedure, s.channel, s.opening, s.closing
FROM asked AS q CROSS JOIN LATERAL dossiers_in(daterange(q.first_day, q.last_day, '[]'), q.kept_on) AS s;
CREATE VIEW moved AS
(TABLE kept EXCEPT TABLE answer) UNION ALL (TABLE answer EXCEPT TABLE kept);
