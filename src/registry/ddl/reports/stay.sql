-- THE definition, which every report of dossiers reads: the stays of a period.
-- A stay is a dossier at an agency, under a procedure, from its receipt, transfer
-- or reopening to its end or transfer; a dossier that never moved has one.

-- How a dossier stands in the evening of last_day, the end of the definition: 1 early,
-- 2 on time, 3 late, 4 open in time, 5 open and overdue.
CREATE FUNCTION class_of(due_on date, finished_on date, ended_on date, outcome text, hidden boolean, last_day date) RETURNS integer
	LANGUAGE sql IMMUTABLE PARALLEL SAFE
	RETURN CASE WHEN ended_on <= last_day THEN
			CASE WHEN outcome <> 'resolved' OR due_on IS NULL OR finished_on = due_on THEN 2
				WHEN finished_on < due_on THEN 1
				ELSE 3 END
		WHEN due_on < last_day AND NOT hidden THEN 5
		ELSE 4 END;
COMMENT ON FUNCTION class_of(date, date, date, text, boolean, date) IS 'Class of a dossier in the evening of a day as form II.06 counts: 1 early, 2 on time (also without a due day, rejected, withdrawn or closed), 3 late, 4 open in time, 5 open and overdue; hidden where its clock stands and hides lateness; NULL days are open ends (phân loại hồ sơ).';

-- Classes are small integers here, counted faster than words: opening 1 received,
-- 2 carried over, 3 transferred in, 4 reopened; closing 1 early, 2 on time, 3 late,
-- 4 open in time, 5 open and overdue, 6 transferred out (the sort of cchc.term).
-- last_day is the evening in which the report is drawn.  Behind outcome stands what has
-- no history; a report that does not ask for it does not pay for it.
CREATE FUNCTION stay_in(first_day date, last_day date)
RETURNS TABLE (dossier dossier_code, stay timestamptz, agency agency_code, procedure procedure_code, channel text,
	opening integer, closing integer, left_at timestamptz, is_present boolean,
	received_on date, entered_on date, due_on date, due_original_on date, finished_on date, outcome text,
	finished_at timestamptz, returned_at timestamptz, return_channel text,
	received_at timestamptz, due_original timestamptz, due_time text, calendar text, online_level text, has_fee boolean, paid_online boolean,
	digitised boolean, reused_data boolean, population_data boolean, e_result boolean, synced_at timestamptz)
	LANGUAGE sql STABLE PARALLEL SAFE ROWS 300000
BEGIN ATOMIC
	SELECT v.dossier, v.stay, v.agency, v.procedure, v.channel,
		CASE WHEN v.entered_on < first_day THEN 2
			WHEN v.entered_by IS NULL THEN 1
			WHEN v.entered_by = 'transferred' THEN 3
			ELSE 4 END,
		CASE WHEN v.leaves = 'transferred' AND v.until_on <= last_day THEN 6
			ELSE class_of(v.due_on, v.finished_on, v.ended_on, v.outcome, p.dossier IS NOT NULL, last_day) END,
		CASE WHEN v.leaves = 'transferred' AND v.until_on <= last_day THEN v.until END,
		v.until_on IS NULL OR v.until_on > last_day,
		v.received_on, v.entered_on, v.due_on, v.due_original_on, v.finished_on, v.outcome,
		v.finished_at, v.returned_at, v.return_channel,
		v.received_at, v.due_original, v.due_time, v.calendar, v.online_level, v.has_fee, v.paid_online,
		v.digitised, v.reused_data, v.population_data, v.e_result, v.synced_at
	FROM (
		SELECT d.code AS dossier, coalesce(d.entered_at, d.received_at) AS stay, d.agency, d.procedure, d.channel, d.received_on,
			coalesce(d.entered_on, d.received_on) AS entered_on, d.entered_by, d.due_on, d.due_original_on, d.finished_on, d.ended_on, d.outcome,
			d.finished_at, d.returned_at, d.return_channel,
			NULL::text AS leaves, NULL::timestamptz AS until, NULL::date AS until_on,
			d.received_at, d.due_original, d.due_time, d.calendar, d.online_level, d.has_fee, d.paid_online,
			d.digitised, d.reused_data, d.population_data, d.e_result, d.synced_at
		FROM dossier AS d
		WHERE daterange(d.received_on, d.ended_on, '[]') && daterange(first_day, last_day, '[]')
			AND (d.since_on <= last_day OR d.since_on IS NULL) AND d.voided_at IS NULL AND first_day <= last_day
		UNION ALL
		-- Versions that held in the evening of last_day, or left the agency within the period
		SELECT h.dossier, coalesce(h.entered_at, h.received_at), h.agency, h.procedure, h.channel, h.received_on,
			coalesce(h.entered_on, h.received_on), h.entered_by, h.due_on, h.due_original_on, h.finished_on, h.ended_on, h.outcome,
			h.finished_at, h.returned_at, h.return_channel,
			h.leaves, h.until, h.until_on,
			o.received_at, o.due_original, o.due_time, o.calendar, o.online_level, o.has_fee, o.paid_online,
			o.digitised, o.reused_data, o.population_data, o.e_result, o.synced_at
		FROM dossier_past AS h
		LEFT JOIN dossier AS o ON o.code = h.dossier
		WHERE daterange(coalesce(h.since_on, h.received_on), h.until_on, '[]') && daterange(first_day, last_day, '[]')
			AND h.mistake IS NULL AND h.received_on <= last_day AND (h.since_on <= last_day OR h.since_on IS NULL)
			AND (h.ended_on >= first_day OR h.ended_on IS NULL)
			AND (h.until_on > last_day OR h.leaves IS NOT NULL) AND first_day <= last_day) AS v
	-- A clock that stands hides lateness: for papers or a fee, begun before it was late.
	LEFT JOIN dossier_pause AS p ON p.dossier = v.dossier AND p.during @> evening(last_day)
		AND p.reason IN ('supplement', 'financial_obligation') AND local_day(lower(p.during)) <= v.due_on;
