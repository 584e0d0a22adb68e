-- Tasks given, and how far they are done.

CREATE FUNCTION task_in(period daterange, as_of date DEFAULT NULL, within agency_code DEFAULT NULL)
RETURNS TABLE (task_id bigint, task_kind text, title text, agency agency_code, agency_name text, level text, document_id bigint,
	assigned_on date, due_on date, done_on date, status text)
LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
	SELECT t.task_id, t.kind, t.title, t.agency, a.name, a.level, t.document_id, t.assigned_on, t.due_on,
		CASE WHEN t.done_on <= e.last_day THEN t.done_on END,
		CASE
			WHEN t.cancelled_on <= e.last_day THEN 'cancelled'
			WHEN t.done_on <= e.last_day AND t.done_on > t.due_on THEN 'done_late'
			WHEN t.done_on <= e.last_day THEN 'done_on_time'
			WHEN t.due_on < e.last_day THEN 'open_overdue'
			ELSE 'open_in_time' END
	FROM follow_up_evening(period, as_of) AS e (last_day)
	JOIN task AS t ON t.assigned_on <@ period AND t.assigned_on <= e.last_day
	JOIN agency AS a ON a.code = t.agency
	-- Asked for in any case: of an empty register the server may look at nothing else.
	WHERE report_evening(period, as_of) IS NOT NULL AND (within IS NULL OR t.agency <@ within);
END;
COMMENT ON FUNCTION task_in(daterange, date, agency_code) IS 'Tasks given in a period with their status in the words of the list task_status, followed up to an evening (as in follow_up_evening()), to agencies within an agency''s subtree; NULL: everywhere (nhiệm vụ giao trong kỳ).';

CREATE FUNCTION kpi_task(period daterange, as_of date DEFAULT NULL, within agency_code DEFAULT NULL)
RETURNS TABLE (agency agency_code, agency_name text, task_kind text, task_kind_name text, assigned bigint,
	done_on_time bigint, done_late bigint, open_in_time bigint, open_overdue bigint, cancelled bigint, rate numeric)
LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
	SELECT t.agency, t.agency_name, t.task_kind, label('task_kind', t.task_kind, 'vi', upper(period) - 1), count(*),
		count(*) FILTER (WHERE t.status = 'done_on_time'), count(*) FILTER (WHERE t.status = 'done_late'),
		count(*) FILTER (WHERE t.status = 'open_in_time'), count(*) FILTER (WHERE t.status = 'open_overdue'),
		count(*) FILTER (WHERE t.status = 'cancelled'),
		(100.0 * count(t.done_on) / nullif(count(*) FILTER (WHERE t.status <> 'cancelled'), 0))::numeric(5, 2)
	FROM task_in(period, as_of, within) AS t
	GROUP BY t.agency, t.agency_name, t.task_kind
	ORDER BY t.agency, t.task_kind;
END;
COMMENT ON FUNCTION kpi_task(daterange, date, agency_code) IS 'Tasks given in a period by agency and kind, in the words of the list task_status, followed up to an evening, also after the period (as in follow_up_evening()), within an agency''s subtree (NULL: everywhere); the rate is what was done, per cent of what was not taken back (tình hình thực hiện nhiệm vụ).';

--@ period_view kpi_task
--@   comment: Tasks given and how far they are done, by agency and kind
--@   term: tình hình thực hiện nhiệm vụ theo kỳ
COMMENT ON COLUMN kpi_task.agency IS 'Agency that has to do them (cơ quan thực hiện).';
COMMENT ON COLUMN kpi_task.agency_name IS 'Its name (tên cơ quan).';
COMMENT ON COLUMN kpi_task.task_kind IS 'plan_task, assigned_task, direct_order, meeting_conclusion or inspection_request (loại nhiệm vụ).';
COMMENT ON COLUMN kpi_task.task_kind_name IS 'The same in Vietnamese (tên loại nhiệm vụ).';
COMMENT ON COLUMN kpi_task.assigned IS 'Tasks given in the period (nhiệm vụ được giao).';
COMMENT ON COLUMN kpi_task.done_on_time IS 'Done by the day set, or without one (hoàn thành đúng hạn).';
COMMENT ON COLUMN kpi_task.done_late IS 'Done after it (hoàn thành quá hạn).';
COMMENT ON COLUMN kpi_task.open_in_time IS 'Not done, and not overdue (đang thực hiện, trong hạn).';
COMMENT ON COLUMN kpi_task.open_overdue IS 'Not done, and the day set is over (chưa hoàn thành, quá hạn).';
COMMENT ON COLUMN kpi_task.cancelled IS 'Taken back (không thực hiện).';
COMMENT ON COLUMN kpi_task.rate IS 'Done, per cent of those not taken back; NULL when all were (tỷ lệ hoàn thành).';
