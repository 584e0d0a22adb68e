# A nation of provinces: two publish their day flow, or answer through a foreign
# server, and a ministry adds them up.  Whatever happens to a dossier arrives;
# who is late, down, or sends what is not his is told and not counted.
use strict;
use warnings;
use PostgreSQL::Test::Cluster;
use PostgreSQL::Test::Utils;
use Test::More;

my %node;
foreach my $name (qw(h56 h01 ministry))
{
	$node{$name} = PostgreSQL::Test::Cluster->new($name);
	$node{$name}->init(allows_streaming => 'logical', extra => [ '-E', 'UTF8', '--locale=C' ]);
	$node{$name}->append_conf('postgresql.conf', "wal_retrieve_retry_interval = 500ms\nmax_logical_replication_workers = 12\nmax_sync_workers_per_subscription = 4");
	$node{$name}->start;
	$node{$name}->safe_psql('postgres', 'CREATE EXTENSION cchc');
}
my $ministry = $node{ministry};
my ($half, $month) = ("'[2022-01-15,2022-06-15)'", "'[2022-03-15,2022-04-15)'");

# A province: its register, its dossiers and what became of them.
sub province
{
	my ($name, $dossiers) = @_;
	my $code = uc $name;
	$node{$name}->safe_psql('postgres', qq{
		SELECT cchc.create_registry('$name');
		SET search_path = $name, cchc, public;
		INSERT INTO agency (code, name, kind) VALUES ('$code.01', 'Sở A', 'department'), ('$code.21', 'Huyện B', 'rural_district');
		INSERT INTO field (name) VALUES ('Hộ tịch'), ('Đất đai');
		INSERT INTO procedure (code, name, field_id, agency, levels) VALUES ('9.000001', 'Một', 1, '$code.01', '{province}'), ('9.000002', 'Hai', 2, '$code.01', '{province}');
		INSERT INTO dossier (code, procedure, agency, channel, received_at, due_at)
		SELECT dossier_code(a, d.day, i), CASE WHEN i % 2 = 0 THEN '9.000001' ELSE '9.000002' END::procedure_code, a, CASE WHEN i % 3 = 0 THEN 'online' ELSE 'post' END,
			(d.day + time '09:00') AT TIME ZONE interval '7 hours', (d.day + 7 + time '17:00') AT TIME ZONE interval '7 hours'
		FROM unnest('{$code.01,$code.21}'::agency_code[]) AS a CROSS JOIN generate_series(1, $dossiers) AS i
		CROSS JOIN LATERAL (SELECT '2022-02-01'::date + 3 * i AS day) AS d;
		SELECT count(finish(code, at => received_at + interval '1 day' * (sequence(code) % 13))) FROM dossier WHERE sequence(code) % 5 <> 0;
		SELECT refresh_flow(), attach_province_flow('$name', '$code');
		SELECT refresh_flow();
		CREATE PUBLICATION flow FOR TABLE flow_${name}, flow_${name}_state;
	});
	return;
}
province('h56', 20);
province('h01', 26);

