-- Edits of the reference tables compile the calendars in the same
-- transaction.  After the shipped rows: those are compiled once, below.

-- The name passes to the rows that refer to it, unless another calendar still has it.
CREATE FUNCTION rename_calendar() RETURNS trigger
	LANGUAGE plpgsql
	SET search_path = pg_catalog, pg_temp AS $$
BEGIN
	UPDATE cchc.calendar_compiled k SET calendar = NEW.name
	WHERE k.calendar = OLD.name AND NOT EXISTS (SELECT FROM cchc.calendar c WHERE c.name = OLD.name);
	RETURN NULL;
END
$$;
COMMENT ON FUNCTION rename_calendar() IS 'Trigger: a calendar takes its hours, years, days off and swaps along to its new name (đổi tên lịch làm việc).';
CREATE TRIGGER rename_calendar AFTER UPDATE OF name ON calendar
	FOR EACH ROW WHEN (NEW.name <> OLD.name) EXECUTE FUNCTION rename_calendar();
COMMENT ON TRIGGER rename_calendar ON calendar IS 'The rows of a calendar follow its name (đổi tên lịch làm việc).';

-- A swap exchanges a working day for a rest day, as the calendar stands without
-- the shipped swaps in whose place it comes.  That this was asked is kept in the
-- row: a dump brings it back among rows that may have come later.  Volatile: it
-- must see what was committed while lock_calendars waited.
CREATE FUNCTION check_day_swap() RETURNS trigger
	LANGUAGE plpgsql
	SET search_path = pg_catalog, pg_temp AS $$
DECLARE
	value cchc.work_calendar := (SELECT k.value FROM cchc.calendar_compiled k WHERE k.calendar = NEW.calendar);
	new_off bool := TG_OP = 'INSERT' OR NEW.off_day <> OLD.off_day;
	new_work bool := TG_OP = 'INSERT' OR NEW.work_day <> OLD.work_day;
BEGIN
	IF TG_OP = 'INSERT' AND NEW.checked THEN
		RETURN NEW;
	END IF;
	NEW.checked := true;
	IF value IS NULL OR NOT NEW.off_day BETWEEN cchc.first_day(value) AND cchc.last_day(value)
		OR NOT NEW.work_day BETWEEN cchc.first_day(value) AND cchc.last_day(value) THEN
		RETURN NEW;
	END IF;
	IF new_off AND NOT cchc.is_working_day(NEW.off_day, value)
		AND NOT EXISTS (SELECT FROM cchc.day_swap s WHERE s.calendar = NEW.calendar AND s.off_day = NEW.off_day AND s.builtin) THEN
		RAISE invalid_parameter_value USING
			MESSAGE = format(cchc.message('%s is already a day off in calendar "%s"'), NEW.off_day, NEW.calendar),
			DETAIL = cchc.message('A swap gives a working day off against a rest day that works.'),
			HINT = cchc.message('off_day is the day that becomes free, work_day the day that is worked instead.');
	END IF;
	IF new_work AND cchc.is_working_day(NEW.work_day, value)
		AND NOT EXISTS (SELECT FROM cchc.day_swap s WHERE s.calendar = NEW.calendar AND s.work_day = NEW.work_day AND s.builtin) THEN
		RAISE invalid_parameter_value USING
			MESSAGE = format(cchc.message('%s is already a working day in calendar "%s"'), NEW.work_day, NEW.calendar),
			DETAIL = cchc.message('A swap gives a working day off against a rest day that works.'),
			HINT = cchc.message('off_day is the day that becomes free, work_day the day that is worked instead.');
	END IF;
	RETURN NEW;
END
$$;
COMMENT ON FUNCTION check_day_swap() IS 'Trigger: a swap''s off_day must be a working day and its work_day a rest day, otherwise 22023; not asked of a row that was checked before (kiểm tra hoán đổi ngày làm việc).';

/*
 * The lock comes before the rows: an editor who waited for it with rows of his
 * own in hand could be waited for in turn, by the next statement of the one
 * who has it.
 */
CREATE FUNCTION lock_calendars() RETURNS trigger
	LANGUAGE plpgsql
	SET search_path = pg_catalog, pg_temp AS $$
BEGIN
	LOCK TABLE cchc.calendar_compiled IN SHARE ROW EXCLUSIVE MODE;
	RETURN NULL;
END
$$;
COMMENT ON FUNCTION lock_calendars() IS 'Trigger: one transaction at a time edits the calendars (khóa khi sửa lịch làm việc).';

-- The name is before update_of_shipped_row, and so is its turn.
CREATE TRIGGER swap_is_possible BEFORE INSERT OR UPDATE ON day_swap
	FOR EACH ROW EXECUTE FUNCTION check_day_swap();
COMMENT ON TRIGGER swap_is_possible ON day_swap IS 'A swap exchanges a working day for a rest day (kiểm tra hoán đổi ngày làm việc).';

-- ENABLE ALWAYS, as in shipped_rows.sql.in.
DO $$
DECLARE
	reference regclass;
BEGIN
	FOREACH reference IN ARRAY '{calendar,calendar_hours,calendar_year,day_off,day_swap}'::regclass[] LOOP
		EXECUTE format('CREATE TRIGGER lock_calendars BEFORE INSERT OR UPDATE OR DELETE OR TRUNCATE ON %s
			FOR EACH STATEMENT EXECUTE FUNCTION lock_calendars()', reference);
		EXECUTE format('ALTER TABLE %s ENABLE ALWAYS TRIGGER lock_calendars', reference);
		EXECUTE format('COMMENT ON TRIGGER lock_calendars ON %s IS
			''One transaction at a time edits the calendars (khóa khi sửa lịch làm việc).''', reference);
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
	END LOOP;
END
$$;
SELECT pg_catalog.pg_extension_config_dump('calendar_version_seq', '');

-- Compile the shipped rows.
UPDATE calendar_compiled SET value = with_version(compile_calendar(calendar), version);

-- Days off are public: whoever may use the schema may compute with them.
-- Editing needs INSERT, UPDATE and DELETE on the tables, calendar_compiled
-- included, and USAGE on the sequence, because the triggers run as the editor.
GRANT SELECT ON calendar_compiled, calendar_in_force, calendar_hours_in_force, day_swap_in_force TO PUBLIC;
