-- A dossier as a few events on days: what stay_in() counts in an evening is their
-- sum up to that day.  The source of the day flow, and of nothing else: a report
-- that counts reads stays, for an opening balance needs every event before it.

CREATE VIEW dossier_event WITH (security_invoker = true) AS
	-- A stay has one version that ends it, or that holds today; line and entry are the same in all of them.
	SELECT s.agency, s.procedure, s.channel, s.day,
		CASE WHEN s.entered_by IS NULL THEN 'received' WHEN s.entered_by = 'transferred' THEN 'transferred_in' ELSE 'reopened' END AS measure, 1 AS n
	FROM (
		SELECT d.agency, d.procedure, d.channel, coalesce(d.entered_on, d.received_on) AS day, d.entered_by
		FROM dossier AS d
		WHERE d.voided_at IS NULL
		UNION ALL
		SELECT h.agency, h.procedure, h.channel, coalesce(h.entered_on, h.received_on), h.entered_by
		FROM dossier_past AS h
		WHERE h.mistake IS NULL AND h.leaves IS NOT NULL) AS s
	UNION ALL
	SELECT s.agency, s.procedure, s.channel, s.ended_on,
		CASE WHEN s.outcome <> 'resolved' THEN s.outcome WHEN s.closing = 1 THEN 'early' WHEN s.closing = 2 THEN 'on_time' ELSE 'late' END, 1
	FROM stay_ended_in('-infinity', 'infinity') AS s
	UNION ALL
	SELECT h.agency, h.procedure, h.channel, h.until_on, 'transferred_out', 1
	FROM dossier_past AS h
	WHERE h.mistake IS NULL AND h.leaves = 'transferred'
	UNION ALL
	-- Overdue evenings of a version: from the day after it was due, or on which the clock
	-- runs again that stood in the evening of the due day, to its end.  Pauses do not
	-- overlap, and one that began later hides nothing: there is one such clock stop at most.
	SELECT o.agency, o.procedure, o.channel, e.day, 'overdue', e.n
	FROM (
		SELECT v.agency, v.procedure, v.channel, v.until_on,
			greatest(v.due_on + 1, v.from_on, CASE WHEN upper_inf(p.during) THEN 'infinity' ELSE local_day(upper(p.during)) END) AS from_on
		FROM (
			SELECT d.code AS dossier, d.agency, d.procedure, d.channel, d.due_on, coalesce(d.since_on, d.received_on) AS from_on, d.ended_on AS until_on
			FROM dossier AS d
			WHERE d.voided_at IS NULL AND d.due_on IS NOT NULL AND (d.ended_on > d.due_on + 1 OR d.ended_on IS NULL)
			UNION ALL
			SELECT h.dossier, h.agency, h.procedure, h.channel, h.due_on, coalesce(h.since_on, h.received_on), least(h.ended_on, h.until_on)
			FROM dossier_past AS h
			WHERE h.mistake IS NULL AND least(h.ended_on, h.until_on) > h.due_on + 1) AS v
		LEFT JOIN dossier_pause AS p ON p.dossier = v.dossier AND p.reason IN ('supplement', 'financial_obligation')
			AND local_day(lower(p.during)) <= v.due_on AND (upper_inf(p.during) OR local_day(upper(p.during)) > v.due_on)) AS o
	CROSS JOIN LATERAL (VALUES (o.from_on, 1), (o.until_on, -1)) AS e (day, n)
	WHERE o.from_on < coalesce(o.until_on, 'infinity') AND e.day IS NOT NULL;
COMMENT ON VIEW dossier_event IS 'Dossiers as signed events on local days: what dossiers_in() counts in the evening of a day, line by line, is their sum up to it; the source of dossier_flow (sự kiện của hồ sơ theo ngày).';
COMMENT ON COLUMN dossier_event.agency IS 'The agency that had it (cơ quan giải quyết).';
COMMENT ON COLUMN dossier_event.procedure IS 'The procedure then (thủ tục hành chính).';
COMMENT ON COLUMN dossier_event.channel IS 'online, counter or post (hình thức nộp).';
COMMENT ON COLUMN dossier_event.day IS 'Local day from whose evening on it counts (ngày).';
COMMENT ON COLUMN dossier_event.measure IS 'received, transferred_in or reopened; early, on_time, late, rejected, withdrawn or closed; transferred_out; overdue, which comes and goes (chỉ tiêu).';
COMMENT ON COLUMN dossier_event.n IS '1, or -1 where a dossier is overdue no more (số lượng).';
