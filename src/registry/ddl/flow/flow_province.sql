-- How the flow of each province stands, where a registry gathers those of many.

-- One that does not answer is a line of the list, and does not end it.
CREATE FUNCTION flow_said_by(province agency_code) RETURNS TABLE (refreshed_at timestamptz, exact_from date, left_out agency_code[], fault text, told text)
	LANGUAGE plpgsql STABLE
	SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
	RETURN QUERY SELECT d.refreshed_at, d.exact_from, d.left_out, NULL::text, NULL::text
		FROM @registry@.flow_delivery AS d WHERE d.province OPERATOR(cchc.=) flow_said_by.province;
EXCEPTION
	WHEN connection_exception THEN
		RETURN QUERY SELECT NULL::timestamptz, NULL::date, NULL::cchc.agency_code[], 'down'::text, SQLERRM;
	WHEN OTHERS THEN
		RETURN QUERY SELECT NULL::timestamptz, NULL::date, NULL::cchc.agency_code[], 'failed'::text, SQLERRM;
END;
$$;
COMMENT ON FUNCTION flow_said_by(agency_code) IS 'What a province says of its flow, no row when it never said anything; fault is down where its server cannot be reached, failed where the server answers with another error (tình trạng do tỉnh báo).';

CREATE FUNCTION flow_is_attached(place name, part name) RETURNS boolean
	LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
	SELECT EXISTS (
		SELECT FROM pg_catalog.pg_inherits AS i
		JOIN pg_catalog.pg_class AS c ON c.oid = i.inhrelid
		JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
		WHERE i.inhparent = 'dossier_flow'::regclass AND n.nspname = flow_is_attached.place AND c.relname = flow_is_attached.part);
END;
COMMENT ON FUNCTION flow_is_attached(name, name) IS 'Whether a table is a partition of dossier_flow (bảng có được gắn vào dòng hồ sơ hay không).';

-- What the server knows of the subscriptions that fill a table.
CREATE FUNCTION flow_subscription(place name, part name) RETURNS TABLE (subscription name, enabled boolean, connected boolean, copied boolean, errors bigint)
	LANGUAGE plpgsql STABLE PARALLEL SAFE
	SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
	RETURN QUERY
	SELECT u.subname, u.subenabled,
		EXISTS (SELECT FROM pg_stat_subscription AS w WHERE w.subid = u.oid AND w.relid IS NULL AND w.pid IS NOT NULL AND w.last_msg_receipt_time IS NOT NULL),
		bool_and(r.srsubstate = 'r'),
		-- apply_error_count, and whatever each version calls those of the first copy
		(SELECT sum(e.value::bigint)::bigint FROM pg_stat_subscription_stats AS t, jsonb_each_text(to_jsonb(t)) AS e WHERE t.subid = u.oid AND e.key LIKE '%error_count')
	FROM pg_subscription_rel AS r
	JOIN pg_subscription AS u ON u.oid = r.srsubid
	JOIN pg_class AS c ON c.oid = r.srrelid
	JOIN pg_namespace AS n ON n.oid = c.relnamespace
	WHERE n.nspname = place AND c.relname IN (part, part || '_state')
	GROUP BY u.oid, u.subname, u.subenabled
	ORDER BY u.subname
	LIMIT 1;
END;
$$;
COMMENT ON FUNCTION flow_subscription(name, name) IS 'The subscription that fills a part of the flow: whether it is enabled, connected and past its first copy, and how many errors it met (đăng ký nhận số liệu).';

CREATE FUNCTION flow_province()
RETURNS TABLE (province agency_code, name text, filled_by text, state text, refreshed_at timestamptz, complete_until date, left_out agency_code[], detail text, what_to_do text)
LANGUAGE plpgsql STABLE ROWS 40
	SET search_path = pg_catalog, pg_temp
AS $$
#variable_conflict use_column
DECLARE
	part name;
	gathers CONSTANT boolean := EXISTS (SELECT FROM @registry@.flow_source AS s WHERE s.filled_by <> 'refresh_flow');
	source record;
	said record;
	fed record;
