-- Every act of a dossier's life begins here: the row is locked before it is judged.

CREATE FUNCTION lock_dossier(code dossier_code, OUT d dossier)
	LANGUAGE plpgsql VOLATILE
	SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
	IF code IS NULL THEN
		RAISE null_value_not_allowed USING
			MESSAGE = cchc.message('no dossier is named'),
			DETAIL = cchc.message('The argument "code" is NULL.'),
			HINT = cchc.message('Give the code of a dossier, for example H56.01-220407-0001.');
	END IF;
	SELECT s.* INTO d FROM @registry@.dossier AS s WHERE s.code OPERATOR(cchc.=) lock_dossier.code FOR NO KEY UPDATE;
	IF NOT FOUND THEN
		RAISE no_data_found USING
			MESSAGE = format(cchc.message('dossier "%s" is not known'), code),
			DETAIL = cchc.message('This registry holds no dossier of that code, or none that you may see.'),
			HINT = cchc.message('Read the code on the receipt again, the number in front of its last hyphen included.');
	END IF;
	IF d.voided_at IS NOT NULL THEN
		RAISE object_not_in_prerequisite_state USING
			MESSAGE = format(cchc.message('dossier "%s" is void'), code),
			DETAIL = format(cchc.message('It was voided at %s.'), d.voided_at),
			HINT = cchc.message('Nothing can be done to a dossier that was entered by mistake; enter it anew under another code.');
	END IF;
END;
$$;
COMMENT ON FUNCTION lock_dossier(dossier_code) IS 'Locks a dossier until the transaction ends and returns it as it stands; 22004 for NULL, P0002 when it is not known, 55000 when it is void (khóa hồ sơ).';

CREATE FUNCTION check_given(argument text, given boolean, example text) RETURNS void
	LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE
	SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
	IF given IS NOT TRUE THEN
		RAISE null_value_not_allowed USING
			MESSAGE = format(cchc.message('argument "%s" must not be NULL'), argument),
			DETAIL = cchc.message('NULL means nothing here.'),
			HINT = format(cchc.message('For example: %s.'), example);
	END IF;
END;
$$;
COMMENT ON FUNCTION check_given(text, boolean, text) IS 'Refuses an argument that was not given; 22004 naming it (kiểm tra đối số NULL).';

-- The instant of an act.  Core's own message for a broken constraint prints the row.
-- What is dated years ahead would refuse every later act until then; an hour lets
-- clocks differ.
CREATE FUNCTION has_come(at timestamptz) RETURNS boolean
	LANGUAGE sql STABLE PARALLEL SAFE
	RETURN at <= statement_timestamp() + interval '1 hour';
COMMENT ON FUNCTION has_come(timestamptz) IS 'Whether an instant lies at most an hour ahead, since clocks differ (thời điểm đã đến).';

CREATE FUNCTION check_instant(code dossier_code, act text, at timestamptz, earliest timestamptz, what text) RETURNS void
	LANGUAGE plpgsql STABLE PARALLEL SAFE
	SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
	IF at IS NULL THEN
		RAISE null_value_not_allowed USING
			MESSAGE = format(cchc.message('dossier "%s" cannot be %s at no time'), code, cchc.message(act)),
			DETAIL = cchc.message('The argument "at" is NULL.'),
			HINT = cchc.message('Leave the argument out for now.');
	ELSIF NOT isfinite(at) THEN
		RAISE datetime_field_overflow USING
			MESSAGE = format(cchc.message('dossier "%s" cannot be %s at %s'), code, cchc.message(act), at),
			DETAIL = cchc.message('That is no instant.'),
			HINT = cchc.message('Leave the argument out for now.');
	ELSIF at < earliest THEN
		RAISE datetime_field_overflow USING
			MESSAGE = format(cchc.message('dossier "%s" cannot be %s at %s'), code, cchc.message(act), at),
			DETAIL = format(cchc.message('It %s at %s.'), cchc.message(what), earliest),
			HINT = cchc.message('What happens to a dossier is entered in the order in which it happens.');
	ELSIF NOT @registry@.has_come(at) THEN
		RAISE datetime_field_overflow USING
			MESSAGE = format(cchc.message('dossier "%s" cannot be %s at %s'), code, cchc.message(act), at),
			DETAIL = cchc.message('That has not come yet.'),
			HINT = cchc.message('Give an instant that has passed.');
	END IF;
END;
$$;
COMMENT ON FUNCTION check_instant(dossier_code, text, timestamptz, timestamptz, text) IS 'Refuses an instant of an act that is NULL (22004), infinite, before another one or still to come (22008) (kiểm tra thời điểm).';

-- A pause or an end cannot lie before the dossier was last opened anew.
CREATE FUNCTION last_reopened(code dossier_code) RETURNS timestamptz
	LANGUAGE sql STABLE STRICT PARALLEL SAFE
BEGIN ATOMIC
	SELECT max(v.since) FROM (
		SELECT d.since FROM dossier AS d WHERE d.code = last_reopened.code AND d.since_cause = 'reopening'
		UNION ALL
		SELECT h.since FROM dossier_past AS h WHERE h.dossier = last_reopened.code AND h.since_cause = 'reopening') AS v;
END;
COMMENT ON FUNCTION last_reopened(dossier_code) IS 'When a dossier was last opened anew, NULL never (lần mở lại gần nhất).';

CREATE FUNCTION check_open(d dossier, act text) RETURNS void
	LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE
	SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
	IF d.finished_at IS NOT NULL THEN
		RAISE object_not_in_prerequisite_state USING
			MESSAGE = format(cchc.message('dossier "%s" cannot be %s'), d.code, cchc.message(act)),
			DETAIL = format(cchc.message('It ended at %s as %s.'), d.finished_at, d.outcome),
			HINT = cchc.message('reopen() opens an ended dossier again.');
	END IF;
END;
$$;
COMMENT ON FUNCTION check_open(dossier, text) IS 'Refuses an act on a dossier that has ended; 55000 (kiểm tra hồ sơ đang giải quyết).';
