-- Edits of the reference tables compile the calendars in the same
-- transaction.  After the shipped rows: those are compiled once, below.

-- A shipped row that a user changes becomes the user's, and a user's row takes
-- the place of a shipped one: so that pg_dump takes the change, and restores it
-- also over a later release that ships the same decision.
CREATE FUNCTION replace_shipped_row() RETURNS trigger
	LANGUAGE plpgsql
	SET search_path = pg_catalog, pg_temp AS $$
DECLARE
	place tid;
BEGIN
	IF TG_OP = 'UPDATE' THEN
		IF OLD.builtin AND NEW IS DISTINCT FROM OLD THEN
			NEW.builtin := false;
		END IF;
		RETURN NEW;
	ELSIF NEW.builtin THEN
		RETURN NEW;
	END IF;
	-- Look first: a DELETE of no row would compile the calendars all the same.
	CASE TG_TABLE_NAME
		WHEN 'calendar' THEN
			PERFORM FROM cchc.calendar c WHERE c.name = NEW.name AND c.builtin;
			IF FOUND THEN
				-- in place: other rows refer to it
				UPDATE cchc.calendar c SET parent = NEW.parent, utc_offset = NEW.utc_offset, cutoff = NEW.cutoff,
					receipt_when_closed = NEW.receipt_when_closed,
					first_day = NEW.first_day, last_day = NEW.last_day, description = NEW.description, builtin = false
				WHERE c.name = NEW.name;
				RETURN NULL;
			END IF;
		WHEN 'calendar_hours' THEN
			FOR place IN SELECT h.ctid FROM cchc.calendar_hours h
				WHERE h.calendar = NEW.calendar AND h.isodow = NEW.isodow AND h.builtin
					AND h.valid = NEW.valid
					AND (NEW.opens = NEW.closes OR h.opens < NEW.closes AND NEW.opens < h.closes) LOOP
				DELETE FROM cchc.calendar_hours h WHERE h.ctid = place;
			END LOOP;
		WHEN 'calendar_year' THEN
			FOR place IN SELECT y.ctid FROM cchc.calendar_year y
				WHERE y.calendar = NEW.calendar AND y.year = NEW.year AND y.builtin LOOP
				DELETE FROM cchc.calendar_year y WHERE y.ctid = place;
			END LOOP;
		WHEN 'day_off' THEN
			FOR place IN SELECT d.ctid FROM cchc.day_off d
				WHERE d.calendar = NEW.calendar AND d.day = NEW.day AND d.builtin LOOP
				DELETE FROM cchc.day_off d WHERE d.ctid = place;
			END LOOP;
		WHEN 'day_swap' THEN
			FOR place IN SELECT s.ctid FROM cchc.day_swap s
				WHERE s.calendar = NEW.calendar AND (s.off_day = NEW.off_day OR s.work_day = NEW.work_day) AND s.builtin LOOP
				DELETE FROM cchc.day_swap s WHERE s.ctid = place;
			END LOOP;
	END CASE;
	RETURN NEW;
END
$$;
COMMENT ON FUNCTION replace_shipped_row() IS 'Trigger: a user''s row takes the place of a shipped one, and a shipped row that is changed becomes the user''s, so that it is dumped (thay dữ liệu đi kèm).';

-- A swap exchanges a working day for a rest day, as the calendar stands.
-- Volatile: it must see what replace_shipped_row has just done.
CREATE FUNCTION check_day_swap() RETURNS trigger
	LANGUAGE plpgsql
	SET search_path = pg_catalog, pg_temp AS $$
DECLARE
	value cchc.work_calendar := (SELECT k.value FROM cchc.calendar_compiled k WHERE k.calendar = NEW.calendar);
BEGIN
	-- COPY brings dumps back: the swap was possible when it was made, and other
	-- rows may have come since.
	IF ltrim(current_query(), E' \t\r\n') ILIKE 'copy %' THEN
		RETURN NEW;
	END IF;
	IF value IS NULL OR NOT NEW.off_day BETWEEN cchc.first_day(value) AND cchc.last_day(value)
		OR NOT NEW.work_day BETWEEN cchc.first_day(value) AND cchc.last_day(value) THEN
		RETURN NEW;
	END IF;
	IF (TG_OP = 'INSERT' OR NEW.off_day <> OLD.off_day) AND NOT cchc.is_working_day(NEW.off_day, value) THEN
		RAISE EXCEPTION '% is already a day off in calendar "%"', NEW.off_day, NEW.calendar
			USING ERRCODE = 'invalid_parameter_value',
				  DETAIL = 'A swap gives a working day off against a rest day that works.',
				  HINT = 'off_day is the day that becomes free, work_day the day that is worked instead.';
	END IF;
	IF (TG_OP = 'INSERT' OR NEW.work_day <> OLD.work_day) AND cchc.is_working_day(NEW.work_day, value) THEN
		RAISE EXCEPTION '% is already a working day in calendar "%"', NEW.work_day, NEW.calendar
			USING ERRCODE = 'invalid_parameter_value',
				  DETAIL = 'A swap gives a working day off against a rest day that works.',
				  HINT = 'off_day is the day that becomes free, work_day the day that is worked instead.';
	END IF;
	RETURN NEW;
END
$$;
COMMENT ON FUNCTION check_day_swap() IS 'Trigger: a swap''s off_day must be a working day and its work_day a rest day, otherwise 22023 (kiểm tra hoán đổi ngày làm việc).';

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

-- The name is behind that of replace_shipped_row, and so is its turn.
CREATE TRIGGER swap_is_possible BEFORE INSERT OR UPDATE ON day_swap
	FOR EACH ROW EXECUTE FUNCTION check_day_swap();
COMMENT ON TRIGGER swap_is_possible ON day_swap IS 'A swap exchanges a working day for a rest day (kiểm tra hoán đổi ngày làm việc).';

-- ENABLE ALWAYS: also with session_replication_role = replica, under which a
-- logical replication worker applies changes and some tools restore dumps.
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
		EXECUTE format('CREATE TRIGGER replace_shipped_row BEFORE INSERT OR UPDATE ON %s
			FOR EACH ROW EXECUTE FUNCTION replace_shipped_row()', reference);
		EXECUTE format('ALTER TABLE %s ENABLE ALWAYS TRIGGER replace_shipped_row', reference);
		EXECUTE format('COMMENT ON TRIGGER replace_shipped_row ON %s IS
			''What a user writes is dumped, and stands over a shipped row (thay dữ liệu đi kèm).''', reference);
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
SELECT pg_catalog.pg_extension_config_dump('calendar_version_seq', '');

-- Compile the shipped rows.
INSERT INTO calendar_compiled (calendar, version, value)
SELECT c.name, v.version, with_version(compile_calendar(c.name), v.version)
FROM calendar c, nextval('calendar_version_seq') AS v(version);

-- Days off are public: whoever may use the schema may compute with them.
-- Editing needs INSERT, UPDATE and DELETE on the tables, calendar_compiled
-- included, and USAGE on the sequence, because the triggers run as the editor.
GRANT SELECT ON calendar, calendar_hours, calendar_year, day_off, day_swap, calendar_compiled TO PUBLIC;
