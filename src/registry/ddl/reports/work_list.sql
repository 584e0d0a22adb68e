-- The present in words, and the work lists of every morning.

CREATE VIEW dossier_now WITH (security_invoker = true) AS
	SELECT d.code AS dossier, d.agency, a.name AS agency_name, d.procedure, p.name AS procedure_name, f.name AS field, d.channel, h.label AS channel_name,
		d.received_at, d.due_at, d.due_on, d.finished_at, d.outcome, o.label AS outcome_name, c.class, k.label AS class_name, x.status, l.label AS status_name,
		CASE WHEN d.finished_at IS NULL AND s.reason IS NULL AND n.countable THEN working_days_between(t.today, d.due_on, calendar_of(d.calendar)) END AS days_left,
		lower(s.during) AS paused_since, s.reason AS pause_reason, r.label AS pause_reason_name,
		w.agency AS working_agency, w.step_no AS working_step, d.modified_at
	FROM (SELECT local_day(now()) AS today) AS t
	CROSS JOIN dossier AS d
	LEFT JOIN agency AS a ON a.code = d.agency
	LEFT JOIN procedure AS p ON p.code = d.procedure
	LEFT JOIN field AS f USING (field_id)
	LEFT JOIN dossier_pause AS s ON s.dossier = d.code AND upper_inf(s.during)
	LEFT JOIN LATERAL (SELECT x.agency, x.step_no FROM dossier_step AS x
		WHERE x.dossier = d.code AND x.finished_at IS NULL ORDER BY x.step_no LIMIT 1) AS w ON true
	-- One dossier with a wrong calendar or date does not stop the list.
	CROSS JOIN LATERAL (SELECT CASE WHEN d.calendar IS NULL OR d.calendar IN (SELECT k.calendar FROM cchc.calendar_compiled AS k WHERE k.value IS NOT NULL)
		THEN d.due_on BETWEEN first_day(calendar_of(d.calendar)) AND last_day(calendar_of(d.calendar)) END AS countable) AS n
	CROSS JOIN LATERAL (SELECT (ARRAY['early', 'on_time', 'late', 'open_in_time', 'open_overdue'])[class_of(d.due_on, d.finished_on, d.ended_on, d.outcome,
		coalesce(s.reason <> 'other' AND local_day(lower(s.during)) <= d.due_on, false), t.today)] AS class) AS c
	-- In the ten national words
	CROSS JOIN LATERAL (SELECT CASE WHEN d.returned_at IS NOT NULL THEN 'result_returned'
		WHEN d.outcome = 'resolved' THEN 'completed'
		WHEN d.outcome = 'withdrawn' THEN 'withdrawn'
		WHEN d.outcome IS NOT NULL THEN 'stopped'
		WHEN s.reason = 'supplement' THEN 'supplement_required'
		WHEN s.reason = 'financial_obligation' THEN 'payment_required'
		WHEN s.reason IS NOT NULL THEN 'stopped'
		WHEN EXISTS (SELECT FROM dossier_step AS x WHERE x.dossier = d.code) THEN 'in_progress'
		ELSE 'accepted' END AS status) AS x
	LEFT JOIN labels('channel') AS h ON h.code = d.channel
	LEFT JOIN labels('outcome') AS o ON o.code = d.outcome
	LEFT JOIN labels('dossier_class') AS k ON k.code = c.class
	LEFT JOIN labels('dossier_status') AS l ON l.code = x.status
	LEFT JOIN labels('pause_reason') AS r ON r.code = s.reason
	WHERE d.voided_at IS NULL;
