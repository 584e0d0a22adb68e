# What may take long lets itself be cancelled within 100 ms: arguments without end that are not text
# (those are 073_text_cancel), calendars of ten thousand days, reports, files and the day flow of
# twenty thousand dossiers.  What was cancelled leaves nothing behind.
#
# What is judged is the backend's processor time beyond its timeout, of which a busy machine gives
# it less; who is late is tried again, up to half a minute later (the host of a virtual machine
# takes time that counts as the backend's).
use strict;
use warnings;
use PostgreSQL::Test::Cluster;
use PostgreSQL::Test::Utils;
use Test::More;
use Time::HiRes qw(sleep);

plan skip_all => 'the processor time of a backend is read from /proc' if !-r '/proc/self/schedstat';

my $granted = 100 * ($ENV{CCHC_SLOWER} // 1);		# ms; a server with checks in it is so many times slower
my $node = PostgreSQL::Test::Cluster->new('cancel');
$node->init(extra => [ '--encoding=UTF8', '--locale=C' ]);
$node->append_conf('postgresql.conf', "fsync = off\nshared_buffers = 256MB\nmax_wal_size = 4GB\nautovacuum = off\njit = off\nmax_parallel_workers_per_gather = 0");
$node->start;
$node->safe_psql('postgres', q{
	SET client_min_messages = warning;
	CREATE EXTENSION cchc;
	SELECT cchc.create_registry('h56');
	ALTER DATABASE postgres SET search_path = h56, public, cchc;
	SET search_path = h56, public, cchc;
	INSERT INTO agency (code, name, kind) SELECT ('H56.' || to_char(i, 'FM00'))::agency_code, 'Sở ' || i, 'department' FROM generate_series(1, 20) AS i;
	INSERT INTO field (name) SELECT 'Lĩnh vực ' || i FROM generate_series(1, 20) AS i;
	INSERT INTO procedure (code, name, field_id, agency, levels, time_limit) SELECT ('9.' || to_char(i, 'FM000000'))::procedure_code, 'Thủ tục ' || i, 1 + i % 20, 'H56.01', '{province}', '5 ngày làm việc' FROM generate_series(1, 200) AS i;
	INSERT INTO dossier (code, procedure, agency, channel, received_at, due_at, finished_at, outcome)
	SELECT dossier_code(a, day, n), ('9.' || to_char(1 + i % 200, 'FM000000'))::procedure_code, a, 'online', day + time '10:00', day + 7 + time '10:00', CASE WHEN i % 3 > 0 THEN day + i % 12 + time '11:00' END, CASE WHEN i % 3 > 0 THEN 'resolved' END
	FROM (SELECT i, ('H56.' || to_char(1 + i % 20, 'FM00'))::agency_code AS a, date '2022-01-03' + i % 150 AS day, 1 + i / 150 AS n FROM generate_series(1, 20000) AS i) AS x;
	CREATE TABLE file AS SELECT replace(code::text, '-22', '-23') AS code, procedure::text, agency::text, channel, received_at::text FROM dossier;
	ANALYZE;
	CREATE TABLE giant (name text, j jsonb, pauses tstzmultirange, limits time_limit[], names text[], v tsvector, q text, words text, twos tsvector);
	INSERT INTO giant VALUES ('off', jsonb_build_object('first_day', '1990-01-01', 'last_day', '2060-12-31', 'hours', '[["07:30-11:30"],[],[],[],[],[],[]]'::jsonb, 'off', (SELECT jsonb_agg(to_char(date '1990-01-01' + i % 25000, 'YYYY-MM-DD')) FROM generate_series(1, 1000000) AS i)),
		(SELECT range_agg(tstzrange(t, t + interval '1 minute')) FROM generate_series(timestamptz '2001-01-01', '2011-01-01', '5 minutes') AS t),
		array_fill('0 ngày'::time_limit, ARRAY[1000000]), array_fill('TCVN3'::text, ARRAY[1000000]),
		(SELECT array_to_tsvector(array_agg('x' || i)) FROM generate_series(1, 60000) AS i), (SELECT string_agg('x:*', ' | ') FROM generate_series(1, 3000) AS i), repeat('thủ tục về đất đai ', 200000),
		(SELECT ('a:' || string_agg((2 * i)::text, ','))::tsvector FROM generate_series(1, 255) AS i));
	CREATE TABLE kept AS SELECT (SELECT count(*) FROM dossier) AS dossiers, (SELECT count(*) FROM day_off) AS days, (SELECT count(*) FROM pg_class) AS relations, (SELECT md5(string_agg(value::text, ' ' ORDER BY calendar)) FROM calendar_compiled) AS calendars;
	UPDATE kept SET relations = (SELECT count(*) FROM pg_class);
});
# A phrase of phrases, each of which can end at several places
my $phrase = '(a | a<->a)';
$phrase = "($phrase <-> $phrase)" for 1 .. 9;
# 16,384 times sixteen alternatives side by side, in none of the places where they stand
my $sixteens = "SELECT array_to_string(array_fill('(a' || repeat(' | a', 15) || ')', ARRAY[16]), ' & ')::tsquery AS q";
$sixteens = "SELECT q && q AS q FROM ($sixteens OFFSET 0) AS x" for 1 .. 10;
my %query = (
	'a headline of a deep phrase' => qq{SELECT length(ts_headline('cchc.vietnamese', repeat('a ', 20000), '$phrase'))},
	'a calendar of a million days off' => q{SELECT work_calendar(j, 'x') FROM giant},
	'a million pauses, used time' => q{SELECT time_used('2001-01-03', '2022-01-01', calendar(), pauses) FROM giant, generate_series(1, 1000)},
	'a million pauses, a due date' => q{SELECT due_at('2001-01-05', '5000 giờ làm việc', calendar(), pauses, 'close') FROM giant, generate_series(1, 1000)},
	'a million steps' => q{SELECT count(*) FROM giant, step_deadlines('2022-01-04', limits, calendar(), '{}')},
	'a million charsets' => q{SELECT vi_detect_charset(repeat('x', 1000), names) FROM giant},
	'a rank of many beginnings' => q{SELECT vi_rank(v, q::tsquery) FROM giant},
	'a rank of many neighbours' => qq{SELECT vi_rank(twos, x.q) FROM giant, ($sixteens OFFSET 0) AS x},
	'a headline of a long text' => q{SELECT length(ts_headline('cchc.vietnamese', words, q::tsquery)) FROM (SELECT words, 'thủ:* & tục & (đất | đai)' AS q FROM giant) AS g},
	'a calendar edit of 10000 days' => q{INSERT INTO day_off (calendar, day) SELECT 'vn', day FROM generate_series(date '2028-01-03', '2060-01-01', '1 day') AS day},
	'calendar edits one by one' => q{DO $$ BEGIN FOR i IN 1 .. 1000 LOOP INSERT INTO day_off (calendar, day) VALUES ('vn', date '2028-01-03' + i) ON CONFLICT DO NOTHING; END LOOP; END $$},
	'refresh_flow' => q{SELECT refresh_flow()},
	'flow_check' => q{SELECT count(*) FROM flow_check()},
	'form II.06' => q{SELECT count(*) FROM bieu_ii_06('[2022-01-01,2022-07-01)')},
	'a series' => q{SELECT count(*) FROM kpi_series('resolved_late', 'official_month', '2022-01-01', 6)},
	'the problems' => q{SELECT count(*) FROM data_problem},
	'a file of 20000' => q{SELECT count(*) FROM load_dossiers('file')},
	'a file is checked' => q{SELECT count(*) FROM check_dossiers('file')},
	'signing' => q{SELECT sign_report('II.06', '[2022-01-01,2022-07-01)')},
	'receiving 20000' => q{SELECT receive_dossier('9.000001', 'H56.01', 'online', '2022-08-01 09:00+07') FROM generate_series(1, 20000)},
	'finishing all' => q{SELECT finish(code, at => '2022-08-01 09:00+07') FROM dossier WHERE finished_at IS NULL},
	'due dates of all' => q{SELECT count(*) FROM recompute_due('recalculated')},
	'a registry is made' => q{SELECT create_registry('another')},
	'an index of codes' => q{CREATE INDEX ON file ((code::dossier_code))},
	'a registry is searched' => q{SELECT count(*) FROM procedure, generate_series(1, 2000) AS i WHERE to_tsvector('cchc.vietnamese', name || i) @@ websearch_to_tsquery('cchc.vietnamese', 'thủ tục đất đai')},
);

# Runs it with a timeout: the processor time that it took, and whether it was cancelled.
sub run
{
	my ($timeout, $sql) = @_;
	my $clock = "SELECT 'clock ' || pg_catalog.pg_read_file('/proc/self/schedstat');\n";
	my ($out, $err) = ('', '');
	$node->psql('postgres', "SET client_min_messages = error;\n${clock}BEGIN;\nSET LOCAL statement_timeout = $timeout;\n$sql;\nROLLBACK;\nROLLBACK;\n$clock", stdout => \$out, stderr => \$err, on_error_stop => 0);
	my @clock = map { $_ / 1e6 } $out =~ /^clock (\d+)/mg;
	die "$sql: $out$err" if @clock != 2;
	my @other = grep { /ERROR/ && !/statement timeout/ } split /\n/, $err;
	return ($clock[1] - $clock[0], $err =~ /statement timeout/ ? 1 : 0, "@other");
}

my $cancelled = 0;
foreach my $what (sort keys %query)
{
	my ($took, undef, $fault) = run(1000, $query{$what});
	is($fault, '', "$what: ends as it should, or in time");
	my @late;
	# Early and late
	foreach my $timeout (map { int(($took < 1000 ? $took : 1000) * $_) || 1 } 0.3, 0.8)
	{
		my ($beyond, $was);
		foreach my $pause (0, 0, 0, 0.5, 1, 2, 4, 8, 16)
		{
			my $time;
			sleep($pause);
			($time, $was) = run($timeout, $query{$what});
			$beyond = $time - $timeout;
			last if $beyond <= $granted;
		}
		$cancelled += $was;
		push @late, sprintf('%.0f ms beyond %d ms', $beyond, $timeout) if $beyond > $granted;
	}
	is("@late", '', "$what: cancelled in time");
}
note "$cancelled cancelled";
cmp_ok($cancelled, '>', 1.2 * keys %query, 'most were cancelled');
is($node->safe_psql('postgres', q{
	SELECT k.dossiers - (SELECT count(*) FROM dossier), k.days - (SELECT count(*) FROM day_off), k.relations - (SELECT count(*) FROM pg_class),
		k.calendars = (SELECT md5(string_agg(value::text, ' ' ORDER BY calendar)) FROM calendar_compiled), (SELECT count(*) FROM dossier_counter), (SELECT count(*) FROM signed_report) FROM kept AS k}),
	'0|0|0|t|0|0', 'what was cancelled left nothing behind');

$node->stop;
done_testing();
