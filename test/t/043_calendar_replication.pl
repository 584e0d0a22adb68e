# Calendars on a standby, in parallel workers, behind logical replication, and
# in a session that outlives the extension.
use strict;
use warnings;
use PostgreSQL::Test::Cluster;
use PostgreSQL::Test::Utils;
use Test::More;

my $node = PostgreSQL::Test::Cluster->new('primary');
$node->init(allows_streaming => 'logical');
$node->append_conf('postgresql.conf', 'max_prepared_transactions = 3');
$node->start;
$node->safe_psql('postgres', 'CREATE EXTENSION cchc');
$node->backup('base');

# A standby computes with what has been replayed, in sessions that looked before.
my $standby = PostgreSQL::Test::Cluster->new('standby');
$standby->init_from_backup($node, 'base', has_streaming => 1);
$standby->start;
my $query = q{SELECT cchc.is_working_day('2026-12-18')};
my $edit = q{INSERT INTO cchc.day_off (calendar, day) VALUES ('vn', '2026-12-18')};
my $session = open_session($standby);
is(ask($session, $query), 't', 'standby: before the edit');
$node->safe_psql('postgres', $edit);
$node->wait_for_catchup($standby, 'replay', $node->lsn('write'));
is(ask($session, $query), 'f', 'standby: the same session after it');
$node->safe_psql('postgres', 'DELETE FROM cchc.day_off WHERE NOT builtin');
$node->wait_for_catchup($standby, 'replay', $node->lsn('write'));
is(ask($session, $query), 't', 'standby: and after its removal');

# Within one transaction, when an edit ends between one that still runs and one that has ended: xmin
# and xmax of the two snapshots are the same, and a standby counts who runs elsewhere than a primary.
$node->safe_psql('postgres', qq{
	BEGIN; SELECT pg_current_xact_id(); PREPARE TRANSACTION 'runs';
	BEGIN; $edit; PREPARE TRANSACTION 'edit';
	CREATE TABLE ended ()});
$node->wait_for_catchup($standby, 'replay', $node->lsn('write'));
ask($session, q{BEGIN; SELECT 'begun'});
is(ask($session, $query), 't', 'standby: an edit is prepared');
$node->safe_psql('postgres', "COMMIT PREPARED 'edit'");
$node->wait_for_catchup($standby, 'replay', $node->lsn('write'));
is(ask($session, $query), 'f', 'standby: and committed, in the same transaction');
ask($session, q{COMMIT; SELECT 'ended'});
$node->safe_psql('postgres', "ROLLBACK PREPARED 'runs'; DELETE FROM cchc.day_off WHERE NOT builtin");
end_session($session);

# A psql that stays connected.
sub open_session
{
	my ($server) = @_;
	my ($in, $out) = ('', '');
	my $run = IPC::Run::start([ 'psql', '-XAtq', '-d', $server->connstr('postgres') ],
		'<', \$in, '>', \$out, IPC::Run::timeout($PostgreSQL::Test::Utils::timeout_default));
	return { in => \$in, out => \$out, run => $run };
}

# Send one query to an open session, and wait for the one line that it answers.
sub ask
{
	my ($open, $sql) = @_;
	${ $open->{out} } = '';
	${ $open->{in} } .= "$sql;\n";
	$open->{run}->pump until ${ $open->{out} } =~ /\n/;
	my ($line) = ${ $open->{out} } =~ /^(.*)\n/;
	return $line;
}

sub end_session
{
	my ($open) = @_;
	${ $open->{in} } .= "\\q\n";
	$open->{run}->finish;
	return;
}

# Parallel workers see the edit of the transaction that started them, and its setting.
my $parallel = q{
	SET max_parallel_workers_per_gather = 2; SET parallel_setup_cost = 0; SET parallel_tuple_cost = 0;
	SET min_parallel_table_scan_size = 0;};
$node->safe_psql('postgres', q{
	CREATE TABLE d AS SELECT date '2026-12-18' AS day FROM generate_series(1, 20000);
	ALTER TABLE d SET (parallel_workers = 2);
	ANALYZE d;
	INSERT INTO cchc.calendar (name, parent) VALUES ('h56', 'vn');
	INSERT INTO cchc.day_off (calendar, day) VALUES ('h56', '2026-12-18')});
like($node->safe_psql('postgres', qq{$parallel EXPLAIN SELECT count(*) FROM d WHERE cchc.is_working_day(day)}),
	qr/Gather/, 'the plan is parallel');
is($node->safe_psql('postgres', qq{$parallel
	SELECT count(*) FROM d WHERE cchc.is_working_day(day);
	SET cchc.calendar = 'h56';
	SELECT count(*) FROM d WHERE cchc.is_working_day(day);
	SELECT count(*) FROM d WHERE cchc.is_working_day(day, cchc.calendar());
	RESET cchc.calendar;
	BEGIN ISOLATION LEVEL REPEATABLE READ;
	SELECT count(*) FROM d WHERE cchc.is_working_day(day);
	ROLLBACK;}), "20000\n0\n0\n20000", 'parallel workers know the setting');

# The worker of logical replication fires row triggers only.
my $subscriber = PostgreSQL::Test::Cluster->new('subscriber');
$subscriber->init;
$subscriber->start;
$subscriber->safe_psql('postgres', 'CREATE EXTENSION cchc');
$node->safe_psql('postgres', 'CREATE PUBLICATION days FOR TABLE cchc.day_off, cchc.day_swap, cchc.calendar_hours');
$subscriber->safe_psql('postgres',
	"CREATE SUBSCRIPTION days CONNECTION '" . $node->connstr . " dbname=postgres' PUBLICATION days WITH (copy_data = false)");
$node->safe_psql('postgres', "DELETE FROM cchc.calendar WHERE name = 'h56'");
$node->wait_for_catchup('days');
$node->safe_psql('postgres', $edit);
$node->wait_for_catchup('days');
is($subscriber->safe_psql('postgres', $query), 'f', 'an insert has been applied and compiled');
$node->safe_psql('postgres', q{UPDATE cchc.day_off SET day = '2026-12-17' WHERE day = '2026-12-18'});
$node->wait_for_catchup('days');
is($subscriber->safe_psql('postgres', $query), 't', 'an update');
$node->safe_psql('postgres', q{DELETE FROM cchc.day_off WHERE day = '2026-12-17'});
$node->wait_for_catchup('days');
is($subscriber->safe_psql('postgres', q{SELECT cchc.is_working_day('2026-12-17')}), 't', 'a delete');
$node->safe_psql('postgres', q{TRUNCATE cchc.day_swap});
$node->wait_for_catchup('days');
is($subscriber->safe_psql('postgres', q{SELECT cchc.is_working_day('2026-01-10')}), 'f', 'a truncate');

# One session, two lives of the extension: the versions begin anew, the cache must not.
$node->safe_psql('postgres', 'CREATE DATABASE twice');
is($node->safe_psql('twice', q{
	CREATE EXTENSION cchc;
	INSERT INTO cchc.day_off (calendar, day) VALUES ('vn', '2026-12-18');
	SELECT cchc.is_working_day('2026-12-18'), cchc.is_working_day('2026-12-21');
	SET client_min_messages = error;
	DROP EXTENSION cchc CASCADE;
	CREATE EXTENSION cchc;
	INSERT INTO cchc.day_off (calendar, day) VALUES ('vn', '2026-12-21');
	SELECT cchc.is_working_day('2026-12-18'), cchc.is_working_day('2026-12-21');}),
	"f|t\nt|f", 'the extension dropped and made again');

$subscriber->stop;
$standby->stop;
$node->stop;
done_testing();
