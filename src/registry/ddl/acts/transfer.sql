-- To another agency: closed reports of the old one do not change.

CREATE FUNCTION check_target(to_agency agency_code, at timestamptz) RETURNS void
	LANGUAGE plpgsql STABLE PARALLEL SAFE
	SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
	valid daterange;
BEGIN
	PERFORM @registry@.check_given('to_agency', to_agency IS NOT NULL, 'H56.01');
	SELECT a.valid INTO valid FROM @registry@.agency AS a WHERE a.code OPERATOR(cchc.=) to_agency;
	IF NOT FOUND THEN
		RAISE no_data_found USING
			MESSAGE = format(cchc.message('agency "%s" is not known'), to_agency),
			DETAIL = cchc.message('The register of agencies has no row of that code.'),
			HINT = cchc.message('Enter the agency first, or look for its code: SELECT code, name FROM agency.');
	ELSIF NOT valid @> cchc.local_day(at) THEN
		RAISE object_not_in_prerequisite_state USING
			MESSAGE = format(cchc.message('agency "%s" does not exist on %s'), to_agency, cchc.local_day(at)),
			DETAIL = format(cchc.message('It exists on %s.'), valid),
			HINT = cchc.message('Transfer to an agency that can solve the dossier.');
	END IF;
END;
$$;
COMMENT ON FUNCTION check_target(agency_code, timestamptz) IS 'Refuses an agency that is NULL (22004), not known (P0002) or does not exist on the day of an instant (55000) (kiểm tra cơ quan nhận).';

CREATE FUNCTION transfer(code dossier_code, to_agency agency_code, reason text, document bigint DEFAULT NULL, at timestamptz DEFAULT now()) RETURNS void
	LANGUAGE plpgsql VOLATILE
	SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
	d @registry@.dossier;
BEGIN
	PERFORM cchc.check_term('reason', 'transfer_reason', reason);
	d := @registry@.lock_dossier(code);
	PERFORM @registry@.check_open(d, 'transferred');
	PERFORM @registry@.check_instant(d.code, 'transferred', at, d.received_at, 'was received');
	PERFORM @registry@.check_instant(d.code, 'transferred', at, d.since, 'was last changed');
	PERFORM @registry@.check_target(to_agency, at);
	PERFORM @registry@.check_document(document);
	IF d.agency OPERATOR(cchc.=) to_agency THEN
		RAISE object_not_in_prerequisite_state USING
			MESSAGE = format(cchc.message('dossier "%s" cannot be transferred to agency "%s"'), d.code, to_agency),
			DETAIL = cchc.message('That agency has it already.'),
			HINT = cchc.message('Name the agency that is to solve it from now on.');
	END IF;
	UPDATE @registry@.dossier AS x SET agency = to_agency, entered_by = 'act', since = at, since_cause = 'transfer', since_reason = transfer.reason,
		since_document = document, modified_at = now()
	WHERE x.code OPERATOR(cchc.=) d.code;
END;
$$;
COMMENT ON FUNCTION transfer(dossier_code, agency_code, text, bigint, timestamptz) IS 'Hands an open dossier to another agency, for a transfer_reason of cchc.term and by a document; its promise stays; 22023, P0002, 55000 and 22008 as for every act (chuyển hồ sơ).';

CREATE FUNCTION transfer_all(from_agency agency_code, to_agency agency_code, at timestamptz DEFAULT now(), document bigint DEFAULT NULL) RETURNS bigint
	LANGUAGE plpgsql VOLATILE
	SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
	codes cchc.dossier_code[];
	late_change bigint;
BEGIN
	PERFORM @registry@.check_given('from_agency', from_agency IS NOT NULL, 'H56.21');
	PERFORM @registry@.check_given('at', at IS NOT NULL, 'now()');
	IF NOT isfinite(at) OR NOT @registry@.has_come(at) THEN
		RAISE datetime_field_overflow USING
			MESSAGE = format(cchc.message('dossiers cannot be transferred at %s'), at),
			DETAIL = CASE WHEN isfinite(at) THEN cchc.message('That has not come yet.') ELSE cchc.message('That is no instant.') END,
			HINT = cchc.message('Leave the argument out for now.');
	END IF;
	PERFORM @registry@.check_target(to_agency, at);
	PERFORM @registry@.check_document(document);
	IF NOT EXISTS (SELECT FROM @registry@.agency AS a WHERE a.code OPERATOR(cchc.=) from_agency) THEN
		RAISE no_data_found USING
			MESSAGE = format(cchc.message('agency "%s" is not known'), from_agency),
			DETAIL = cchc.message('The register of agencies has no row of that code.'),
			HINT = cchc.message('Look for its code: SELECT code, name FROM agency.');
	ELSIF from_agency OPERATOR(cchc.=) to_agency THEN
		RAISE object_not_in_prerequisite_state USING
			MESSAGE = format(cchc.message('the dossiers of agency "%s" cannot be transferred to itself'), from_agency),
			DETAIL = cchc.message('It has them already.'),
			HINT = cchc.message('Name the agency that takes its place.');
	END IF;
	-- In the order of codes: two such transfers never wait for each other in a circle.
	SELECT array_agg(l.code), count(*) FILTER (WHERE coalesce(l.since, l.received_at) > at) INTO codes, late_change
	FROM (SELECT x.code, x.since, x.received_at FROM @registry@.dossier AS x
		WHERE x.agency OPERATOR(cchc.=) from_agency AND x.finished_at IS NULL AND x.voided_at IS NULL
		ORDER BY x.code USING OPERATOR(cchc.<) FOR NO KEY UPDATE) AS l;
	IF late_change > 0 THEN
		RAISE datetime_field_overflow USING
			MESSAGE = format(cchc.message('the dossiers of agency "%s" cannot be transferred at %s'), from_agency, at),
			DETAIL = format(cchc.message_plural('%s of them was received or changed after that.', '%s of them were received or changed after that.', late_change), late_change),
			HINT = cchc.message('Give a later instant.');
	END IF;
	UPDATE @registry@.dossier AS x SET agency = to_agency, entered_by = 'act', since = at, since_cause = 'transfer', since_reason = 'restructuring',
		since_document = document, modified_at = now()
	WHERE x.code OPERATOR(cchc.=) ANY (codes);
	RETURN coalesce(cardinality(codes), 0);
END;
$$;
COMMENT ON FUNCTION transfer_all(agency_code, agency_code, timestamptz, bigint) IS 'Hands all open dossiers of an agency to the one that takes its place and returns how many; P0002 for an agency or document that is not known, 22004, 55000 and 22008 as for every act (chuyển toàn bộ hồ sơ khi sắp xếp bộ máy).';