END;
COMMENT ON FUNCTION stay_in(date, date) IS 'The stays of dossiers within the local days first_day to last_day (included), as they stood in the evening of last_day, with their classes as numbers: what every form, rate and list of dossiers counts; from received_at on as the dossier stands today (lượt giải quyết của hồ sơ).';

-- Of these the ones that ended a dossier, in one pass over as many days as one likes: a
-- stay ends on one day, in one version, whatever evening one asks in.
CREATE FUNCTION stay_ended_in(first_day date, last_day date)
RETURNS TABLE (dossier dossier_code, stay timestamptz, agency agency_code, procedure procedure_code, channel text, online_level text,
	closing integer, received_on date, due_on date, finished_on date, ended_on date, outcome text,
	received_at timestamptz, due_original timestamptz, finished_at timestamptz, due_time text, calendar text)
	LANGUAGE sql STABLE PARALLEL SAFE ROWS 300000
BEGIN ATOMIC
	SELECT v.dossier, v.stay, v.agency, v.procedure, v.channel, v.online_level,
		class_of(v.due_on, v.finished_on, v.ended_on, v.outcome, false, v.ended_on),
		v.received_on, v.due_on, v.finished_on, v.ended_on, v.outcome,
		v.received_at, v.due_original, v.finished_at, v.due_time, v.calendar
	FROM (
		SELECT d.code AS dossier, coalesce(d.entered_at, d.received_at) AS stay, d.agency, d.procedure, d.channel, d.online_level,
			d.received_on, d.due_on, d.finished_on, d.ended_on, d.outcome,
			d.received_at, d.due_original, d.finished_at, d.due_time, d.calendar
		FROM dossier AS d
		WHERE d.ended_on >= first_day AND d.ended_on <= last_day AND d.voided_at IS NULL
		UNION ALL
		SELECT h.dossier, coalesce(h.entered_at, h.received_at), h.agency, h.procedure, h.channel, o.online_level,
			h.received_on, h.due_on, h.finished_on, h.ended_on, h.outcome,
			o.received_at, o.due_original, h.finished_at, o.due_time, o.calendar
		FROM dossier_past AS h
		LEFT JOIN dossier AS o ON o.code = h.dossier
		WHERE h.ended_on >= first_day AND h.ended_on <= last_day AND h.mistake IS NULL AND h.leaves = 'reopened') AS v;
END;
COMMENT ON FUNCTION stay_ended_in(date, date) IS 'The stays that ended a dossier on the local days first_day to last_day (included): those that stay_in() gives closing 1, 2 or 3 in the evening of any of these days from the end on, with what their working time is counted from (lượt giải quyết đã kết thúc).';

