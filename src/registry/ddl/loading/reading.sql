-- What a file or a message says, read and judged: the one definition of a clean
-- row.  check_dossiers() shows the faults, load_dossiers() takes the rows that
-- have none.  A fault is named field:kind; fault_text() has the words.

-- The same code twice in a file: the line on which it stands first.
CREATE FUNCTION repeated_codes(source regclass, message jsonb) RETURNS TABLE (code dossier_code, first_n bigint, first_line bigint)
	LANGUAGE sql STABLE ROWS 10
BEGIN ATOMIC
	SELECT x.code, min(x.n), min(x.line)
	FROM (SELECT try_dossier_code(t.code) AS code, t.n, t.line FROM dossier_rows(source, NULL) AS t WHERE message IS NULL OFFSET 0) AS x
	WHERE x.code IS NOT NULL
	GROUP BY x.code HAVING count(*) > 1;
END;
COMMENT ON FUNCTION repeated_codes(regclass, jsonb) IS 'The codes that stand in a file more than once; none for a message (mã hồ sơ trùng trong tệp).';

CREATE FUNCTION read_dossiers(source regclass, message jsonb) RETURNS TABLE (
	n bigint, line bigint, written dossier_text,
	code dossier_code, procedure procedure_code, agency agency_code, received_by agency_code,
	channel text, online_level text, time_limit time_limit, due_time text, calendar text, outcome text, closing_reason text, return_channel text,
	submitted_at timestamptz, received_at timestamptz, due_original timestamptz, due_at timestamptz, finished_at timestamptz, returned_at timestamptz, modified_at timestamptz, synced_at timestamptz,
	has_fee boolean, paid_online boolean, digitised boolean, e_result boolean, reused_data boolean, population_data boolean,
	pauses text, known boolean, known_since timestamptz, known_modified timestamptz, same boolean, early_end boolean, first_line bigint, faults text[])
	LANGUAGE sql STABLE
