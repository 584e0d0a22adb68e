# Kill -9, immediate stop, no space, no memory, a promoted standby, snapshots that are old: whatever happens to the
# server or a session, no row that was acknowledged is lost, no number is given twice, indexes and tables are whole,
# calendars are what their days say, the flow is what the rows say.  Run by scripts/test-faults.
#   CCHC_SMALL_DISK=DIR   a file system of some 150 MB, empty, that belongs to who runs this
#   CCHC_SEED=N           repeats the choice of moments, as far as a machine repeats anything
use strict;
use warnings;
use Cwd ();
use IPC::Run;
use PostgreSQL::Test::Cluster;
use PostgreSQL::Test::Utils;
use Test::More;
use Time::HiRes qw(sleep time);

plan skip_all => 'scripts/test-faults runs this' if ($ENV{PG_TEST_EXTRA} // '') !~ /\bfaults\b/;

my $seed = $ENV{CCHC_SEED} // int(time) % 1_000_000;
note "CCHC_SEED=$seed";
srand $seed;
my $dir = Cwd::abs_path(PostgreSQL::Test::Utils::tempdir());
my %count;

my $node = PostgreSQL::Test::Cluster->new('faults');
$node->init(allows_streaming => 1, extra => [ '--encoding=UTF8', '--locale=C', '--data-checksums' ]);
$node->append_conf('postgresql.conf', "restart_after_crash = on\nfsync = on\nwal_sync_method = fdatasync\nmax_connections = 40\ndeadlock_timeout = 200ms\nshared_buffers = 32MB\nmax_wal_size = 64MB\nmin_wal_size = 32MB\nwal_segment_size = 16MB" =~ s/\nwal_segment_size.*//r);
$node->start;
sub sql { my ($query, %more) = @_; return ($more{node} // $node)->safe_psql('soak', $query) }
$node->safe_psql('postgres', 'CREATE DATABASE soak');
$node->safe_psql('soak', slurp_file('test/soak.sql'));
sql(q{CREATE EXTENSION amcheck; CREATE TABLE file (code text, procedure text, agency text, channel text, received_at text);
	INSERT INTO file SELECT dossier_code('H56.02', date '2022-04-04' + i % 200, 1 + i / 200)::text, '9.000001', 'H56.02', 'post', (date '2022-04-04' + i % 200) || ' 09:00' FROM generate_series(0, 19999) AS i;
	COPY file TO '} . "$dir/file.csv" . q{' (FORMAT csv); SELECT step() FROM generate_series(1, 500); SELECT refresh_flow();});

sub wait_for_server
{
	my ($n) = @_;
	# psql that cannot connect may be gone before it is told what to ask.
	for (1 .. 600)
	{
		return if (eval { $n->psql('postgres', 'SELECT 1') } // 2) == 0;
		sleep 0.2;
	}
	die 'the server does not come back';
}

# Everything adds up; %acknowledged are codes whose receipt was told to a client.
my %acknowledged;
sub sound
{
	my ($what, $n) = @_;
	$n //= $node;
	wait_for_server($n);
	my $broken = sql(q{SET client_min_messages = error;
		SELECT string_agg(x, ' ') FROM (
			SELECT 'heap ' || c.relname || ' ' || v.msg AS x FROM pg_class AS c CROSS JOIN LATERAL verify_heapam(c.oid) AS v WHERE c.relkind IN ('r', 't') AND c.relpersistence = 'p'
			UNION ALL SELECT bt_index_check(i.indexrelid, true)::text FROM pg_index AS i JOIN pg_class AS c ON c.oid = i.indexrelid JOIN pg_am AS a ON a.oid = c.relam WHERE a.amname = 'btree' AND c.relkind = 'i' AND c.relpersistence = 'p'
				AND i.indisvalid AND NOT pg_is_in_recovery()) AS y WHERE x <> ''}, node => $n);
	is($broken, '', "$what: tables and indexes are whole");
	is(sql(q{SELECT refresh_flow() >= 0}, node => $n), 't', "$what: the flow can be counted");
	is(sql(q{SELECT string_agg(what || ': ' || count, ', ') FROM fault WHERE count <> 0 AND what !~ 'refusals|deadlocks|gap'}, node => $n), '', "$what: everything adds up");
	my @lost = grep { $_ ne '' } split /\n/, $n->safe_psql('soak', "CREATE TEMP TABLE told (code text); COPY told FROM stdin;\n" . join("\n", sort keys %acknowledged) . "\n\\.\nSELECT code FROM told EXCEPT SELECT code::text FROM dossier");
	is("@lost", '', "$what: none of " . keys(%acknowledged) . ' acknowledged dossiers is lost');
	return;
}

# A session that runs SQL again and again, until it is lost; and what it was told.
my $sessions = 0;
sub session
{
	my ($query, $n) = @_;
	my $name = "$dir/session" . ++$sessions;
	append_to_file("$name.sql", "SET client_min_messages = error;\n" . ("$query\n" x 2000));
	return { out => "$name.out",
		run => IPC::Run::start([ 'psql', '-XAtq', '-d', ($n // $node)->connstr('soak') . ' application_name=victim', '-f', "$name.sql" ], '>', "$name.out", '2>', "$name.err") };
}
sub told
{
	my ($s) = @_;
	$s->{run}->finish;
	$acknowledged{$_} = 1 foreach slurp_file($s->{out}) =~ /^(H56\S+-\d{6}-\d+)$/mg;
	return;
}

# ---- kill -9 ----

my %victim = (
	COPY => "TRUNCATE loaded; COPY loaded FROM '$dir/file.csv' (FORMAT csv);",
	'COPY of dossiers' => "BEGIN; COPY dossier (code, procedure, agency, channel, received_at) FROM '$dir/file.csv' (FORMAT csv); ROLLBACK;",
	'a calendar edit' => q{INSERT INTO day_off (calendar, day) SELECT 'vn', day FROM generate_series(date '2027-01-01', '2059-01-01', '1 day') AS day WHERE is_working_day(day::date) ORDER BY random() LIMIT 3;},
	refresh_flow => q{SELECT step(); DELETE FROM dossier_flow; SELECT refresh_flow();},
	sign_report => q{SELECT sign_report('II.06', daterange(local_day(now()) - 1, local_day(now())), replaces => (SELECT max(report_id) FROM signed_report));},
	load_dossiers => q{BEGIN; SELECT count(*) FROM load_dossiers('file'); ROLLBACK;},
	receive_dossier => q{SELECT receive_dossier('9.000001', 'H56.01', 'online');},
	acts => q{SELECT step();},
);
sql('CREATE TABLE loaded (LIKE file)');
foreach my $what (sort keys %victim)
{
	my $killed = 0;
	for my $round (1 .. 3)
	{
		wait_for_server($node);
		my $s = session($victim{$what});
		my $writer = session(q{SELECT receive_dossier('9.000002', 'H56.21', 'online');});
		my $pid = '';
		for (1 .. 400)
		{
			$pid = eval { $node->safe_psql('postgres', q{SELECT pid FROM pg_stat_activity WHERE application_name = 'victim' AND state <> 'idle' AND query !~ 'H56.21' ORDER BY backend_start LIMIT 1}) } // '';
			last if $pid ne '';
			sleep 0.01;
		}
		sleep rand 0.4;
		$killed += kill 'KILL', $pid if $pid ne '';
		told($_) foreach $s, $writer;
	}
	wait_for_server($node);
	cmp_ok($killed, '>', 0, "kill -9 in $what: $killed of 3 hit");
	$count{killed} += $killed;
	sound("kill -9 in $what");
}

# ---- immediate stop ----

for my $round (1 .. 3)
{
	my @s = map { session($_) } q{SELECT receive_dossier('9.000001', 'H56.01', 'online');}, q{SELECT receive_dossier('9.000001', 'H56.02', 'online');}, q{SELECT step();}, $victim{'a calendar edit'};
	my $until = time + 0.5 + rand 1;
	sleep $until - time;
	$node->stop('immediate');
	told($_) foreach @s;
	$node->start;
}
sound('three immediate stops');

# ---- no space ----

SKIP:
{
	my $small = $ENV{CCHC_SMALL_DISK} // '';
	skip 'CCHC_SMALL_DISK names no file system', 1 if $small eq '' || !-w $small;
	mkdir "$small/space" or die "$small/space: $!";
	$node->safe_psql('postgres', "CREATE TABLESPACE small LOCATION '$small/space'");
	# The dossiers move there; then what is written fills it.
	sql('SELECT 1; ALTER TABLE dossier SET TABLESPACE small; ALTER TABLE dossier_past SET TABLESPACE small; ALTER TABLE dossier_flow SET TABLESPACE small; ALTER INDEX dossier_pkey SET TABLESPACE small; ALTER TABLE cchc.calendar_compiled SET TABLESPACE small');
	my $before = sql('SELECT count(*) FROM dossier');
	my $filler = "$small/filler";
	system("head -c 1G /dev/zero >'$filler' 2>/dev/null");
	system("truncate -s -2M '$filler'");
	my $full = 0;
	foreach my $query ("COPY dossier (code, procedure, agency, channel, received_at) FROM '$dir/file.csv' (FORMAT csv)", q{SELECT count(*) FROM load_dossiers('file')}, q{UPDATE dossier SET has_fee = true},
		q{SELECT receive_dossier('9.000001', 'H56.01', 'online') FROM generate_series(1, 50000)})
	{
		my ($status, undef, $err) = $node->psql('soak', "\\set VERBOSITY verbose\n$query;");
		$full++ if $err =~ /53100/;
		like($err, qr/^(?:$|.*ERROR:  53100: could not extend)/s, "without space: $query");
	}
	cmp_ok($full, '>=', 3, 'the disk was full');
	unlink $filler;
	is(sql('SELECT count(*) FROM dossier'), $before, 'nothing of it is there');
	sound('no space for tables');
	sql('ALTER TABLE dossier SET TABLESPACE pg_default; ALTER TABLE dossier_past SET TABLESPACE pg_default; ALTER TABLE dossier_flow SET TABLESPACE pg_default; ALTER INDEX dossier_pkey SET TABLESPACE pg_default; ALTER TABLE cchc.calendar_compiled SET TABLESPACE pg_default; DROP TABLESPACE small');

	# The log of the server itself: it stops, and comes back when there is space.
	$node->stop;
	my $wal = $node->data_dir . '/pg_wal';
	system("cp -a '$wal' '$small/pg_wal' && rm -rf '$wal' && ln -s '$small/pg_wal' '$wal'") == 0 or die 'cannot move pg_wal';
	$node->start;
	system("head -c 1G /dev/zero >'$filler' 2>/dev/null");
	my @s = map { session($_) } q{SELECT receive_dossier('9.000001', 'H56.01', 'online');}, "INSERT INTO loaded SELECT * FROM file;", $victim{'a calendar edit'};
	my $down = 0;
	for (1 .. 1500)
	{
		sleep 0.02;
		$down = (eval { $node->psql('postgres', 'SELECT 1') } // 2) != 0 || slurp_file($node->logfile) =~ /PANIC.*No space left/;
		last if $down;
	}
	ok($down, 'without space for its log the server stops');
	unlink $filler;
	told($_) foreach @s;
	eval { $node->stop('immediate') };
	$node->start;
	sound('no space for the log');
	$node->stop;
	system("rm '$wal' && cp -a '$small/pg_wal' '$wal' && rm -rf '$small/pg_wal'") == 0 or die 'cannot move pg_wal back';
	$node->start;
}

# ---- no memory ----

$node->stop;
{
	my $data = $node->data_dir;
	my $log = $node->logfile;
	system("bash -c \"ulimit -v 420000; pg_ctl -w -D '$data' -l '$log' -o '--cluster-name=faults' start >/dev/null\"") == 0 or die 'the server does not start with so little memory';
	my %state;
	foreach my $query (
		q{SELECT length(vi_clean(repeat('Cộng hòa xã hội ', 4000000)))}, q{SELECT length(vi_fold(repeat('Đ ', 30000000)))}, q{SELECT count(*) FROM extract_document_numbers(repeat('299/QĐ-UBND ', 5000000))},
		q{SELECT work_calendar(jsonb_build_object('first_day', '1990-01-01', 'off', (SELECT jsonb_agg('2000-01-01'::text) FROM generate_series(1, 3000000))), 'x')}, q{SET work_mem = '2GB'; SELECT count(*) FROM (SELECT DISTINCT (code || i)::text FROM file, generate_series(1, 400) AS i) AS x},
		q{SELECT length(ts_headline('cchc.vietnamese', repeat('thủ tục ', 3000000), 'thủ & tục'))}, q{SELECT cardinality(tstzranges) FROM (SELECT array_agg(tstzrange(now(), now())) AS tstzranges FROM generate_series(1, 20000000)) AS x},
		q{SELECT count(*) FROM load_dossiers('file')}, q{SELECT refresh_flow()}, q{SELECT count(*) FROM bieu_ii_06('[2022-01-01,2022-12-31)')})
	{
		my ($status, undef, $err) = $node->psql('soak', "\\set VERBOSITY verbose\nBEGIN; $query; ROLLBACK;");
		my ($state) = $err =~ /ERROR:  (\w{5}):/;
		$state{ $state // 'done' }++;
		# 54000: a text is too long for anybody; 53200: there is no memory
		like($state // 'done', qr/^(?:done|53200|54000|57014|22023)$/, "with little memory: $query") or diag($err);
	}
	note join ' ', map { "$_: $state{$_}" } sort keys %state;
	cmp_ok($state{53200} // 0, '>', 0, 'memory was short');
	system("pg_ctl -w -D '$data' -m fast stop >/dev/null");
	unlike(slurp_file($log) =~ s/.*(?=no space)//sr, qr/was terminated by signal (?:6|7|11)/, 'no backend crashed') if !$ENV{CCHC_SMALL_DISK};
}
$node->start;
sound('little memory');

# ---- old snapshots ----

append_to_file("$dir/step.sql", "SELECT step();\n");
foreach my $level ('repeatable read', 'serializable')
{
	sql('TRUNCATE refusal');
	local $ENV{PGOPTIONS} = "-c default_transaction_isolation=" . ($level =~ s/ /\\ /r);
	$node->command_ok([ 'pgbench', '-n', '-c', '8', '-j', '2', '-T', '10', '-f', "$dir/step.sql", '-h', $node->host, '-p', $node->port, 'soak' ], "eight $level writers");
	delete $ENV{PGOPTIONS};
	note $level . ': ' . sql('SELECT string_agg(sqlstate || \' \' || n, \', \' ORDER BY sqlstate) FROM (SELECT sqlstate, count(*) AS n FROM refusal GROUP BY 1) AS x');
	is(sql(q{SELECT string_agg(DISTINCT act || ' ' || sqlstate || ' ' || message, ', ') FROM refusal WHERE sqlstate NOT IN ('55000', '22008', 'P0002', '22004', 'UNDO1', '40001', '40P01')}), '', "$level: what is refused is to be tried again, or an operator's mistake");
	sound("$level writers");
}

# ---- a standby is promoted ----

{
	$node->backup('base');
	my $standby = PostgreSQL::Test::Cluster->new('standby');
	$standby->init_from_backup($node, 'base', has_streaming => 1);
	$standby->append_conf('postgresql.conf', "synchronous_standby_names = ''");
	$standby->start;
	$node->append_conf('postgresql.conf', "synchronous_standby_names = 'standby'\nsynchronous_commit = on");
	$node->reload;
	my @s = map { session($_) } q{SELECT receive_dossier('9.000001', 'H56.01', 'online');}, q{SELECT receive_dossier('9.000001', 'H56.02', 'online');}, $victim{'a calendar edit'}, $victim{sign_report};
	my $until = time + 3;
	sleep $until - time;
	is($standby->safe_psql('soak', 'SELECT count(*) > 0 FROM dossier_now'), 't', 'the standby answers while it follows');
	$node->stop('immediate');
	told($_) foreach @s;
	$standby->promote;
	sound('a promoted standby', $standby);
	my $n = sql(q{SELECT count(*) FROM dossier}, node => $standby);
	is(sql(q{SELECT count(receive_dossier('9.000001', 'H56.01', 'online')) FROM generate_series(1, 50)}, node => $standby), '50', 'it goes on receiving, and no number is given twice');
	is(sql(q{SELECT count(*) FROM dossier}, node => $standby) - $n, 50, 'fifty more');
	sound('a promoted standby that worked', $standby);
	$standby->stop;
}

note "$count{killed} backends killed, " . keys(%acknowledged) . ' acknowledged dossiers';
done_testing();
