-- Everything that happened to a dossier, in words for the counter and the citizen.

CREATE FUNCTION moment(at timestamptz) RETURNS text
	LANGUAGE sql STABLE PARALLEL SAFE
	RETURN to_char(local_time(at), 'HH24:MI "ngày" DD/MM/YYYY');
COMMENT ON FUNCTION moment(timestamptz) IS 'An instant at UTC+7 in Vietnamese words (thời điểm).';

CREATE FUNCTION dossier_history(code dossier_code)
RETURNS TABLE (at timestamptz, event text, label text, detail text)
	LANGUAGE sql STABLE STRICT PARALLEL SAFE ROWS 10
BEGIN ATOMIC
	WITH d AS (
		SELECT * FROM dossier AS x WHERE x.code = dossier_history.code
	), version AS (
		-- Each with what it superseded beside it
		SELECT v.*, lag(v.due_at) OVER w AS old_due_at, lag(v.agency) OVER w AS old_agency, lag(v.procedure) OVER w AS old_procedure,
			lag(v.channel) OVER w AS old_channel, lag(v.finished_at) OVER w AS old_finished_at, lag(v.outcome) OVER w AS old_outcome
		FROM (
			SELECT h.since, h.since_cause, h.since_reason, h.since_document, h.agency, h.procedure, h.channel, h.due_at,
				h.finished_at, h.outcome, h.closing_reason, h.returned_at, h.return_channel, h.until, h.number
			FROM dossier_past AS h WHERE h.dossier = dossier_history.code AND h.mistake IS DISTINCT FROM 'receipt'
			UNION ALL
			SELECT d.since, d.since_cause, d.since_reason, d.since_document, d.agency, d.procedure, d.channel, d.due_at,
				d.finished_at, d.outcome, d.closing_reason, d.returned_at, d.return_channel, NULL AS until, NULL AS number
			FROM d) AS v
		WINDOW w AS (ORDER BY v.until NULLS LAST, v.number)
	), entry AS (
		SELECT s.submitted_at AS at, 'submission' AS event, label('channel', s.channel) AS detail, 1 AS rank
		FROM submission AS s WHERE s.dossier = dossier_history.code
		UNION ALL
		(SELECT d.received_at, 'receipt' AS event, concat_ws('; ', label('channel', v.channel),
			(SELECT a.name FROM agency AS a WHERE a.code = coalesce(d.received_by, v.agency)), 'thời hạn ' || d.time_limit::text,
			'hẹn trả ' || moment(d.due_original)), 2
		FROM d CROSS JOIN version AS v ORDER BY v.until NULLS LAST, v.number LIMIT 1)
		UNION ALL
		SELECT s.finished_at, 'step' AS event, concat_ws('; ', 'bước ' || s.step_no, s.name, (SELECT a.name FROM agency AS a WHERE a.code = s.agency)), 3
		FROM dossier_step AS s WHERE s.dossier = dossier_history.code AND s.finished_at IS NOT NULL
		UNION ALL
		SELECT upper(s.during), 'resumption' AS event, (SELECT 'hẹn trả ' || moment(v.due_at) FROM version AS v WHERE v.since = upper(s.during) AND v.due_at IS DISTINCT FROM v.old_due_at
				AND v.since_cause IN ('supplement', 'financial_obligation', 'other_pause') LIMIT 1), 4
		FROM dossier_pause AS s WHERE s.dossier = dossier_history.code AND NOT upper_inf(s.during)
		UNION ALL
		SELECT lower(s.during), 'pause' AS event, label('pause_reason', s.reason), 5
		FROM dossier_pause AS s WHERE s.dossier = dossier_history.code
		UNION ALL
		SELECT v.since, CASE v.since_cause WHEN 'rescheduling' THEN 'rescheduling' WHEN 'transfer' THEN 'transfer' WHEN 'reopening' THEN 'reopening' ELSE 'correction' END,
			concat_ws('; ',
				CASE WHEN v.since_cause = 'recalculation' THEN 'tính lại theo lịch làm việc' END,
				CASE WHEN v.agency <> v.old_agency THEN format('từ %s đến %s', (SELECT a.name FROM agency AS a WHERE a.code = v.old_agency),
					(SELECT a.name FROM agency AS a WHERE a.code = v.agency)) END,
				CASE WHEN v.procedure <> v.old_procedure THEN format('thủ tục %s thay cho %s', v.procedure, v.old_procedure) END,
				CASE WHEN v.channel <> v.old_channel THEN format('hình thức nộp: %s thay cho %s', label('channel', v.channel), label('channel', v.old_channel)) END,
				CASE WHEN v.due_at IS DISTINCT FROM v.old_due_at THEN concat('hẹn trả ', moment(v.due_at), ' thay cho ' || moment(v.old_due_at)) END,
				CASE WHEN v.since_cause = 'correction' AND v.finished_at <> v.old_finished_at THEN format('xử lý xong %s thay cho %s', moment(v.finished_at), moment(v.old_finished_at)) END,
				CASE WHEN v.since_cause = 'correction' AND v.outcome <> v.old_outcome THEN format('kết quả: %s thay cho %s', label('outcome', v.outcome), label('outcome', v.old_outcome)) END,
				CASE v.since_cause WHEN 'transfer' THEN label('transfer_reason', v.since_reason) WHEN 'reopening' THEN label('reopening_reason', v.since_reason)
					WHEN 'rescheduling' THEN label('delay_cause', v.since_reason) WHEN 'recalculation' THEN label('due_policy', v.since_reason) ELSE v.since_reason END,
				(SELECT 'văn bản ' || x.number::text FROM document AS x WHERE x.document_id = v.since_document)), 6
		FROM version AS v WHERE v.since_cause IN ('rescheduling', 'transfer', 'reopening', 'recalculation', 'correction')
		UNION ALL
		SELECT y.noted_at, 'delay' AS event, concat_ws('; ', label('delay_cause', y.cause), label('fault', y.fault), y.responsible, y.note), 7
		FROM dossier_delay AS y WHERE y.dossier = dossier_history.code AND y.new_due_at IS NULL
		UNION ALL
		SELECT y.apologised_at, 'apology' AS event, (SELECT 'văn bản ' || x.number::text FROM document AS x WHERE x.document_id = y.apology_document_id), 8
		FROM dossier_delay AS y WHERE y.dossier = dossier_history.code AND y.apologised_at IS NOT NULL
		UNION ALL
		-- An end once, though several versions had it
		SELECT DISTINCT ON (v.finished_at) v.finished_at, 'completion' AS event, concat_ws('; ', label('outcome', v.outcome), label('closing_reason', v.closing_reason)), 9
		FROM version AS v WHERE v.finished_at IS NOT NULL AND (v.old_finished_at IS NULL OR v.since_cause = 'reopening')
		UNION ALL
		SELECT DISTINCT ON (v.returned_at) v.returned_at, 'hand_over' AS event, label('return_channel', v.return_channel), 10
		FROM version AS v WHERE v.returned_at IS NOT NULL
		UNION ALL
		SELECT h.noted_at, 'correction' AS event, concat_ws('; ', format('tiếp nhận %s thay cho %s', moment(lead(h.received_at, 1, d.received_at) OVER (ORDER BY h.until, h.number)), moment(h.received_at)), h.since_reason), 11
		FROM dossier_past AS h CROSS JOIN d WHERE h.dossier = dossier_history.code AND h.mistake = 'receipt'
		UNION ALL
		SELECT d.voided_at, 'void' AS event, d.void_reason, 12 FROM d WHERE d.voided_at IS NOT NULL
	)
	SELECT e.at, e.event, label('history_event', e.event), nullif(e.detail, '')
	FROM entry AS e
	ORDER BY e.at, e.rank;
END;
COMMENT ON FUNCTION dossier_history(dossier_code) IS 'Everything that happened to a dossier in order: the instant, the event as a code and in Vietnamese, and what to know of it in Vietnamese; no row for a dossier that is not known (lịch sử giải quyết hồ sơ).';