BEGIN ATOMIC
	SELECT v.n, v.line, v.t, v.code, v.procedure, v.agency, v.received_by,
		v.channel, v.online_level, v.time_limit, v.due_time, v.calendar, v.outcome, v.closing_reason, v.return_channel,
		v.submitted_at, v.received_at, v.due_original, v.due_at, v.finished_at, v.returned_at, v.modified_at, v.synced_at,
		v.has_fee, v.paid_online, v.digitised, v.e_result, v.reused_data, v.population_data,
		v.pauses, v.known, v.known_since, v.known_modified, v.same, coalesce(v.was_open AND v.finished_at < v.known_since, false), v.first_line,
		array_remove(ARRAY[
			CASE WHEN (v.t).code IS NULL OR (v.t).code = '' THEN 'code:missing' END,
			CASE WHEN v.code IS NULL AND (v.t).code <> '' THEN 'code:syntax' END,
			CASE WHEN received_on(v.code) <> local_day(v.received_at) AND received_on(v.code) IS DISTINCT FROM local_day(v.submitted_at) THEN 'code:day' END,
			CASE WHEN v.n > v.first_n THEN 'code:repeated' END,
			CASE WHEN v.lookalike THEN 'code:lookalike' END,
			CASE WHEN v.other_dossier THEN 'code:taken' END,
			CASE WHEN v.void THEN 'code:void' END,
			CASE WHEN v.procedure IS NULL AND coalesce((v.t).procedure, '') = '' THEN 'procedure:missing' END,
			CASE WHEN v.procedure IS NULL AND (v.t).procedure <> '' AND (v.t).procedure ~ '^\S*[0-9]\S*$' THEN 'procedure:syntax' END,
			CASE WHEN v.procedure IS NULL AND (v.t).procedure <> '' AND (v.t).procedure !~ '^\S*[0-9]\S*$' OR v.procedure IS NOT NULL AND v.procedure_valid IS NULL THEN 'procedure:unknown' END,
			CASE WHEN (v.t).procedure <> '' AND NOT v.procedure_valid @> local_day(v.received_at) THEN 'procedure:not_in_force' END,
			CASE WHEN v.agency IS NULL AND coalesce((v.t).agency, '') = '' THEN 'agency:missing' END,
			CASE WHEN v.agency IS NULL AND (v.t).agency <> '' AND (v.t).agency ~ '^\S*[0-9]\S*$' THEN 'agency:syntax' END,
			CASE WHEN v.agency IS NULL AND (v.t).agency <> '' AND (v.t).agency !~ '^\S*[0-9]\S*$' OR v.agency IS NOT NULL AND v.agency_valid IS NULL THEN 'agency:unknown' END,
			CASE WHEN (v.t).agency <> '' AND NOT v.agency_valid @> local_day(v.received_at) THEN 'agency:not_in_force' END,
			CASE WHEN v.desk IS NULL AND (v.t).received_by <> '' AND (v.t).received_by ~ '^\S*[0-9]\S*$' THEN 'received_by:syntax' END,
			CASE WHEN v.desk IS NULL AND (v.t).received_by <> '' AND (v.t).received_by !~ '^\S*[0-9]\S*$' OR v.received_by IS NOT NULL AND v.received_by_valid IS NULL THEN 'received_by:unknown' END,
			CASE WHEN (v.t).received_by <> '' AND NOT v.received_by_valid @> local_day(v.received_at) THEN 'received_by:not_in_force' END,
			CASE WHEN v.channel IS NULL AND coalesce((v.t).channel, '') = '' THEN 'channel:missing' END,
			CASE WHEN (v.t).channel <> '' AND v.channel IS NULL THEN 'channel:word' END,
			CASE WHEN (v.t).online_level <> '' AND v.online_level IS NULL THEN 'online_level:word' END,
			CASE WHEN (v.t).outcome <> '' AND v.outcome_word IS NULL THEN 'outcome:word' END,
			CASE WHEN (v.t).closing_reason <> '' AND v.closing_reason IS NULL THEN 'closing_reason:word' END,
			CASE WHEN (v.t).return_channel <> '' AND v.return_channel IS NULL THEN 'return_channel:word' END,
			CASE WHEN v.due_time NOT IN ('close', 'same_time', 'day_end') THEN 'due_time:word' END,
			CASE WHEN (v.t).calendar <> '' AND NOT EXISTS (SELECT FROM calendar AS c WHERE c.name = (v.t).calendar) THEN 'calendar:unknown' END,
			CASE WHEN (v.t).time_limit <> '' AND v.time_limit IS NULL THEN 'time_limit:syntax' END,
			CASE WHEN v.received_at IS NULL AND coalesce((v.t).received_at, '') = '' THEN 'received_at:missing' END,
			CASE WHEN (v.t).submitted_at <> '' AND v.submitted_at IS NULL THEN 'submitted_at:syntax' END,
			CASE WHEN (v.t).received_at <> '' AND v.received_at IS NULL THEN 'received_at:syntax' END,
			CASE WHEN (v.t).due_original <> '' AND v.due_original IS NULL THEN 'due_original:syntax' END,
			CASE WHEN (v.t).due_at <> '' AND v.due_at IS NULL THEN 'due_at:syntax' END,
			CASE WHEN (v.t).finished_at <> '' AND v.finished_at IS NULL THEN 'finished_at:syntax' END,
			CASE WHEN (v.t).returned_at <> '' AND v.returned_at IS NULL THEN 'returned_at:syntax' END,
			CASE WHEN (v.t).modified_at <> '' AND v.modified_at IS NULL THEN 'modified_at:syntax' END,
			CASE WHEN (v.t).synced_at <> '' AND v.synced_at IS NULL THEN 'synced_at:syntax' END,
			CASE WHEN v.submitted_at > now() THEN 'submitted_at:ahead' END,
			CASE WHEN v.received_at > now() THEN 'received_at:ahead' END,
			CASE WHEN v.finished_at > now() THEN 'finished_at:ahead' END,
			CASE WHEN v.returned_at > now() THEN 'returned_at:ahead' END,
			CASE WHEN v.received_at < v.submitted_at THEN 'received_at:before_submitted' END,
			CASE WHEN v.due_original < v.received_at OR due_day(v.due_original) < local_day(v.received_at) THEN 'due_original:before_received' END,
			CASE WHEN v.due_at < v.received_at OR due_day(v.due_at) < local_day(v.received_at) THEN 'due_at:before_received' END,
			CASE WHEN v.finished_at < v.received_at THEN 'finished_at:before_received' END,
			CASE WHEN v.returned_at < v.finished_at THEN 'returned_at:before_finished' END,
			CASE WHEN v.known AND v.received_at > v.known_since THEN 'received_at:behind_change' END,
			CASE WHEN v.finished_at IS NULL AND coalesce((v.t).finished_at, '') = '' AND (v.outcome IS NOT NULL OR v.meaning = 'ended' OR v.returned_at IS NOT NULL) THEN 'finished_at:missing' END,
			CASE WHEN v.finished_at IS NOT NULL AND v.outcome IS NULL AND coalesce((v.t).outcome, '') = ''
				AND (coalesce((v.t).status, '') = '' OR v.meaning NOT IN ('open', 'paused', 'not_accepted')) THEN 'outcome:missing' END,
			CASE WHEN (v.t).status <> '' AND v.meaning IS NULL THEN 'status:word' END,
			CASE WHEN v.meaning = 'not_accepted' THEN 'status:not_accepted' END,
			CASE WHEN v.meaning IN ('open', 'paused') AND v.finished_at IS NOT NULL THEN 'status:open' END,
			CASE WHEN v.closing_reason IS NOT NULL AND v.outcome IS NOT DISTINCT FROM 'resolved' THEN 'closing_reason:resolved' END,
			CASE WHEN v.return_channel IS NOT NULL AND v.returned_at IS NULL AND coalesce((v.t).returned_at, '') = '' THEN 'return_channel:not_returned' END,
			CASE WHEN (v.t).has_fee <> '' AND v.has_fee IS NULL THEN 'has_fee:syntax' END,
			CASE WHEN (v.t).paid_online <> '' AND v.paid_online IS NULL THEN 'paid_online:syntax' END,
			CASE WHEN (v.t).digitised <> '' AND v.digitised IS NULL THEN 'digitised:syntax' END,
			CASE WHEN (v.t).e_result <> '' AND v.e_result IS NULL THEN 'e_result:syntax' END,
			CASE WHEN (v.t).reused_data <> '' AND v.reused_data IS NULL THEN 'reused_data:syntax' END,
			CASE WHEN (v.t).population_data <> '' AND v.population_data IS NULL THEN 'population_data:syntax' END,
			CASE WHEN v.paid_online AND v.has_fee IS NOT TRUE THEN 'paid_online:no_fee' END,
			CASE WHEN (v.t).pauses <> '' THEN loading_pause_fault((v.t).pauses, v.received_at, v.finished_at) END
		], NULL)
	FROM (
		SELECT m.*, m.known
				-- Written out: a dump cannot name the operator of IS NOT DISTINCT FROM for our types.
				AND coalesce(m.procedure = (m.e).procedure, m.procedure IS NULL AND (m.e).procedure IS NULL)
				AND coalesce(m.agency = (m.e).agency, m.agency IS NULL AND (m.e).agency IS NULL)
				AND coalesce(m.received_by = (m.e).received_by, m.received_by IS NULL AND (m.e).received_by IS NULL)
				AND coalesce(m.time_limit = (m.e).time_limit, m.time_limit IS NULL AND (m.e).time_limit IS NULL)
				AND m.channel IS NOT DISTINCT FROM (m.e).channel AND m.online_level IS NOT DISTINCT FROM (m.e).online_level
				AND m.due_time IS NOT DISTINCT FROM (m.e).due_time AND m.calendar IS NOT DISTINCT FROM (m.e).calendar
				AND m.outcome IS NOT DISTINCT FROM (m.e).outcome AND m.closing_reason IS NOT DISTINCT FROM (m.e).closing_reason
				AND m.return_channel IS NOT DISTINCT FROM (m.e).return_channel
				AND m.submitted_at IS NOT DISTINCT FROM (m.e).submitted_at AND m.received_at IS NOT DISTINCT FROM (m.e).received_at
				AND m.due_original IS NOT DISTINCT FROM (m.e).due_original AND m.due_at IS NOT DISTINCT FROM (m.e).due_at
				AND m.finished_at IS NOT DISTINCT FROM (m.e).finished_at AND m.returned_at IS NOT DISTINCT FROM (m.e).returned_at
				AND m.synced_at IS NOT DISTINCT FROM (m.e).synced_at
				AND m.has_fee IS NOT DISTINCT FROM (m.e).has_fee AND m.paid_online IS NOT DISTINCT FROM (m.e).paid_online
				AND m.digitised IS NOT DISTINCT FROM (m.e).digitised AND m.e_result IS NOT DISTINCT FROM (m.e).e_result
				AND m.reused_data IS NOT DISTINCT FROM (m.e).reused_data AND m.population_data IS NOT DISTINCT FROM (m.e).population_data AS same,
			p.valid AS procedure_valid, a.valid AS agency_valid, b.valid AS received_by_valid
		FROM (
			SELECT x.t, x.n, x.line, x.code, x.first_n, x.first_line, x.meaning, x.pauses, x.outcome AS outcome_word, e AS e,
				e.code IS NOT NULL AS known, e.since AS known_since, e.modified_at AS known_modified, e.voided_at IS NOT NULL AS void, e.finished_at IS NULL AND e.code IS NOT NULL AS was_open,
				-- The hour of a receipt may be mended, its day only by who says when.
				e.received_at <> r.received_at AND (e.procedure <> x.procedure OR x.modified_at IS NULL AND e.received_on <> local_day(r.received_at)) AS other_dossier,
				EXISTS (SELECT FROM agency AS k WHERE k.code = x.meant) AND NOT EXISTS (SELECT FROM agency AS k WHERE k.code = agency(x.code)) AS lookalike,
				CASE WHEN (x.t).procedure IS NULL THEN e.procedure ELSE x.procedure END AS procedure,
				CASE WHEN (x.t).agency IS NULL THEN e.agency ELSE x.agency END AS agency,
				-- The desk is named where it is another than the agency.
				x.received_by AS desk,
				CASE WHEN (x.t).received_by IS NULL THEN e.received_by ELSE CASE WHEN x.received_by = coalesce(x.agency, e.agency) THEN NULL ELSE x.received_by END END AS received_by,
				CASE WHEN (x.t).channel IS NULL THEN e.channel ELSE x.channel END AS channel,
				CASE WHEN (x.t).online_level IS NULL THEN e.online_level ELSE x.online_level END AS online_level,
				CASE WHEN (x.t).time_limit IS NULL THEN e.time_limit ELSE x.time_limit END AS time_limit,
				CASE WHEN (x.t).due_time IS NULL THEN e.due_time ELSE x.due_time END AS due_time,
				coalesce(x.calendar, e.calendar) AS calendar,
				CASE WHEN x.outcome IS NOT NULL THEN x.outcome
					WHEN (x.t).outcome <> '' THEN NULL
					WHEN x.status_outcome IS NOT NULL THEN x.status_outcome
					WHEN (x.t).outcome IS NULL AND x.finished_at IS NOT NULL AND e.outcome IS NULL AND coalesce((x.t).status, '') = '' THEN 'resolved'
					WHEN (x.t).outcome IS NULL AND (x.t).finished_at IS DISTINCT FROM '' THEN e.outcome END AS outcome,
				CASE WHEN (x.t).closing_reason IS NULL THEN e.closing_reason ELSE x.closing_reason END AS closing_reason,
				CASE WHEN (x.t).return_channel IS NULL THEN e.return_channel ELSE x.return_channel END AS return_channel,
				o.submitted_at, r.received_at,
				-- What follows from a limit is not cleared by silence: a promise is kept.
				CASE WHEN (x.t).due_original IS NULL OR (x.t).due_original = '' AND e.time_limit IS NOT NULL THEN e.due_original ELSE loading_due_hour(x.due_original, e.due_original) END AS due_original,
				CASE WHEN (x.t).due_at IS NULL OR (x.t).due_at = '' AND e.time_limit IS NOT NULL THEN e.due_at ELSE loading_due_hour(x.due_at, e.due_at) END AS due_at,
				f.finished_at,
				CASE WHEN (x.t).returned_at IS NULL THEN e.returned_at ELSE loading_hour(x.returned_at, e.returned_at, f.finished_at) END AS returned_at,
				CASE WHEN (x.t).modified_at IS NULL THEN e.modified_at ELSE x.modified_at END AS modified_at,
				CASE WHEN (x.t).synced_at IS NULL THEN e.synced_at ELSE x.synced_at END AS synced_at,
				CASE WHEN (x.t).has_fee IS NULL THEN e.has_fee ELSE x.has_fee END AS has_fee,
				CASE WHEN (x.t).paid_online IS NULL THEN e.paid_online ELSE x.paid_online END AS paid_online,
				CASE WHEN (x.t).digitised IS NULL THEN e.digitised ELSE x.digitised END AS digitised,
				CASE WHEN (x.t).e_result IS NULL THEN e.e_result ELSE x.e_result END AS e_result,
				CASE WHEN (x.t).reused_data IS NULL THEN e.reused_data ELSE x.reused_data END AS reused_data,
				CASE WHEN (x.t).population_data IS NULL THEN e.population_data ELSE x.population_data END AS population_data
			FROM (
				SELECT t, t.n, t.line, c.first_n, c.first_line, y.code, loading_lookalike(agency(y.code)) AS meant, t.pauses,
					CASE WHEN t.procedure = '' THEN NULL ELSE coalesce(try_procedure_code(t.procedure),
						CASE WHEN t.procedure !~ '^\S*[0-9]\S*$' THEN try_procedure_code(nullif((SELECT loading_procedures(true)) ->> vi_fold(t.procedure), '')) END) END AS procedure,
					CASE WHEN t.agency = '' THEN NULL ELSE coalesce(try_agency_code(t.agency),
						CASE WHEN t.agency !~ '^\S*[0-9]\S*$' THEN try_agency_code(nullif((SELECT loading_agencies(true)) ->> vi_fold(t.agency), '')) END) END AS agency,
					CASE WHEN t.received_by = '' THEN NULL ELSE coalesce(try_agency_code(t.received_by),
						CASE WHEN t.received_by !~ '^\S*[0-9]\S*$' THEN try_agency_code(nullif((SELECT loading_agencies(true)) ->> vi_fold(t.received_by), '')) END) END AS received_by,
					CASE WHEN t.channel IN ('online', 'counter', 'post') THEN t.channel WHEN t.channel <> '' THEN (SELECT loading_words('channel')) ->> vi_fold(t.channel) END AS channel,
					CASE WHEN t.online_level IN ('none', 'information', 'partial', 'full') THEN t.online_level WHEN t.online_level <> '' THEN (SELECT loading_words('online_level')) ->> vi_fold(t.online_level) END AS online_level,
					CASE WHEN t.outcome IN ('resolved', 'rejected', 'withdrawn', 'closed') THEN t.outcome WHEN t.outcome <> '' THEN (SELECT loading_words('outcome')) ->> vi_fold(t.outcome) END AS outcome,
					CASE WHEN t.closing_reason <> '' THEN (SELECT loading_words('closing_reason')) ->> vi_fold(t.closing_reason) END AS closing_reason,
					CASE WHEN t.return_channel IN ('online', 'counter', 'post') THEN t.return_channel WHEN t.return_channel <> '' THEN (SELECT loading_words('return_channel')) ->> vi_fold(t.return_channel) END AS return_channel,
					CASE WHEN t.status <> '' THEN (SELECT loading_statuses()) -> vi_fold(t.status) ->> 'meaning' END AS meaning,
					CASE WHEN t.status <> '' THEN (SELECT loading_statuses()) -> vi_fold(t.status) ->> 'outcome' END AS status_outcome,
					try_time_limit(nullif(t.time_limit, '')) AS time_limit, nullif(t.due_time, '') AS due_time, nullif(t.calendar, '') AS calendar,
					try_instant(nullif(t.submitted_at, '')) AS submitted_at,
					try_instant(nullif(t.received_at, '')) AS received_at,
					try_instant(nullif(t.due_original, ''), true) AS due_original,
					try_instant(nullif(t.due_at, ''), true) AS due_at,
					try_instant(nullif(t.finished_at, '')) AS finished_at,
					try_instant(nullif(t.returned_at, '')) AS returned_at,
					try_instant(nullif(t.modified_at, '')) AS modified_at,
					try_instant(nullif(t.synced_at, '')) AS synced_at,
					loading_boolean(t.has_fee) AS has_fee,
					loading_boolean(t.paid_online) AS paid_online,
					loading_boolean(t.digitised) AS digitised,
					loading_boolean(t.e_result) AS e_result,
					loading_boolean(t.reused_data) AS reused_data,
					loading_boolean(t.population_data) AS population_data
				FROM dossier_rows(source, message) AS t
				CROSS JOIN LATERAL (SELECT try_dossier_code(nullif(t.code, '')) AS code OFFSET 0) AS y
				LEFT JOIN repeated_codes(source, message) AS c ON c.code = y.code
				OFFSET 0) AS x
			-- An index scan a row, for one message and for a whole file.
			LEFT JOIN LATERAL (SELECT d.* FROM dossier AS d WHERE d.code = x.code OFFSET 0) AS e ON true
			-- A day without its hour is put behind what came before it on that day.
			CROSS JOIN LATERAL (SELECT CASE WHEN (x.t).submitted_at IS NULL THEN e.submitted_at ELSE loading_hour(x.submitted_at, e.submitted_at, NULL) END AS submitted_at OFFSET 0) AS o
			CROSS JOIN LATERAL (SELECT CASE WHEN (x.t).received_at IS NULL THEN e.received_at ELSE loading_hour(x.received_at, e.received_at, o.submitted_at) END AS received_at OFFSET 0) AS r
			CROSS JOIN LATERAL (SELECT CASE WHEN (x.t).finished_at IS NULL THEN e.finished_at ELSE loading_hour(x.finished_at, e.finished_at, r.received_at) END AS finished_at OFFSET 0) AS f
			OFFSET 0) AS m
		LEFT JOIN procedure AS p ON p.code = m.procedure
		LEFT JOIN agency AS a ON a.code = m.agency
		LEFT JOIN agency AS b ON b.code = m.received_by
		OFFSET 0) AS v;
END;
COMMENT ON FUNCTION read_dossiers(regclass, jsonb) IS 'Each row of a file, or a message, as the dossier that it would become, with its faults: what it does not name is taken from the dossier of its code (đọc và kiểm tra dữ liệu hồ sơ).';