BEGIN
	FOR source IN
		SELECT s.province, s.filled_by, s.place
		FROM @registry@.flow_source AS s
		UNION ALL
		-- What no attached province has, where there can be any
		SELECT NULL, 'refresh_flow', NULL WHERE NOT gathers OR EXISTS (SELECT FROM @registry@.flow_state)
		UNION ALL
		SELECT a.code, NULL, NULL
		FROM @registry@.agency AS a
		WHERE gathers AND a.kind = 'province' AND a.valid @> cchc.local_day(now())
			AND NOT EXISTS (SELECT FROM @registry@.flow_source AS s WHERE a.code OPERATOR(cchc.<@) s.province)
			AND NOT EXISTS (SELECT FROM @registry@.dossier_flow_rest AS f WHERE f.agency OPERATOR(cchc.<@) a.code)
		ORDER BY 1
	LOOP
		province := source.province;
		filled_by := source.filled_by;
		name := coalesce((SELECT a.name FROM @registry@.agency AS a WHERE a.code OPERATOR(cchc.=) source.province),
			(SELECT p.name FROM cchc.province_code_in_force AS p WHERE p.code OPERATOR(cchc.=) source.province AND p.valid @> cchc.local_day(now()) ORDER BY p.builtin, lower(p.valid) DESC NULLS LAST LIMIT 1));
		refreshed_at := NULL; left_out := NULL; detail := NULL; what_to_do := NULL;
		state := NULL;
		IF filled_by IS NULL THEN
			state := 'missing';
			detail := cchc.message('No part of the flow is attached for it.');
			what_to_do := 'cchc.attach_province_flow()';
		ELSIF filled_by = 'refresh_flow' THEN
			SELECT s.refreshed_at INTO refreshed_at FROM @registry@.flow_state AS s;
			IF province IS NOT NULL THEN
				SELECT d.left_out INTO left_out FROM @registry@.flow_delivery_own AS d WHERE d.province OPERATOR(cchc.=) source.province;
			END IF;
			what_to_do := cchc.message('Call refresh_flow() every night.');
		ELSE
			part := cchc.flow_part_name(source.province);
			SELECT * INTO said FROM @registry@.flow_said_by(source.province);
			refreshed_at := said.refreshed_at;
			left_out := said.left_out;
			IF NOT @registry@.flow_is_attached(source.place, part) THEN
				state := 'detached';
				detail := cchc.message('Its lines are in no report.');
				what_to_do := cchc.message('ALTER TABLE … ATTACH PARTITION, or cchc.detach_province_flow() and attach it anew.');
			ELSIF filled_by = 'subscription' THEN
				SELECT * INTO fed FROM @registry@.flow_subscription(source.place, part);
				IF fed.subscription IS NULL THEN
					state := CASE WHEN refreshed_at IS NOT NULL THEN 'stopped' END;
					detail := cchc.message('No subscription fills it.');
					what_to_do := cchc.message('CREATE SUBSCRIPTION, to the publication of the province.');
				ELSIF NOT fed.enabled THEN
					state := 'stopped';
					detail := format(cchc.message('Subscription "%s" is disabled; errors that it met: %s.'), fed.subscription, fed.errors);
					what_to_do := format(cchc.message('Read the server''s log: a line was refused, or the connection broke. Then ALTER SUBSCRIPTION %s ENABLE.'), quote_ident(fed.subscription));
				ELSIF NOT fed.connected THEN
					state := 'down';
					detail := format(cchc.message('Subscription "%s" has no connection; errors that it met: %s.'), fed.subscription, fed.errors);
					what_to_do := cchc.message('Read the server''s log: the province cannot be reached, or a line is refused again and again.');
				ELSIF NOT fed.copied THEN
					state := 'copying';
					detail := format(cchc.message('Subscription "%s" has not copied all lines yet.'), fed.subscription);
				END IF;
			ELSIF said.fault IS NOT NULL THEN
				state := said.fault;
				detail := said.told;
				what_to_do := cchc.message('Forms that need its lines end with this error: mend the server, or leave it out with cchc.detach_province_flow().');
			END IF;
			what_to_do := coalesce(what_to_do, CASE WHEN refreshed_at IS NULL THEN cchc.message('The province calls refresh_flow() and publishes.') ELSE cchc.message('The province calls refresh_flow() every night.') END);
		END IF;
		complete_until := cchc.local_day(refreshed_at) - 1;
		IF state IS NULL THEN
			state := CASE WHEN refreshed_at IS NULL THEN 'never' WHEN refreshed_at < now() - interval '26 hours' THEN 'late' ELSE 'ok' END;
		END IF;
		IF state = 'ok' OR state = 'copying' THEN
			what_to_do := CASE WHEN cardinality(left_out) > 0 THEN cchc.message('The province says whose the agencies of left_out are: their lines are in no form of the nation.') END;
		END IF;
		RETURN NEXT;
	END LOOP;
END;
$$;
COMMENT ON FUNCTION flow_province() IS 'How the flow of each attached province stands, and of what is counted here outside them (province NULL): ok, late (not refreshed for 26 hours), never, copying, down, stopped, failed, detached, or missing: a province of the register that nobody attached (tình trạng số liệu của các tỉnh).';

CREATE VIEW flow_province WITH (security_invoker = true) AS
	SELECT p.province, p.name, p.filled_by, p.state, p.refreshed_at, p.complete_until, p.left_out, p.detail, p.what_to_do
	FROM flow_province() AS p;
COMMENT ON VIEW flow_province IS 'How the flow of each province stands that a registry gathers: what a form of the nation lacks (tình trạng số liệu của các tỉnh).';
COMMENT ON COLUMN flow_province.province IS 'The province, NULL for what is counted here outside all of them (tỉnh).';
COMMENT ON COLUMN flow_province.name IS 'Its name (tên).';
COMMENT ON COLUMN flow_province.filled_by IS 'refresh_flow: counted here; subscription or foreign_server: the province sends it; NULL: nobody does (nơi ghi).';
COMMENT ON COLUMN flow_province.state IS 'ok, late, never, copying, down, stopped, failed, detached or missing (tình trạng).';
COMMENT ON COLUMN flow_province.refreshed_at IS 'What was entered before this instant is in the flow; NULL unknown (thời điểm cập nhật).';
COMMENT ON COLUMN flow_province.complete_until IS 'The last evening of which the flow holds everything; NULL unknown (đủ số liệu đến ngày).';
COMMENT ON COLUMN flow_province.left_out IS 'Agencies of its registry outside the province, whose lines were not sent (cơ quan ngoài tỉnh, không gửi).';
COMMENT ON COLUMN flow_province.detail IS 'What was found (chi tiết).';
COMMENT ON COLUMN flow_province.what_to_do IS 'What to do, NULL when nothing (việc cần làm).';