# What a province counts from its dossiers, and what the ministry adds up from its flow
my $measures = 'sum(received), sum(carried_over), sum(transferred_in), sum(reopened), sum(resolved_early), sum(resolved_on_time), sum(resolved_late), sum(transferred_out), sum(open_in_time), sum(open_overdue)';
sub counted
{
	my ($name, $period) = @_;
	return $node{$name}->safe_psql('postgres', "SET search_path = $name, cchc, public; SELECT agency, field, channel = 'online', $measures FROM kpi_ii_06($period) WHERE agency <@ '" . uc($name) . "' GROUP BY 1, 2, 3 ORDER BY 1, 2, 3");
}
sub added_up
{
	my ($database, $name, $period) = @_;
	return $ministry->safe_psql($database, "SET search_path = national, cchc, public; SELECT agency, field, online, $measures FROM flow_ii_06($period, within => '" . uc($name) . "') GROUP BY 1, 2, 3 ORDER BY 1, 2, 3");
}
sub printed
{
	my ($server, $database, $schema, $period, $source) = @_;
	return $server->safe_psql($database, "SET search_path = $schema, cchc, public; SELECT received_total, received_online, received_other, carried_over, reopened, resolved_total, resolved_early, resolved_on_time, resolved_late, open_total, open_in_time, open_overdue
		FROM ii_06($period, by => 'none', source => '$source')");
}
sub arrives
{
	my ($title, @names) = @_;
	foreach my $name (@names)
	{
		$node{$name}->safe_psql('postgres', "SELECT $name.refresh_flow()");
		$node{$name}->wait_for_catchup("flow_$name");
		foreach my $period ($half, $month)
		{
			my $wanted = counted($name, $period);
			isnt($wanted, '', "$title: $name has a form of $period") if $period eq $half;
			is(added_up('postgres', $name, $period), $wanted, "$title: $name, $period");
		}
	}
	return;
}
sub state_of
{
	my ($database, $name, $columns) = @_;
	return $ministry->safe_psql($database, "SELECT concat_ws(' | ', $columns) FROM national.flow_province WHERE province::text = '" . uc($name) . "'");
}

# The ministry
$ministry->safe_psql('postgres', q{
	SELECT cchc.create_registry('national');
	SET search_path = national, cchc, public;
	INSERT INTO agency (code, name, kind) VALUES ('H56', 'Tỉnh A', 'province'), ('H56.01', 'Sở A', 'department'), ('H56.21', 'Huyện B', 'rural_district'), ('H01', 'Tỉnh B', 'province'), ('H01.01', 'Sở A', 'department'), ('H01.21', 'Huyện B', 'rural_district'), ('H99', 'Tỉnh C', 'province');
	INSERT INTO field (name) VALUES ('Hộ tịch'), ('Đất đai');
	SELECT attach_province_flow('national', 'H56', 'h56'), attach_province_flow('national', 'H01', 'h01');
});
is(state_of('postgres', 'h56', 'state'), 'never', 'nobody has sent anything');
my (undef, undef, $error) = $ministry->psql('postgres', "SELECT * FROM national.ii_06($half, source => 'flow')");
like($error, qr/no province has delivered its day flow/, 'and that is no form of zeros');
sub subscribe
{
	my ($name, $options) = @_;
	(my $from = $node{$name}->connstr('postgres')) =~ s/'/''/g;
	$ministry->safe_psql('postgres', "CREATE SUBSCRIPTION flow_$name CONNECTION '$from' PUBLICATION flow WITH ($options)");
	$ministry->wait_for_subscription_sync($node{$name}, "flow_$name");
	return;
}
subscribe('h56', 'disable_on_error = true');
(undef, undef, $error) = $ministry->psql('postgres', "SELECT * FROM national.flow_ii_06($half, within => 'H01')");
like($error, qr/the day flow of "H01" was never delivered/, 'one that has not delivered is unknown while others have');
subscribe('h01', 'disable_on_error = false');
arrives('first copy', qw(h56 h01));
is(state_of('postgres', $_, 'filled_by, state, left_out, what_to_do'), 'subscription | ok | {}', "$_ delivers") foreach qw(h56 h01);
is(state_of('postgres', 'h99', 'state, detail'), 'missing | No part of the flow is attached for it.', 'one that nobody attached is missing');

# A whole life
my $life = 'SET search_path = h56, cchc, public;';
my $c = "'H56.21-220401-0901'";
foreach my $act (
	[ 'received', "INSERT INTO dossier (code, procedure, agency, channel, received_at, due_at) VALUES ($c, '9.000001', 'H56.21', 'online', '2022-04-01 09:00+07', '2022-04-08 17:00+07')" ],
	[ 'paused', "SELECT pause($c, 'supplement', '2022-04-04 09:00+07')" ],
	[ 'resumed', "SELECT resume($c, '2022-04-18 09:00+07')" ],
	[ 'transferred', "SELECT transfer($c, 'H56.01', 'other', at => '2022-04-19 09:00+07')" ],
	[ 'finished', "SELECT finish($c, at => '2022-05-25 09:00+07')" ],
	[ 'reopened', "SELECT reopen($c, 'other', '2022-05-27 09:00+07')" ],
	[ 'corrected', "SELECT correct_dossier($c, 'channel', 'post', 'nhầm')" ],
	[ 'voided', "SELECT void_dossier($c, 'nhầm')" ],
	[ 'deleted', "DELETE FROM dossier WHERE code = 'H56.01-220204-0001'" ],
	[ 'a field renamed', "UPDATE field SET name = 'Đất đai và môi trường' WHERE name = 'Đất đai'" ])
{
	$node{h56}->safe_psql('postgres', "$life $act->[1]");
	arrives($act->[0], 'h56');
}
$ministry->safe_psql('postgres', "UPDATE national.field SET name = 'Đất đai và môi trường' WHERE name = 'Đất đai'");
my @parts = map { [ split /\|/, printed($node{$_}, 'postgres', $_, $half, 'counted') ] } qw(h56 h01);
is(printed($ministry, 'postgres', 'national', $half, 'flow'), join('|', map { $parts[0][$_] + $parts[1][$_] } 0 .. $#{ $parts[0] }), 'the form of the nation is the sum of its provinces\'');

# Agencies of others in a province's registry stay there, and are told.
my $h01_before = added_up('postgres', 'h01', $half);
$node{h56}->safe_psql('postgres', "$life
	INSERT INTO agency (code, name, kind) VALUES ('H01.01', 'Của tỉnh khác', 'department'), ('G12.56', 'Cục Thuế', 'vertical_agency');
	INSERT INTO dossier (code, procedure, agency, channel, received_at, due_at) SELECT dossier_code(a, '2022-04-01', 7), '9.000001', a, 'post', '2022-04-01 09:00+07', '2022-04-08 17:00+07' FROM unnest('{H01.01,G12.56}'::agency_code[]) AS a");
arrives('agencies of others', 'h56');
is(state_of('postgres', 'h56', 'state, left_out, what_to_do'), 'ok | {G12.56,H01.01} | The province says whose the agencies of left_out are: their lines are in no form of the nation.', 'codes of others are told');
is(added_up('postgres', 'h01', $half), $h01_before, 'and not counted');
# One that forges its part is refused.
my $log = -s $ministry->logfile;
$node{h56}->safe_psql('postgres', "$life ALTER TABLE dossier_flow_own DETACH PARTITION flow_h56;
	INSERT INTO flow_h56 SELECT 'H01.01', field, online, day, 1000, 0, 0, 0, 0, 0, 0, 0 FROM flow_h56 LIMIT 1");
$ministry->poll_query_until('postgres', "SELECT state = 'stopped' FROM national.flow_province WHERE province::text = 'H56'") or die 'not stopped';
like(state_of('postgres', 'h56', 'detail, what_to_do'), qr/Subscription "flow_h56" is disabled; errors that it met: [1-9]\d*\. \| .*ALTER SUBSCRIPTION flow_h56 ENABLE/, 'a line of another province stops the subscription');
is(added_up('postgres', 'h01', $half), $h01_before, 'and is not counted');
# The line is taken back, and its transaction skipped.
my ($lsn) = slurp_file($ministry->logfile, $log) =~ /violates partition constraint.*?finished at ([0-9A-F]+\/[0-9A-F]+)/s;
$node{h56}->safe_psql('postgres', "$life DELETE FROM flow_h56 WHERE agency = 'H01.01';
	ALTER TABLE dossier_flow_own ATTACH PARTITION flow_h56 FOR VALUES FROM (agency_code_first('H56')) TO (agency_code_last('H56'))");
$ministry->safe_psql('postgres', "ALTER SUBSCRIPTION flow_h56 SKIP (lsn = '$lsn')");
$ministry->safe_psql('postgres', 'ALTER SUBSCRIPTION flow_h56 ENABLE');
arrives('skipped', 'h56');
is(state_of('postgres', 'h56', 'state'), 'ok', 'it delivers again');

# Late: what was delivered stays counted, and says how old it is.
$node{h01}->safe_psql('postgres', "UPDATE h01.flow_h01_state SET refreshed_at = now() - interval '3 days'");
$node{h01}->wait_for_catchup('flow_h01');
is(state_of('postgres', 'h01', 'state, cchc.local_day(now()) - complete_until, what_to_do'), 'late | 4 | The province calls refresh_flow() every night.', 'one that is late is told');
is(added_up('postgres', 'h01', $half), $h01_before, 'what it delivered is counted');

# The same through foreign servers, in a database of its own.
$ministry->safe_psql('postgres', 'CREATE DATABASE live');
$ministry->safe_psql('live', 'CREATE EXTENSION cchc; CREATE EXTENSION postgres_fdw; SELECT cchc.create_registry(\'national\')');
foreach my $name (qw(h56 h01))
{
	my ($host, $port, $code) = ($node{$name}->host, $node{$name}->port, uc $name);
	$ministry->safe_psql('live', qq{
		CREATE SERVER $name FOREIGN DATA WRAPPER postgres_fdw OPTIONS (host '$host', port '$port', dbname 'postgres', extensions 'cchc', connect_timeout '3', fdw_tuple_cost '0.2');
		CREATE USER MAPPING FOR CURRENT_USER SERVER $name;
		SELECT cchc.attach_province_flow('national', '$code', '$name', '$name');
	});
}
foreach my $name (qw(h56 h01))
{
	is(added_up('live', $name, $_), counted($name, $_), "foreign: $name, $_") foreach ($half, $month);
}
is(printed($ministry, 'live', 'national', $half, 'flow'), printed($ministry, 'postgres', 'national', $half, 'flow'), 'foreign: the form of the nation');
$ministry->safe_psql('live', 'ANALYZE h56.flow_h56; ANALYZE h01.flow_h01');
# The plan is that of a statement in the function: what each province is asked
sub asked
{
	my ($arguments) = @_;
	my (undef, undef, $log) = $ministry->psql('live', "SET search_path = national, cchc, public; LOAD 'auto_explain'; SET auto_explain.log_min_duration = 0; SET auto_explain.log_nested_statements = on;
		SET auto_explain.log_verbose = on; SET auto_explain.log_analyze = off; SET client_min_messages = log; SELECT count(*) FROM flow_ii_06($arguments)");
	return grep { !/_state/ } $log =~ /Remote SQL: (.*)/g;
}
my @remote = asked($half);
is(join(' ', sort map { /FROM (h56|h01)\.flow_\1 .*GROUP BY 1, 2, 3/ ? "$1 adds up" : $_ } @remote), 'h01 adds up h56 adds up', 'one statement a province, which adds up its own lines');
@remote = asked("$half, within => 'H56'");
# Where partitions are pruned by <@, it has become a range.
is(scalar(grep { /FROM h56\.flow_h56 .*agency OPERATOR\(cchc\.(<@|>=)\).* GROUP BY/ } @remote), 1, 'within goes along') or diag("@remote");
is(state_of('live', 'h56', 'filled_by, state, left_out'), 'foreign_server | ok | {G12.56,H01.01}', 'foreign: ok, and what is left out');
is(state_of('live', 'h01', 'state'), 'late', 'foreign: late');
(undef, undef, $error) = $ministry->psql('live', 'DELETE FROM national.dossier_flow');
like($error, qr/does not allow deletes/, 'a ministry deletes nothing in a province');
is($ministry->safe_psql('live', 'SELECT national.refresh_flow()'), '0', 'its own refresh asks no province');

# Down
$node{h01}->stop('immediate');
$ministry->poll_query_until('postgres', "SELECT state = 'down' FROM national.flow_province WHERE province::text = 'H01'") or die 'not down';
like(state_of('postgres', 'h01', 'detail'), qr/Subscription "flow_h01" has no connection/, 'one that is down is told');
is(added_up('postgres', 'h01', $half), $h01_before, 'what it delivered is counted');
like(state_of('live', 'h01', 'state, detail'), qr/^down \| could not connect to server "h01"/, 'foreign: one that is down is a line of the view');
is(state_of('live', 'h56', 'state'), 'ok', 'foreign: the other is ok');
(undef, undef, $error) = $ministry->psql('live', "SELECT * FROM national.flow_ii_06($half)");
like($error, qr/could not connect to server "h01"/, 'foreign: a form without it is no form of the nation');
$ministry->safe_psql('live', "SELECT cchc.detach_province_flow('national', 'H01')");
is(added_up('live', 'h56', $half), counted('h56', $half), 'foreign: left out, the others are read');
$node{h01}->start;
$ministry->poll_query_until('postgres', "SELECT state = 'late' FROM national.flow_province WHERE province::text = 'H01'") or die 'not up';
arrives('up again', 'h01');
is(state_of('postgres', 'h01', 'state'), 'ok', 'and ok after its refresh');

# A province that crashes while it is read: disable_on_error takes that for an error as well.
$node{h56}->stop('immediate');
$ministry->poll_query_until('postgres', "SELECT NOT subenabled FROM pg_subscription WHERE subname = 'flow_h56'") or die 'enabled';
is(state_of('postgres', 'h56', 'state'), 'stopped', 'disable_on_error makes of a crash a subscription to be enabled by hand');
$node{h56}->start;
$ministry->safe_psql('postgres', 'ALTER SUBSCRIPTION flow_h56 ENABLE');
arrives('enabled', 'h56');

# A table of the same name elsewhere is none of it, whatever becomes of what fills that one.
(my $from = $node{h01}->connstr('postgres')) =~ s/'/''/g;
$_->safe_psql('postgres', 'CREATE SCHEMA elsewhere CREATE TABLE flow_h56 (n integer PRIMARY KEY)') foreach ($node{h01}, $ministry);
$node{h01}->safe_psql('postgres', 'CREATE PUBLICATION elsewhere FOR TABLE elsewhere.flow_h56');
$ministry->safe_psql('postgres', "CREATE SUBSCRIPTION elsewhere CONNECTION '$from' PUBLICATION elsewhere");
$ministry->wait_for_subscription_sync($node{h01}, 'elsewhere');
$ministry->safe_psql('postgres', 'ALTER SUBSCRIPTION elsewhere DISABLE');
is(state_of('postgres', 'h56', 'state'), 'ok', 'a subscription of another table of that name is not asked');

$_->stop foreach values %node;
done_testing();
