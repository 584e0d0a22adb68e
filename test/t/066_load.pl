# Data that comes in at the size of a real first day: 100,000 rows of which one
# in a hundred is dirty in twelve ways.  All faults are found and none invented;
# loading again changes nothing; a load that is killed leaves nothing; messages
# that come twice and in any order leave what they leave in their order.
use strict;
use warnings;
use List::Util qw(shuffle);
use PostgreSQL::Test::Cluster;
use PostgreSQL::Test::Utils;
use Test::More;
use Time::HiRes qw(time usleep);

my $seed = $ENV{CCHC_SEED} // int(rand(1_000_000));
my $rows = $ENV{CCHC_ROWS} // 100_000;
note "CCHC_SEED=$seed";
srand($seed);

my $node = PostgreSQL::Test::Cluster->new('main');
$node->init(extra => [ '--encoding=UTF8', '--locale=C' ]);
$node->append_conf('postgresql.conf', "timezone = 'America/New_York'\nautovacuum = off\n");
$node->start;
$node->safe_psql('postgres', 'CREATE EXTENSION cchc');

sub sql { return $node->safe_psql('postgres', "SET client_min_messages = warning; SET search_path = load, cchc, public;\n" . join("\n", @_)); }

my $registers = <<'SQL';
INSERT INTO agency (code, name, kind) SELECT format('H56.%s', 100 + i)::agency_code, format('Sở số %s', i), 'department' FROM generate_series(0, 199) AS i;
INSERT INTO agency (code, name, kind, valid) VALUES ('H56.21', 'Huyện Nga Sơn', 'rural_district', '(,2010-01-01)');
INSERT INTO field (name) VALUES ('Hộ tịch');
INSERT INTO procedure (code, name, field_id, agency, levels, time_limit)
	SELECT format('1.%s', 100000 + i)::procedure_code, format('Thủ tục số %s', i), 1, 'H56.100', '{province}', '5 ngày làm việc' FROM generate_series(0, 999) AS i;
INSERT INTO procedure (code, name, field_id, agency, levels, valid) VALUES ('2.000815', 'Chứng thực bản sao', 1, 'H56.100', '{province}', '(,2010-01-01)');
SQL
sql("SELECT create_registry('load');");
sql($registers);

# A file, clean at first; every fault is put in by a statement of its own.
sql(<<"SQL");
CREATE TABLE file AS
SELECT i::text AS line,
	format('H56.%s-%s-%s', 100 + i % 200, to_char(d, 'YYMMDD'), lpad((1 + i / 200)::text, 6, '0')) AS code,
	CASE i % 5 WHEN 0 THEN format('thủ tục SỐ %s', i % 1000) ELSE format('1.%s', 100000 + i % 1000) END AS procedure,
	CASE i % 3 WHEN 0 THEN format(' Sở số %s', i % 200) ELSE format('H56.%s', 100 + i % 200) END AS agency,
	(ARRAY['online', 'counter', 'post', 'Trực tuyến', '1'])[1 + i % 5] AS channel,
	CASE i % 4 WHEN 0 THEN to_char(d + interval '8 hours', 'DD/MM/YYYY HH24:MI') WHEN 1 THEN (d::date - date '1899-12-30')::text || '.375'
		WHEN 2 THEN to_char(d, '"ngày "FMDD" tháng "FMMM" năm "YYYY') ELSE to_char(d + interval '9 hours', 'YYYY-MM-DD"T"HH24:MI:SS"+07:00"') END AS received_at,
	to_char(d + interval '10 days', 'DD/MM/YYYY') AS due_at,
	CASE WHEN i % 7 > 0 THEN to_char(d + interval '3 days', 'YYYY-MM-DD HH24:MI') ELSE '' END AS finished_at,
	CASE WHEN i % 7 > 0 THEN (ARRAY['Đã xử lý xong', '10', 'completed'])[1 + i % 3] ELSE 'Đang xử lý' END AS status,
	to_char(d + interval '4 days', 'YYYY-MM-DD HH24:MI:SS') AS modified_at