COMMENT ON VIEW dossier_now IS 'Every dossier with names and how it stands today: its class as form II.06 counts, its status in the national words, who has it, the working days left (hồ sơ hiện tại).';
COMMENT ON COLUMN dossier_now.dossier IS 'The dossier (mã hồ sơ).';
COMMENT ON COLUMN dossier_now.agency IS 'Agency that solves it (cơ quan giải quyết).';
COMMENT ON COLUMN dossier_now.agency_name IS 'Its name (tên cơ quan).';
COMMENT ON COLUMN dossier_now.procedure IS 'The procedure (mã thủ tục hành chính).';
COMMENT ON COLUMN dossier_now.procedure_name IS 'Its name (tên thủ tục hành chính).';
COMMENT ON COLUMN dossier_now.field IS 'The field (lĩnh vực).';
COMMENT ON COLUMN dossier_now.channel IS 'How it came: online, counter or post (hình thức nộp).';
COMMENT ON COLUMN dossier_now.channel_name IS 'The same in Vietnamese (tên hình thức nộp).';
COMMENT ON COLUMN dossier_now.received_at IS 'When it was received (thời điểm tiếp nhận).';
COMMENT ON COLUMN dossier_now.due_at IS 'When it is due, NULL without a limit (thời hạn trả kết quả).';
COMMENT ON COLUMN dossier_now.due_on IS 'The day of that (ngày hẹn trả).';
COMMENT ON COLUMN dossier_now.finished_at IS 'When it ended, NULL while open (thời điểm xử lý xong).';
COMMENT ON COLUMN dossier_now.outcome IS 'How it ended, NULL while open (kết quả xử lý).';
COMMENT ON COLUMN dossier_now.outcome_name IS 'The same in Vietnamese (tên kết quả xử lý).';
COMMENT ON COLUMN dossier_now.class IS 'early, on_time, late, open_in_time or open_overdue (tình trạng).';
COMMENT ON COLUMN dossier_now.class_name IS 'The same in Vietnamese (tên tình trạng).';
COMMENT ON COLUMN dossier_now.status IS 'A code of dossier_status, the ten national words (trạng thái hồ sơ).';
COMMENT ON COLUMN dossier_now.status_name IS 'The same in Vietnamese (tên trạng thái hồ sơ).';
COMMENT ON COLUMN dossier_now.days_left IS 'Working days from today to the due day, negative when overdue; NULL when it ended, waits, has no due day or one outside its calendar (số ngày làm việc còn lại).';
COMMENT ON COLUMN dossier_now.paused_since IS 'Since when its clock stands, or NULL (tạm dừng từ).';
COMMENT ON COLUMN dossier_now.pause_reason IS 'Why, or NULL (lý do tạm dừng).';
COMMENT ON COLUMN dossier_now.pause_reason_name IS 'The same in Vietnamese (tên lý do tạm dừng).';
COMMENT ON COLUMN dossier_now.working_agency IS 'Agency of the first open step, or NULL (cơ quan đang xử lý).';
COMMENT ON COLUMN dossier_now.working_step IS 'Number of that step, or NULL (bước đang xử lý).';
COMMENT ON COLUMN dossier_now.modified_at IS 'When the row last changed (thời điểm cập nhật).';

-- Open dossiers with a name to call and the cause last noted: the columns of every list below
CREATE VIEW open_dossier WITH (security_invoker = true) AS
	SELECT d.code AS dossier, d.agency, a.name AS agency_name, d.procedure, p.name AS procedure_name, d.received_on, d.due_at, d.due_on, d.calendar,
		s.reason AS pause_reason, lower(s.during) AS paused_since, y.cause, y.fault, y.responsible, z.apologised_at,
		coalesce(s.reason <> 'other' AND local_day(lower(s.during)) <= d.due_on, false) AS hidden,
		CASE WHEN d.calendar IS NULL OR d.calendar IN (SELECT k.calendar FROM cchc.calendar_compiled AS k WHERE k.value IS NOT NULL)
			THEN d.due_on BETWEEN first_day(calendar_of(d.calendar)) AND last_day(calendar_of(d.calendar)) END AS countable
	FROM dossier AS d
	LEFT JOIN agency AS a ON a.code = d.agency
	LEFT JOIN procedure AS p ON p.code = d.procedure
	LEFT JOIN dossier_pause AS s ON s.dossier = d.code AND upper_inf(s.during)
	LEFT JOIN LATERAL (SELECT y.cause, y.fault, nullif(btrim(y.responsible), '') AS responsible FROM dossier_delay AS y
		WHERE y.dossier = d.code ORDER BY y.noted_at DESC LIMIT 1) AS y ON true
	LEFT JOIN LATERAL (SELECT min(y.apologised_at) AS apologised_at FROM dossier_delay AS y WHERE y.dossier = d.code) AS z ON true
	WHERE d.finished_at IS NULL AND d.voided_at IS NULL;
