-- What is open and overdue in an evening.

CREATE FUNCTION overdue_dossiers(as_of date)
RETURNS TABLE (dossier dossier_code, agency agency_code, agency_name text,
	procedure procedure_code, procedure_name text,
	received_on date, due_on date, days_late integer, cause text, fault text, responsible text)
LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
	SELECT s.dossier, s.agency, a.name, s.procedure, p.name, s.received_on, s.due_on,
		CASE WHEN s.due_on >= (SELECT first_day(calendar())) AND as_of <= (SELECT last_day(calendar())) THEN working_days_between(s.due_on, as_of, (SELECT calendar())) END, y.cause, y.fault, y.responsible
	FROM stay_in(as_of, as_of) AS s
	JOIN agency AS a ON a.code = s.agency
	JOIN procedure AS p ON p.code = s.procedure
	LEFT JOIN LATERAL (
		SELECT y.cause, y.fault, y.responsible FROM dossier_delay AS y
		WHERE y.dossier = s.dossier AND local_day(y.noted_at) <= as_of
		ORDER BY y.noted_at DESC LIMIT 1) AS y ON true
	WHERE s.closing = 5
	ORDER BY s.due_on, s.dossier;
END;
COMMENT ON FUNCTION overdue_dossiers(date) IS 'Dossiers open and overdue in the evening of a local day, oldest first, at the agency that had them then, with the working days by which they are late (NULL where the calendar does not reach so far) and the cause last noted (hồ sơ quá hạn chưa giải quyết).';

CREATE FUNCTION kpi_backlog(as_of date)
RETURNS TABLE (level text, agency agency_code, agency_name text,
	overdue bigint, days_1_to_5 bigint, days_6_to_10 bigint, days_11_to_20 bigint, days_over_20 bigint,
	oldest_due_on date, fault_known bigint)
LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
	SELECT max(a.level), o.agency, max(o.agency_name), count(*),
		count(*) FILTER (WHERE o.days_late <= 5),
		count(*) FILTER (WHERE o.days_late BETWEEN 6 AND 10),
		count(*) FILTER (WHERE o.days_late BETWEEN 11 AND 20),
		count(*) FILTER (WHERE o.days_late > 20 OR o.days_late IS NULL),
		min(o.due_on), count(o.fault)
	FROM overdue_dossiers(as_of) AS o
	JOIN agency AS a ON a.code = o.agency
	GROUP BY o.agency
	ORDER BY count(*) DESC, o.agency;
END;
COMMENT ON FUNCTION kpi_backlog(date) IS 'Open overdue dossiers of each agency in the evening of a local day, by age in working days, with how many have a known fault (hồ sơ tồn đọng quá hạn).';
