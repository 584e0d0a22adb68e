-- Which roles see which agencies, once cchc.enable_agency_security() was called.

CREATE TABLE agency_reader (
	role name NOT NULL,
	agency agency_code NOT NULL REFERENCES agency ON UPDATE CASCADE,
	PRIMARY KEY (role, agency)
);
COMMENT ON TABLE agency_reader IS 'Roles, and the agencies whose dossiers their members see and work on, those under them included (phân quyền theo cơ quan).';
COMMENT ON COLUMN agency_reader.role IS 'Name of the role (vai trò).';
COMMENT ON COLUMN agency_reader.agency IS 'The agency (cơ quan).';
COMMENT ON CONSTRAINT agency_reader_pkey ON agency_reader IS 'A role is told of an agency once (mỗi vai trò nêu một cơ quan một lần).';
COMMENT ON CONSTRAINT agency_reader_agency_fkey ON agency_reader IS 'The agency is registered (cơ quan phải có trong danh mục).';

CREATE FUNCTION my_agencies() RETURNS agency_code[]
	LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
	SELECT coalesce(array_agg(r.agency), '{}')
	FROM agency_reader AS r
	JOIN pg_catalog.pg_roles AS o ON o.rolname = r.role
	WHERE pg_has_role(o.oid, 'MEMBER');
END;
COMMENT ON FUNCTION my_agencies() IS 'The agencies whose dossiers the current role sees (các cơ quan được phân quyền).';

CREATE FUNCTION held_by_mine(held_by agency_code[], mine agency_code[]) RETURNS boolean
	LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
BEGIN ATOMIC
	SELECT EXISTS (SELECT FROM unnest(held_by) AS h WHERE h <@ ANY (mine));
END;
COMMENT ON FUNCTION held_by_mine(agency_code[], agency_code[]) IS 'Whether one of the agencies lies under one of the last argument (cơ quan đã thụ lý thuộc phạm vi được phân quyền).';

-- Volatile: a row that the running statement has just entered counts, too.
CREATE FUNCTION works_on(code dossier_code) RETURNS boolean
	LANGUAGE plpgsql VOLATILE
	SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
	RETURN EXISTS (SELECT FROM @registry@.dossier AS d WHERE d.code OPERATOR(cchc.=) works_on.code
		AND (d.agency OPERATOR(cchc.<@) ANY (@registry@.my_agencies()) OR d.received_by OPERATOR(cchc.<@) ANY (@registry@.my_agencies())));
END;
$$;
COMMENT ON FUNCTION works_on(dossier_code) IS 'Whether the current role works on a dossier: its agency or its desk lies under one of the role''s; false for NULL (hồ sơ đang thụ lý).';

-- A policy cannot ask its own table; what a function asks passes the policy for reading.
CREATE FUNCTION sees_feedback(id bigint) RETURNS boolean
	LANGUAGE plpgsql STABLE
	SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
	RETURN EXISTS (SELECT FROM @registry@.feedback AS f WHERE f.feedback_id = sees_feedback.id);
END;
$$;
COMMENT ON FUNCTION sees_feedback(bigint) IS 'Whether the current role sees a feedback; false for NULL (phản ánh thuộc phạm vi được phân quyền).';