COMMENT ON VIEW open_dossier IS 'Open dossiers with names, the clock stop that lasts and the delay last noted: what the work lists read (hồ sơ đang giải quyết).';
COMMENT ON COLUMN open_dossier.dossier IS 'The dossier (mã hồ sơ).';
COMMENT ON COLUMN open_dossier.agency IS 'Agency that solves it (cơ quan giải quyết).';
COMMENT ON COLUMN open_dossier.agency_name IS 'Its name (tên cơ quan).';
COMMENT ON COLUMN open_dossier.procedure IS 'The procedure (mã thủ tục hành chính).';
COMMENT ON COLUMN open_dossier.procedure_name IS 'Its name (tên thủ tục hành chính).';
COMMENT ON COLUMN open_dossier.received_on IS 'Local day of receipt (ngày tiếp nhận).';
COMMENT ON COLUMN open_dossier.due_at IS 'When it is due (thời hạn trả kết quả).';
COMMENT ON COLUMN open_dossier.due_on IS 'The day of that (ngày hẹn trả).';
COMMENT ON COLUMN open_dossier.calendar IS 'Name of its calendar, NULL the default (lịch làm việc).';
COMMENT ON COLUMN open_dossier.pause_reason IS 'Why its clock stands, or NULL (lý do tạm dừng).';
COMMENT ON COLUMN open_dossier.paused_since IS 'Since when, or NULL (tạm dừng từ).';
COMMENT ON COLUMN open_dossier.cause IS 'Cause of the delay last noted, a code of delay_cause, or NULL (nguyên nhân trễ hẹn).';
COMMENT ON COLUMN open_dossier.fault IS 'Whose fault that is, or NULL (lỗi thuộc về).';
COMMENT ON COLUMN open_dossier.responsible IS 'Who answers for it, or NULL (tổ chức, cá nhân chịu trách nhiệm).';
COMMENT ON COLUMN open_dossier.apologised_at IS 'When an apology for it was first sent, or NULL (thời điểm xin lỗi).';
COMMENT ON COLUMN open_dossier.hidden IS 'Whether its clock stands and hides lateness (tạm dừng trước hạn).';
COMMENT ON COLUMN open_dossier.countable IS 'Whether its calendar covers the due day; NULL where there is no such calendar (lịch có ngày hẹn trả).';

CREATE VIEW overdue_now WITH (security_invoker = true) AS
	SELECT o.dossier, o.agency, o.agency_name, o.procedure, o.procedure_name, o.received_on, o.due_on,
		CASE WHEN o.countable THEN working_days_between(o.due_on, local_day(now()), calendar_of(o.calendar)) END AS days_late,
		o.cause, label('delay_cause', o.cause) AS cause_name, o.fault, label('fault', o.fault) AS fault_name, o.responsible, o.apologised_at
	FROM open_dossier AS o
	WHERE o.due_on < local_day(now()) AND NOT o.hidden;
COMMENT ON VIEW overdue_now IS 'Dossiers that are open and overdue today, with cause, fault and responsible as last noted (hồ sơ đang quá hạn).';
COMMENT ON COLUMN overdue_now.dossier IS 'The dossier (mã hồ sơ).';
COMMENT ON COLUMN overdue_now.agency IS 'Agency that solves it (cơ quan giải quyết).';
COMMENT ON COLUMN overdue_now.agency_name IS 'Its name (tên cơ quan).';
COMMENT ON COLUMN overdue_now.procedure IS 'The procedure (mã thủ tục hành chính).';
COMMENT ON COLUMN overdue_now.procedure_name IS 'Its name (tên thủ tục hành chính).';
COMMENT ON COLUMN overdue_now.received_on IS 'Local day of receipt (ngày tiếp nhận).';
COMMENT ON COLUMN overdue_now.due_on IS 'The day of that (ngày hẹn trả).';
COMMENT ON COLUMN overdue_now.days_late IS 'Working days since the due day, NULL where its calendar does not cover them (số ngày trễ hạn).';
COMMENT ON COLUMN overdue_now.cause IS 'Cause of the delay last noted, a code of delay_cause, or NULL (nguyên nhân trễ hẹn).';
COMMENT ON COLUMN overdue_now.cause_name IS 'The same in Vietnamese (tên nguyên nhân trễ hẹn).';
COMMENT ON COLUMN overdue_now.fault IS 'Whose fault that is, or NULL (lỗi thuộc về).';
COMMENT ON COLUMN overdue_now.fault_name IS 'The same in Vietnamese (tên bên có lỗi).';
COMMENT ON COLUMN overdue_now.responsible IS 'Who answers for it, or NULL (tổ chức, cá nhân chịu trách nhiệm).';
COMMENT ON COLUMN overdue_now.apologised_at IS 'When an apology for it was first sent, or NULL (thời điểm xin lỗi).';

