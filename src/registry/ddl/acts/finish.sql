-- A dossier ends.

CREATE FUNCTION finish(code dossier_code, outcome text DEFAULT 'resolved', at timestamptz DEFAULT now()) RETURNS dossier_state
LANGUAGE plpgsql VOLATILE STRICT
SET search_path FROM CURRENT
AS $$
DECLARE
	state dossier_state;
BEGIN
	-- A withdrawn dossier may still wait for its papers.
	IF EXISTS (SELECT FROM dossier_pause AS s WHERE s.dossier = finish.code AND upper_inf(s.during)) THEN
		PERFORM resume(finish.code, finish.at);
	END IF;
	UPDATE dossier AS d SET finished_at = finish.at, outcome = finish.outcome, modified_at = now()
	WHERE d.code = finish.code AND d.finished_at IS NULL
	RETURNING dossier_state(d.due_at, d.finished_at, finish.at) INTO state;
	IF NOT FOUND THEN
		RAISE object_not_in_prerequisite_state USING
			MESSAGE = format('dossier "%s" cannot be finished', code),
			DETAIL = 'There is no open dossier of that code.',
			HINT = 'A finished dossier stays finished; correct its row if that was a mistake.';
	END IF;
	RETURN state;
END;
$$;
COMMENT ON FUNCTION finish(dossier_code, text, timestamptz) IS 'Ends an open dossier as resolved, rejected or withdrawn, a pause with it, and returns early, on_time or late, NULL without a due date; 55000 when there is no open dossier of that code (kết thúc xử lý hồ sơ).';