-- The evening of a report: the last day of the period, at the latest today.
CREATE FUNCTION report_evening(period daterange, as_of date) RETURNS date
	LANGUAGE plpgsql STABLE PARALLEL SAFE
	SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
	last_day date := upper(period) - 1;
BEGIN
	IF period IS NULL OR isempty(period) THEN
		RETURN NULL;
	END IF;
	IF lower_inf(period) OR upper_inf(period) OR NOT isfinite(lower(period)) OR NOT isfinite(last_day) THEN
		RAISE invalid_parameter_value USING
			MESSAGE = CASE WHEN lower_inf(period) OR NOT isfinite(lower(period)) THEN format(cchc.message('the period %s has no beginning'), period)
				ELSE format(cchc.message('the period %s has no end'), period) END,
			DETAIL = cchc.message('A report needs a first and a last day.'),
			HINT = cchc.message('cchc.reporting_period(''official_half'', 2022, 1) is such a period.');
	ELSIF as_of < lower(period) THEN
		RAISE invalid_parameter_value USING
			MESSAGE = format(cchc.message('a report as of %s cannot cover the period %s'), as_of, period),
			DETAIL = format(cchc.message('The period begins on %s.'), lower(period)),
			HINT = cchc.message('Leave as_of out, or give a day of the period.');
	END IF;
	RETURN least(last_day, coalesce(as_of, greatest(cchc.local_day(now()), lower(period))));
END;
$$;
COMMENT ON FUNCTION report_evening(daterange, date) IS 'The day in whose evening a report is drawn: as_of, by default today at UTC+7, and never later than the last day of the period; 22023 for a day before the period; NULL for an empty one (ngày chốt số liệu).';

-- What began in the period is followed beyond it.
CREATE FUNCTION follow_up_evening(period daterange, as_of date) RETURNS date
	LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
	SELECT CASE WHEN e.last_day IS NOT NULL THEN coalesce(as_of, e.last_day) END FROM report_evening(period, as_of) AS e (last_day);
END;
COMMENT ON FUNCTION follow_up_evening(daterange, date) IS 'The day in whose evening what began in a period is judged (cohorts, findings, tasks, feedback): as_of, also beyond the period; by default report_evening() (ngày theo dõi).';

CREATE FUNCTION dossiers_in(period daterange, as_of date DEFAULT NULL)
RETURNS TABLE (dossier dossier_code, stay timestamptz, agency agency_code, agency_name text, procedure procedure_code, procedure_name text,
	field_id integer, field text, channel text, opening text, closing text, left_at timestamptz, is_present boolean,
	received_on date, entered_on date, due_on date, finished_on date, outcome text)
	LANGUAGE sql STABLE PARALLEL SAFE ROWS 300000
BEGIN ATOMIC
	SELECT s.dossier, s.stay, s.agency, a.name, s.procedure, p.name, p.field_id, f.name, s.channel,
		CASE s.opening WHEN 1 THEN 'received' WHEN 2 THEN 'carried_over' WHEN 3 THEN 'transferred_in' WHEN 4 THEN 'reopened' END,
		CASE s.closing WHEN 1 THEN 'early' WHEN 2 THEN 'on_time' WHEN 3 THEN 'late' WHEN 4 THEN 'open_in_time'
			WHEN 5 THEN 'open_overdue' WHEN 6 THEN 'transferred_out' END,
		s.left_at, s.is_present, s.received_on, s.entered_on, s.due_on, s.finished_on, s.outcome
	-- In FROM, where it is called once: as an argument it would be copied into every comparison.
	-- A period without a beginning must not be folded to no rows before it is refused.
	FROM report_evening(period, as_of) AS e (last_day)
	CROSS JOIN LATERAL stay_in(coalesce(lower(period), e.last_day), e.last_day) AS s
	LEFT JOIN agency AS a ON a.code = s.agency
	LEFT JOIN procedure AS p ON p.code = s.procedure
	LEFT JOIN field AS f USING (field_id);
END;
COMMENT ON FUNCTION dossiers_in(daterange, date) IS 'One row a stay of a dossier at an agency within a period, as it stood in the evening of as_of, from its opening (received, carried_over, transferred_in, reopened) to its closing (early, on_time, late, open_in_time, open_overdue, transferred_out); count it by GROUP BY, list it by WHERE; as_of as in report_evening() (hồ sơ trong kỳ).';