CREATE VIEW due_soon WITH (security_invoker = true) AS
	SELECT o.dossier, o.agency, o.agency_name, o.procedure, o.procedure_name, o.received_on, o.due_at, o.due_on,
		working_days_between(local_day(now()), o.due_on, calendar_of(o.calendar)) AS days_left
	FROM open_dossier AS o
	WHERE o.pause_reason IS NULL AND o.due_on >= local_day(now())
		AND CASE WHEN o.countable THEN o.due_on <= add_working_days(local_day(now()), 2, calendar_of(o.calendar)) END;
COMMENT ON VIEW due_soon IS 'Dossiers that are due today or within two working days (hồ sơ sắp đến hạn).';
COMMENT ON COLUMN due_soon.dossier IS 'The dossier (mã hồ sơ).';
COMMENT ON COLUMN due_soon.agency IS 'Agency that solves it (cơ quan giải quyết).';
COMMENT ON COLUMN due_soon.agency_name IS 'Its name (tên cơ quan).';
COMMENT ON COLUMN due_soon.procedure IS 'The procedure (mã thủ tục hành chính).';
COMMENT ON COLUMN due_soon.procedure_name IS 'Its name (tên thủ tục hành chính).';
COMMENT ON COLUMN due_soon.received_on IS 'Local day of receipt (ngày tiếp nhận).';
COMMENT ON COLUMN due_soon.due_at IS 'When it is due (thời hạn trả kết quả).';
COMMENT ON COLUMN due_soon.due_on IS 'The day of that (ngày hẹn trả).';
COMMENT ON COLUMN due_soon.days_left IS 'Working days to the due day (số ngày còn lại).';

CREATE VIEW paused_now WITH (security_invoker = true) AS
	SELECT o.dossier, o.agency, o.agency_name, o.procedure, o.procedure_name, o.received_on, o.due_on, o.pause_reason, label('pause_reason', o.pause_reason) AS pause_reason_name, o.paused_since,
		local_day(now()) - local_day(o.paused_since) AS days_paused
	FROM open_dossier AS o
	WHERE o.pause_reason IS NOT NULL;
COMMENT ON VIEW paused_now IS 'Dossiers whose clock stands today, with the reason and for how many calendar days (hồ sơ đang tạm dừng).';
COMMENT ON COLUMN paused_now.dossier IS 'The dossier (mã hồ sơ).';
COMMENT ON COLUMN paused_now.agency IS 'Agency that solves it (cơ quan giải quyết).';
COMMENT ON COLUMN paused_now.agency_name IS 'Its name (tên cơ quan).';
COMMENT ON COLUMN paused_now.procedure IS 'The procedure (mã thủ tục hành chính).';
COMMENT ON COLUMN paused_now.procedure_name IS 'Its name (tên thủ tục hành chính).';
COMMENT ON COLUMN paused_now.received_on IS 'Local day of receipt (ngày tiếp nhận).';
COMMENT ON COLUMN paused_now.due_on IS 'The day of that (ngày hẹn trả).';
COMMENT ON COLUMN paused_now.pause_reason IS 'Why its clock stands, or NULL (lý do tạm dừng).';
COMMENT ON COLUMN paused_now.pause_reason_name IS 'The same in Vietnamese (tên lý do tạm dừng).';
COMMENT ON COLUMN paused_now.paused_since IS 'Since when, or NULL (tạm dừng từ).';
COMMENT ON COLUMN paused_now.days_paused IS 'Calendar days since then (số ngày tạm dừng).';

CREATE VIEW unanswered_supplement WITH (security_invoker = true) AS
	SELECT * FROM paused_now AS s WHERE s.pause_reason = 'supplement' AND s.days_paused > 15;
COMMENT ON VIEW unanswered_supplement IS 'Dossiers whose papers were asked for more than 15 days ago and have not come: they may be closed (Decree 118/2025/NĐ-CP, article 19.5) (hồ sơ quá thời hạn bổ sung).';
COMMENT ON COLUMN unanswered_supplement.dossier IS 'The dossier (mã hồ sơ).';
COMMENT ON COLUMN unanswered_supplement.agency IS 'Agency that solves it (cơ quan giải quyết).';
COMMENT ON COLUMN unanswered_supplement.agency_name IS 'Its name (tên cơ quan).';
COMMENT ON COLUMN unanswered_supplement.procedure IS 'The procedure (mã thủ tục hành chính).';
COMMENT ON COLUMN unanswered_supplement.procedure_name IS 'Its name (tên thủ tục hành chính).';
COMMENT ON COLUMN unanswered_supplement.received_on IS 'Local day of receipt (ngày tiếp nhận).';
COMMENT ON COLUMN unanswered_supplement.due_on IS 'The day of that (ngày hẹn trả).';
COMMENT ON COLUMN unanswered_supplement.pause_reason IS 'Why its clock stands, or NULL (lý do tạm dừng).';
COMMENT ON COLUMN unanswered_supplement.pause_reason_name IS 'The same in Vietnamese (tên lý do tạm dừng).';
COMMENT ON COLUMN unanswered_supplement.paused_since IS 'Since when, or NULL (tạm dừng từ).';
COMMENT ON COLUMN unanswered_supplement.days_paused IS 'Calendar days since then (số ngày tạm dừng).';

