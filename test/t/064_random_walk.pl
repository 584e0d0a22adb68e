# Eight sessions do whatever comes to their minds to the same dossiers: nothing is
# left in a state that contradicts itself, whatever was refused was refused in words.
#   PG_TEST_EXTRA=soak    100,000 acts instead of 4,000
use strict;
use warnings;
use PostgreSQL::Test::Cluster;
use PostgreSQL::Test::Utils;
use Test::More;

my $acts = ($ENV{PG_TEST_EXTRA} // '') =~ /\bsoak\b/ ? 100_000 : 4_000;
my $node = PostgreSQL::Test::Cluster->new('walk');
$node->init(extra => [ '-E', 'UTF8', '--locale=C' ]);
$node->append_conf('postgresql.conf', "fsync = off\nmax_connections = 20\ndeadlock_timeout = 200ms");
$node->start;
$node->safe_psql('postgres', q{
	CREATE EXTENSION cchc;
	SELECT cchc.create_registry('walk');
	SET search_path = walk, cchc, public;
	INSERT INTO agency (code, name, kind) VALUES ('H56.01', 'Sở A', 'department'), ('H56.02', 'Sở B', 'department'), ('H56.21', 'Xã C', 'commune');
	INSERT INTO field (name) VALUES ('Hộ tịch');
	INSERT INTO procedure (code, name, field_id, agency, levels, time_limit) VALUES ('9.000001', 'Một', 1, 'H56.01', '{province}', '5 ngày làm việc'),
		('9.000002', 'Hai', 1, 'H56.01', '{province}', NULL);
	INSERT INTO document (issuer, number, signed_on) VALUES ('H56.01', '1/QĐ-SXD', '2022-01-01');
	INSERT INTO internal_process (document_id, procedure, interlinked, valid) VALUES (1, '9.000001', false, '(,)');
	INSERT INTO internal_process_step (process_id, step_no, agency, name, time_limit) VALUES (1, 1, 'H56.01', 'Tiếp nhận', '1 ngày làm việc'), (1, 2, 'H56.02', 'Giải quyết', '4 ngày làm việc');
	-- One act of one session: what was refused, and how
	CREATE TABLE refusal (act text, sqlstate text, message text, detail text, hint text);
	CREATE FUNCTION step() RETURNS void LANGUAGE plpgsql AS $$
	DECLARE
		act CONSTANT text := (ARRAY['receive', 'receive', 'pause', 'pause', 'resume', 'resume', 'resume', 'reschedule', 'transfer', 'start_steps', 'finish_step',
			'finish', 'finish', 'hand_over', 'reopen', 'correct', 'void', 'delay', 'apologise', 'recompute', 'insert', 'update', 'submit', 'transfer_all'])[1 + floor(24 * random())];
		c dossier_code;
		state text; m text; d text; h text;
	BEGIN
		SELECT code INTO c FROM dossier ORDER BY random() LIMIT 1;
		BEGIN
			CASE act
				WHEN 'receive' THEN PERFORM receive_dossier((ARRAY['9.000001', '9.000002'])[1 + floor(2 * random())]::procedure_code, (ARRAY['H56.01', 'H56.02', 'H56.21'])[1 + floor(3 * random())]::agency_code, 'online');
				WHEN 'pause' THEN PERFORM pause(c, (ARRAY['supplement', 'other'])[1 + floor(2 * random())]);
				WHEN 'resume' THEN PERFORM resume(c);
				WHEN 'reschedule' THEN PERFORM reschedule(c, now() + interval '30 days', 'complex_case');
				WHEN 'transfer' THEN PERFORM transfer(c, (ARRAY['H56.01', 'H56.02', 'H56.21'])[1 + floor(3 * random())]::agency_code, 'other');
				WHEN 'start_steps' THEN PERFORM start_steps(c);
				WHEN 'finish_step' THEN PERFORM finish_step(c, 1 + floor(2 * random())::integer);
				WHEN 'finish' THEN PERFORM finish(c, (ARRAY['resolved', 'resolved', 'withdrawn'])[1 + floor(3 * random())]);
				WHEN 'hand_over' THEN PERFORM hand_over(c, 'counter');
				WHEN 'reopen' THEN PERFORM reopen(c, 'other');
				WHEN 'correct' THEN PERFORM correct_dossier(c, 'channel', (ARRAY['online', 'post'])[1 + floor(2 * random())], 'nhầm');
				WHEN 'void' THEN IF random() < 0.1 THEN PERFORM void_dossier(c, 'nhầm'); END IF;
				WHEN 'delay' THEN PERFORM note_delay(c, 'other');
				WHEN 'apologise' THEN PERFORM apologise(c, 1);
				WHEN 'recompute' THEN IF random() < 0.05 THEN PERFORM recompute_due('recalculated'); END IF;
				WHEN 'insert' THEN
					INSERT INTO dossier (code, procedure, agency, channel, received_at) SELECT dossier_code('H56.01', local_day(now()), coalesce(max(sequence(code)), 0) + 2), '9.000002', 'H56.01', 'post', now()
					FROM dossier WHERE code <@ 'H56.01'::agency_code ON CONFLICT DO NOTHING;
				WHEN 'update' THEN UPDATE dossier SET due_at = now() + interval '9 days' WHERE code = c AND finished_at IS NULL AND voided_at IS NULL;
				WHEN 'submit' THEN PERFORM receive_dossier('9.000002', 'H56.02', 'online', submission => submit('9.000002', 'H56.02', 'online'));
				ELSE IF random() < 0.05 THEN PERFORM transfer_all('H56.21', 'H56.02'); END IF;
			END CASE;
		EXCEPTION WHEN OTHERS THEN
			GET STACKED DIAGNOSTICS state = RETURNED_SQLSTATE, m = MESSAGE_TEXT, d = PG_EXCEPTION_DETAIL, h = PG_EXCEPTION_HINT;
			INSERT INTO refusal VALUES (act, state, m, d, h);
		END;
	END $$;
	SELECT receive_dossier('9.000001', 'H56.01', 'online');
});

my $script = PostgreSQL::Test::Utils::tempdir() . '/walk.sql';
append_to_file($script, "SELECT step();\n");
local $ENV{PGOPTIONS} = '-c search_path=walk,cchc,public -c client_min_messages=error';
my $each = $acts / 8;
$node->command_ok([ 'pgbench', '-n', '-c', '8', '-j', '2', '-t', $each, '-f', $script, '-h', $node->host, '-p', $node->port, 'postgres' ],
	"$acts acts of eight sessions");

sub none
{
	my ($what, $query) = @_;
	is($node->safe_psql('postgres', "SET search_path = walk, cchc, public; SELECT string_agg(x::text, E'\\n') FROM ($query LIMIT 5) AS x"), '', $what);
	return;
}
note $node->safe_psql('postgres', 'SELECT act, sqlstate, count(*) FROM walk.refusal GROUP BY 1, 2 ORDER BY 1, 2');
# Transfers lock many dossiers: two that meet may break a tie, which the client tries again.
none('what was refused has the state of an operator\'s mistake', "SELECT DISTINCT act, sqlstate, message FROM refusal WHERE sqlstate NOT IN ('55000', '22008', 'P0002', '22004', '40P01')");
none('and says what, why and what to do', "SELECT DISTINCT act, message FROM refusal WHERE sqlstate <> '40P01' AND (message = '' OR detail = '' OR hint = '')");
none('no ended dossier waits', 'SELECT code FROM dossier AS d JOIN dossier_pause AS s ON s.dossier = d.code WHERE d.finished_at IS NOT NULL AND (upper_inf(s.during) OR upper(s.during) > d.finished_at)');
none('no ended dossier has an open step', 'SELECT code FROM dossier AS d JOIN dossier_step AS s ON s.dossier = d.code WHERE d.finished_at IS NOT NULL AND s.finished_at IS NULL');
none('versions follow each other without a gap', 'SELECT * FROM (SELECT dossier, until, lead(since) OVER (PARTITION BY dossier ORDER BY until) AS next FROM
	(SELECT dossier, since, until FROM dossier_past WHERE mistake IS NULL OR mistake = \'void\' UNION ALL SELECT code, since, \'infinity\' FROM dossier) AS v) AS w
	WHERE until < \'infinity\' AND until IS DISTINCT FROM next');
none('one new appointment each', 'SELECT dossier FROM dossier_delay WHERE new_due_at IS NOT NULL GROUP BY 1 HAVING count(*) > 1');
none('every transfer out is one in', "SELECT day, i, o FROM (SELECT count(*) FILTER (WHERE opening = 'transferred_in') AS i, count(*) FILTER (WHERE closing = 'transferred_out') AS o, 1 AS day
	FROM dossiers_in(daterange(local_day(now()) - 2, local_day(now()) + 1))) AS x WHERE i <> o");
none('what is counted is what is there', 'SELECT * FROM (SELECT (SELECT count(*) FROM dossiers_in(daterange(local_day(now()) - 2, local_day(now()) + 1)) WHERE is_present) AS counted,
	(SELECT count(*) FROM dossier WHERE voided_at IS NULL) AS there) AS x WHERE counted <> there');
none('the registry finds no problem in itself', "SELECT * FROM data_problem WHERE register LIKE 'dossier%' OR register = 'submission'");

$node->stop;
done_testing();