FROM (SELECT i, timestamp '2015-01-05' + i % 3000 * interval '1 day' AS d FROM generate_series(1, $rows) AS i) AS x;
CREATE TABLE expected (line bigint, field text, sqlstate text);
CREATE TABLE chosen AS
SELECT i::text AS line, hashint4extended(i, $seed) & 3 = 0 AS twice, (abs(hashint4extended(i, $seed + 1) / 64) % 12)::int AS kind
FROM generate_series(1, $rows) AS i WHERE i > 3000 AND abs(hashint4extended(i, $seed + 2) / 64) % 100 = 0;
SQL
my @kinds = (
	[ 'code', '22P02', q{translate(f.code, '-', '/')} ],
	[ 'code', '22008', q{regexp_replace(f.code, '-(..)....-', '-\10230-')} ],
	# The code and the receipt of a clean row far in front
	[ 'code', '23505', q{(SELECT g.code FROM file AS g WHERE g.line = (f.line::int % 3000 + 1)::text)}, q{received_at = (SELECT g.received_at FROM file AS g WHERE g.line = (f.line::int % 3000 + 1)::text), due_at = '', finished_at = '', status = '2'} ],
	[ 'procedure', 'P0002', q{'1.999999'} ],
	[ 'procedure', '55000', q{'2.000815'} ],
	[ 'procedure', '22P02', q{'1.04227'} ],
	[ 'agency', '22021', q{'Së sè ' || f.line::int % 200} ],
	[ 'agency', '55000', q{'Huyện Nga Sơn'} ],
	[ 'received_at', '22008', q{'31/04/2021'} ],
	[ 'due_at', '22008', q{'02/01/2015'} ],
	[ 'finished_at', '22008', q{'02/01/2015'}, q{status = '9'} ],
	[ 'received_at', '23502', q{''} ],
);
for my $k (0 .. $#kinds)
{
	my ($field, $state, $cell, $also) = @{ $kinds[$k] };
	$also = $also ? ", $also" : '';
	sql("UPDATE file AS f SET $field = $cell$also FROM chosen AS c WHERE c.line = f.line AND c.kind = $k;
		INSERT INTO expected SELECT line::bigint, '$field', '$state' FROM chosen WHERE kind = $k;");
}
# A second fault in one dirty row of four
sql("UPDATE file AS f SET channel = 'fax' FROM chosen AS c WHERE c.line = f.line AND c.twice;
	INSERT INTO expected SELECT line::bigint, 'channel', '22023' FROM chosen WHERE twice; ANALYZE;");
my $faults = sql('SELECT count(*) FROM expected');
my $dirty = sql('SELECT count(*) FROM chosen');
cmp_ok(sql('SELECT count(DISTINCT kind) FROM chosen'), '==', 12, "twelve kinds of faults in $dirty of $rows rows, $faults faults") if $rows >= 100_000;

sub differences
{
	return sql(q{SELECT e.line, e.field, e.sqlstate, c.line, c.field, c.sqlstate, c.value, c.message FROM expected AS e FULL JOIN check_dossiers('file') AS c USING (line, field, sqlstate)
		WHERE e IS NULL OR c IS NULL ORDER BY 1 LIMIT 10});
}
my $started = time;
is(differences(), '', 'every fault is found, and none invented');
note sprintf('checked in %.1f s', time - $started);
is(sql(q{SELECT count(*) FROM check_dossiers('file') AS c WHERE c.sqlstate = '22021'
	AND c.suggestion IS DISTINCT FROM (SELECT a.code::text FROM agency AS a WHERE a.name = vi_demojibake(c.value))}), '0', 'an old font is read');

# Killed in the middle: nothing is lost, and nothing is there.
my $file_before = sql('SELECT md5(string_agg(f::text, chr(10) ORDER BY f.ctid)) FROM file AS f');
{
	my ($in, $out, $err) = ('', '', '');
	my $psql = $node->background_psql('postgres', on_error_stop => 0) if $node->can('background_psql') && 0;
	my $pid = fork();
	if (!$pid)
	{
		open STDERR, '>', '/dev/null';
		$node->psql('postgres', q{SET application_name = 'loader'; SELECT * FROM load.load_dossiers('load.file')}, stdout => \$out, stderr => \$err);
		require POSIX;
		POSIX::_exit(0);
	}
	my $killed = '';
	for (1 .. 600)
	{
		usleep(100_000);
		# Not before it writes
		$killed = sql(q{SELECT pg_terminate_backend(a.pid) FROM pg_stat_activity AS a WHERE a.application_name = 'loader' AND a.backend_xid IS NOT NULL AND now() - a.query_start > interval '0.2 s'});
		last if $killed ne '';
	}
	waitpid($pid, 0);
	is($killed, 't', 'a loader was killed while it wrote');
}
is(sql('SELECT count(*) FROM dossier'), '0', 'it left nothing');

$started = time;
my $clean = $rows - $dirty;
is(sql(q{SELECT string_agg(action || ' ' || rows, ', ') FROM load_dossiers('file')}), "inserted $clean, updated 0, older 0, unchanged 0, refused $dirty", 'the clean rows are loaded');
note sprintf('loaded in %.1f s', time - $started);
my $state = q{SELECT count(*), md5(string_agg((d.code, d.xmin, d.ctid)::text, ',' ORDER BY d.code)) FROM dossier AS d};
my $loaded = sql($state);
is(sql(q{SELECT string_agg(action || ' ' || rows, ', ') FROM load_dossiers('file')}), "inserted 0, updated 0, older 0, unchanged $clean, refused $dirty", 'loading again changes nothing');
is(sql($state), $loaded, 'not a row version is new');
is(sql('SELECT md5(string_agg(f::text, chr(10) ORDER BY f.ctid)) FROM file AS f'), $file_before, 'the file is as it was');
is(differences(), '', 'the faults are the same with the registry full');
is(sql(q{SELECT count(*) FROM file AS f JOIN dossier AS d ON d.code = try_dossier_code(f.code)
	WHERE f.line NOT IN (SELECT line FROM chosen) AND (d.received_on <> received_on(d.code) OR d.agency <> agency(d.code)
		OR (d.outcome IS NOT NULL) <> (f.finished_at <> ''))}), '0', 'what is loaded is what was written');

# Messages.  Each names some columns; all of a dossier, in any order and twice,
# leave what they leave in their order.
my @messages;
for my $d (1 .. 40)
{
	my $code = sprintf('H56.100-220307-%06d', 900_000 + $d);
	my $n = 2 + int(rand(6));
	for my $m (0 .. $n)
	{
		my %said = (code => qq{"$code"}, modified_at => sprintf('"2022-03-%02d 10:00"', 8 + $m));
		if ($m == 0 || rand() < 0.1)
		{
			%said = (%said, procedure => '"1.100001"', agency => '"H56.100"', channel => '"online"', received_at => '"2022-03-07 08:00"');
		}
		my $some = sub { return rand() < 0.3; };
		$said{agency} = sprintf('"H56.%d"', 100 + int(rand(3))) if $some->();
		$said{channel} = (qw("online" "counter" "post"))[ rand 3 ] if $some->();
		$said{has_fee} = (qw(true false null))[ rand 3 ] if $some->();
		$said{digitised} = (qw(true false null "có"))[ rand 4 ] if $some->();
		$said{due_at} = (sprintf('"%02d/04/2022"', 1 + int(rand(28))), 'null')[ rand 1.2 ] if $some->();
		$said{synced_at} = '"2022-03-30"' if $some->();
		$said{pauses} = sprintf('[{"from": "2022-03-07 %02d:00", "to": "2022-03-07 18:00", "reason": "other"}]', 9 + int(rand(5))) if $some->();
		($said{finished_at}, $said{outcome}) = rand() < 0.3 ? ('null', 'null') : (sprintf('"2022-03-%02d 09:00"', 8 + $m), (qw("resolved" "rejected"))[ rand 2 ]) if $some->();
		push @messages, '{' . join(', ', map { qq{"$_": $said{$_}} } sort keys %said) . '}';
	}
}
my %end;
for my $order ('in order', 'backwards', 'shuffled', 'shuffled twice')
{
	my $schema = 'm_' . ($order =~ s/ /_/gr);
	sql("SELECT create_registry('$schema'); SET search_path = $schema, cchc, public;", $registers);
	my @sent = $order eq 'in order' ? @messages : $order eq 'backwards' ? reverse @messages : $order eq 'shuffled' ? shuffle(@messages) : shuffle(@messages, @messages);
	# What comes before its dossier is refused, and sent again.
	for (my $round = 0; @sent && $round < 20; $round++)
	{
		my @calls = map { qq{SELECT $_->[0], pg_temp.try('$_->[1]');} } map { [ $_, $sent[$_] ] } 0 .. $#sent;
		my $answers = sql(qq{CREATE FUNCTION pg_temp.try(m jsonb) RETURNS text LANGUAGE plpgsql AS \$\$
			BEGIN RETURN $schema.upsert_dossier(m); EXCEPTION WHEN OTHERS THEN RETURN SQLSTATE || ' ' || SQLERRM; END \$\$;}, @calls);
		my @again = map { my ($i, $said) = split /\|/; $said =~ /^(inserted|updated|older|unchanged)$/ ? () : do { note "$said: $sent[$i]" if $said !~ /^23502/; $i } } split /\n/, $answers;
		@sent = @sent[@again];
	}
	is(scalar(@sent), 0, "every message is taken $order");
	$end{$order} = sql(qq{SELECT d.code, d.procedure, d.agency, d.channel, d.has_fee, d.digitised, d.received_at, d.due_at, d.finished_at, d.outcome, d.synced_at, d.modified_at,
		(SELECT array_agg((p.during, p.reason)::text ORDER BY p.during) FROM $schema.dossier_pause AS p WHERE p.dossier = d.code) FROM $schema.dossier AS d ORDER BY d.code});
}
is($end{$_}, $end{'in order'}, "messages $_ end as in their order") for 'backwards', 'shuffled', 'shuffled twice';
isnt($end{'in order'}, '', 'they left dossiers');

$node->stop;
done_testing();