CREATE VIEW late_entry WITH (security_invoker = true) AS
	SELECT d.code AS dossier, d.agency, 'receipt'::text AS fact, d.received_at AS happened_at, d.noted_at AS entered_at, NULL::text AS was
	FROM dossier AS d WHERE d.voided_at IS NULL AND local_day(d.noted_at) > d.received_on
	UNION ALL
	SELECT d.code, d.agency, 'end', d.finished_at, coalesce(d.end_noted_at, d.noted_at), NULL
	FROM dossier AS d WHERE d.voided_at IS NULL AND d.booked_at IS NULL AND local_day(coalesce(d.end_noted_at, d.noted_at)) > d.finished_on
	UNION ALL
	-- An end that was corrected or opened anew since
	SELECT h.dossier, d.agency, 'end', h.finished_at, coalesce(h.end_noted_at, d.noted_at), NULL
	FROM dossier_past AS h JOIN dossier AS d ON d.code = h.dossier
	WHERE d.voided_at IS NULL AND h.mistake IS NULL AND h.booked_at IS NULL AND local_day(coalesce(h.end_noted_at, d.noted_at)) > h.finished_on
	UNION ALL
	-- A decision: the version before it was superseded on a later day than it says
	SELECT h.dossier, d.agency, 'decision', h.until, h.noted_at,
		coalesce((SELECT n.since_cause FROM dossier_past AS n WHERE n.dossier = h.dossier AND n.since = h.until AND n.mistake IS DISTINCT FROM 'receipt' ORDER BY n.number LIMIT 1),
			CASE WHEN d.since = h.until THEN d.since_cause END)
	FROM dossier_past AS h JOIN dossier AS d ON d.code = h.dossier
	WHERE d.voided_at IS NULL AND h.mistake IS NULL AND local_day(h.noted_at) > h.until_on
		AND (d.since <> h.until OR d.since_cause NOT IN ('supplement', 'financial_obligation', 'other_pause'))
		AND NOT EXISTS (SELECT FROM dossier_past AS n WHERE n.dossier = h.dossier AND n.since = h.until AND n.since_cause IN ('supplement', 'financial_obligation', 'other_pause'))
	UNION ALL
	SELECT s.dossier, d.agency, 'pause', lower(s.during), s.noted_at, s.reason
	FROM dossier_pause AS s JOIN dossier AS d ON d.code = s.dossier
	WHERE d.voided_at IS NULL AND local_day(s.noted_at) > local_day(lower(s.during))
	UNION ALL
	SELECT s.dossier, d.agency, 'resumption', upper(s.during), s.end_noted_at, s.reason
	FROM dossier_pause AS s JOIN dossier AS d ON d.code = s.dossier
	WHERE d.voided_at IS NULL AND local_day(s.end_noted_at) > local_day(upper(s.during))
	UNION ALL
	-- In words of its own: the session's time zone means nothing.
	SELECT h.dossier, d.agency, 'received_at', d.received_at, h.noted_at, to_char(local_time(h.received_at), 'YYYY-MM-DD HH24:MI:SS+07')
	FROM dossier_past AS h JOIN dossier AS d ON d.code = h.dossier WHERE h.mistake = 'receipt'
	UNION ALL
	SELECT d.code, d.agency, 'void', d.received_at, d.voided_at, d.void_reason
	FROM dossier AS d WHERE d.voided_at IS NOT NULL;
COMMENT ON VIEW late_entry IS 'Facts that were entered on a later day than that on which they happened: they change reports of earlier evenings (số liệu nhập muộn).';
COMMENT ON COLUMN late_entry.dossier IS 'The dossier (hồ sơ).';
COMMENT ON COLUMN late_entry.agency IS 'Agency that has it now (cơ quan giải quyết).';
COMMENT ON COLUMN late_entry.fact IS 'What was entered: receipt, end, pause, resumption, decision (its cause is in was), received_at (the receipt was mended) or void (sự kiện).';
COMMENT ON COLUMN late_entry.happened_at IS 'When it happened (thời điểm xảy ra).';
COMMENT ON COLUMN late_entry.entered_at IS 'When it was entered (thời điểm nhập).';
COMMENT ON COLUMN late_entry.was IS 'The former time of receipt, the cause of the decision, the reason of the pause or of the void, else NULL (giá trị cũ hoặc lý do).';