CREATE VIEW late_without_apology WITH (security_invoker = true) AS
	SELECT o.dossier, o.agency, o.agency_name, o.procedure, o.procedure_name, o.received_on, o.due_on, NULL::date AS finished_on
	FROM open_dossier AS o
	WHERE o.due_on < local_day(now()) AND NOT o.hidden
		AND NOT EXISTS (SELECT FROM dossier_delay AS y WHERE y.dossier = o.dossier AND y.apologised_at IS NOT NULL)
	UNION ALL
	SELECT d.code, d.agency, a.name, d.procedure, p.name, d.received_on, d.due_on, d.finished_on
	FROM dossier AS d
	LEFT JOIN agency AS a ON a.code = d.agency
	LEFT JOIN procedure AS p ON p.code = d.procedure
	WHERE d.voided_at IS NULL AND d.finished_on > local_day(now()) - 30
		AND class_of(d.due_on, d.finished_on, d.finished_on, d.outcome, false, d.finished_on) = 3
		AND NOT EXISTS (SELECT FROM dossier_delay AS y WHERE y.dossier = d.code AND y.apologised_at IS NOT NULL);
COMMENT ON VIEW late_without_apology IS 'Dossiers overdue today, or ended late in the last 30 days, for which no apology was sent (hồ sơ trễ hạn chưa xin lỗi).';
COMMENT ON COLUMN late_without_apology.dossier IS 'The dossier (mã hồ sơ).';
COMMENT ON COLUMN late_without_apology.agency IS 'Agency that solves it (cơ quan giải quyết).';
COMMENT ON COLUMN late_without_apology.agency_name IS 'Its name (tên cơ quan).';
COMMENT ON COLUMN late_without_apology.procedure IS 'The procedure (mã thủ tục hành chính).';
COMMENT ON COLUMN late_without_apology.procedure_name IS 'Its name (tên thủ tục hành chính).';
COMMENT ON COLUMN late_without_apology.received_on IS 'Local day of receipt (ngày tiếp nhận).';
COMMENT ON COLUMN late_without_apology.due_on IS 'The day of that (ngày hẹn trả).';
COMMENT ON COLUMN late_without_apology.finished_on IS 'Local day on which it ended, NULL while open (ngày xử lý xong).';

CREATE VIEW provisional_due WITH (security_invoker = true) AS
	SELECT o.dossier, o.agency, o.agency_name, o.procedure, o.procedure_name, o.received_on, o.due_at, o.due_on,
		decided_until(calendar_of(o.calendar)) AS decided_until
	FROM open_dossier AS o
	WHERE CASE WHEN o.countable IS NOT NULL THEN o.due_on > decided_until(calendar_of(o.calendar)) END;
COMMENT ON VIEW provisional_due IS 'Open dossiers due on a day whose days off are not decided yet: recompute_due() counts them anew after the decision (hồ sơ có hạn trả tạm tính).';
COMMENT ON COLUMN provisional_due.dossier IS 'The dossier (mã hồ sơ).';
COMMENT ON COLUMN provisional_due.agency IS 'Agency that solves it (cơ quan giải quyết).';
COMMENT ON COLUMN provisional_due.agency_name IS 'Its name (tên cơ quan).';
COMMENT ON COLUMN provisional_due.procedure IS 'The procedure (mã thủ tục hành chính).';
COMMENT ON COLUMN provisional_due.procedure_name IS 'Its name (tên thủ tục hành chính).';
COMMENT ON COLUMN provisional_due.received_on IS 'Local day of receipt (ngày tiếp nhận).';
COMMENT ON COLUMN provisional_due.due_at IS 'When it is due (thời hạn trả kết quả).';
COMMENT ON COLUMN provisional_due.due_on IS 'The day of that (ngày hẹn trả).';
COMMENT ON COLUMN provisional_due.decided_until IS 'Until when the days off of its calendar are decided (ngày cuối đã có quyết định).';
