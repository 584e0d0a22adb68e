-- Edits of the reference tables compile the calendars in the same
-- transaction.  After the shipped rows: those are compiled once, below.

-- A swap exchanges a working day for a rest day, as the calendar stands.
CREATE FUNCTION check_day_swap() RETURNS trigger
	LANGUAGE plpgsql STABLE
	SET search_path = pg_catalog, cchc, pg_temp AS $$
DECLARE
	value work_calendar := (SELECT k.value FROM calendar_compiled k WHERE k.calendar = NEW.calendar);
BEGIN
	-- Without hours (a dump is being restored) nothing can be said.
	IF value IS NULL OR NOT NEW.off_day BETWEEN first_day(value) AND last_day(value)
		OR NOT NEW.work_day BETWEEN first_day(value) AND last_day(value) THEN
		RETURN NEW;
	END IF;
	IF (TG_OP = 'INSERT' OR NEW.off_day <> OLD.off_day) AND NOT is_working_day(NEW.off_day, value) THEN
		RAISE EXCEPTION '% is already a day off in calendar "%"', NEW.off_day, NEW.calendar
			USING ERRCODE = 'invalid_parameter_value',
				  DETAIL = 'A swap gives a working day off against a rest day that works.',
				  HINT = 'off_day is the day that becomes free, work_day the day that is worked instead.';
	END IF;
	IF (TG_OP = 'INSERT' OR NEW.work_day <> OLD.work_day) AND is_working_day(NEW.work_day, value) THEN
		RAISE EXCEPTION '% is already a working day in calendar "%"', NEW.work_day, NEW.calendar
			USING ERRCODE = 'invalid_parameter_value',
				  DETAIL = 'A swap gives a working day off against a rest day that works.',
				  HINT = 'off_day is the day that becomes free, work_day the day that is worked instead.';
	END IF;
	RETURN NEW;
END
$$;
COMMENT ON FUNCTION check_day_swap() IS 'Trigger: a swap''s off_day must be a working day and its work_day a rest day, otherwise 22023 (kiểm tra hoán đổi ngày làm việc).';

CREATE TRIGGER check_day_swap BEFORE INSERT OR UPDATE ON day_swap
	FOR EACH ROW EXECUTE FUNCTION check_day_swap();

-- ENABLE ALWAYS: also with session_replication_role = replica, under which a
-- logical replication worker applies changes and some tools restore dumps.
DO $$
DECLARE
	reference regclass;
BEGIN
	FOREACH reference IN ARRAY '{calendar,calendar_hours,calendar_year,day_off,day_swap}'::regclass[] LOOP
		EXECUTE format('CREATE TRIGGER rebuild_calendars AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON %s
			FOR EACH STATEMENT EXECUTE FUNCTION rebuild_calendars()', reference);
		EXECUTE format('ALTER TABLE %s ENABLE ALWAYS TRIGGER rebuild_calendars', reference);
		-- The worker of logical replication fires no statement triggers.
		EXECUTE format('CREATE TRIGGER rebuild_calendars_replica AFTER INSERT OR UPDATE OR DELETE ON %s
			FOR EACH ROW WHEN (current_setting(''session_replication_role'') = ''replica'')
			EXECUTE FUNCTION rebuild_calendars()', reference);
		EXECUTE format('ALTER TABLE %s ENABLE ALWAYS TRIGGER rebuild_calendars_replica', reference);
		EXECUTE format('COMMENT ON TRIGGER rebuild_calendars ON %s IS
			''Compiles the calendars after each statement that edits the table (tổng hợp lại lịch làm việc).''', reference);
		EXECUTE format('COMMENT ON TRIGGER rebuild_calendars_replica ON %s IS
			''Compiles the calendars after each row that replication applies (tổng hợp lại lịch làm việc).''', reference);
		EXECUTE format('SELECT pg_catalog.pg_extension_config_dump(%L, ''WHERE NOT builtin'')', reference);
	END LOOP;
END
$$;
COMMENT ON TRIGGER check_day_swap ON day_swap IS 'A swap exchanges a working day for a rest day (kiểm tra hoán đổi ngày làm việc).';
SELECT pg_catalog.pg_extension_config_dump('calendar_version_seq', '');

-- Compile the shipped rows.
INSERT INTO calendar_compiled (calendar, version, value)
SELECT c.name, v.version, with_version(compile_calendar(c.name), v.version)
FROM calendar c, nextval('calendar_version_seq') AS v(version);

-- Days off are public: whoever may use the schema may compute with them.
-- Editing needs INSERT, UPDATE and DELETE on the tables, calendar_compiled
-- included, and USAGE on the sequence, because the triggers run as the editor.
GRANT SELECT ON calendar, calendar_hours, calendar_year, day_off, day_swap, calendar_compiled TO PUBLIC;
