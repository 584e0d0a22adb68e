# Layouts: the same rows give the same reports, the same acts the same history, in
# each of them; a registry moves from one to the next without losing a row.
use strict;
use warnings;
use PostgreSQL::Test::Cluster;
use PostgreSQL::Test::Utils;
use Test::More;

my $seed = $ENV{CCHC_SEED} // int(rand(1_000_000));
note "seed $seed; CCHC_SEED=$seed repeats the run";
my $node = PostgreSQL::Test::Cluster->new('layouts');
$node->init(allows_streaming => 'logical', extra => [ '-E', 'UTF8', '--locale=C' ]);
$node->append_conf('postgresql.conf', "timezone = 'America/New_York'\nfsync = off");
$node->start;
$node->safe_psql('postgres', "CREATE DATABASE $_") for qw(demo restored moved ministry);

sub file { my ($name, %with) = @_; return $node->safe_psql('demo', '', extra_params => [ (map { ('-v', "$_=$with{$_}") } sort keys %with), '-f', $name ]); }

# The demo, with fewer dossiers.
my $dossiers = slurp_file('examples/dossiers.sql');
is($dossiers =~ s/\b200000\b/1200/g, 1, 'the number of dossiers stands in one place');
$node->safe_psql('demo', 'CREATE EXTENSION cchc');
$node->safe_psql('demo', "SELECT cchc.create_registry('h56'), cchc.create_registry('partitioned', 'partitioned')");
$node->safe_psql('demo', "SET search_path = h56, cchc;\n" . slurp_file('examples/half_year_2022.sql') . $dossiers . slurp_file('examples/life.sql') . "
	SELECT refresh_flow();
	SELECT sign_report('II.06', cchc.reporting_period('official_half', 2022, 1));
	SELECT sign_report('reform', cchc.reporting_period('official_half', 2022, 1));");

# compare A B: both ways; what was asked is enough, and answers something
sub compare
{
	my ($a, $b) = @_;
	my $said = file('examples/compare_registries.sql', a => $a, b => $b);
	my @lines = split /\n/, $said;
	my ($questions, $objects, $rows, $only_a, $only_b) = split /\|/, pop @lines;
	is("$only_a $only_b", '0 0', "$b: every table, view and report answers as in $a") or diag $said;
	cmp_ok($questions, '>', 450, "$b: $questions questions to $objects objects");
	cmp_ok($rows, '>', 20_000, "$b: $rows rows compared");
	is(join('; ', grep { /no value for/ && /^(?:kpi_|report|bieu_|ii_|index_766|on_time|overdue|dossiers_|flow_ii|flow_on|what_if|why_)/ } @lines), '',
		"$b: no report is left out for want of an argument");
	return;
}

file('examples/copy_registry.sql', from => 'h56', to => 'partitioned');
is($node->safe_psql('demo', 'SELECT DISTINCT tableoid::regclass FROM partitioned.dossier'), 'partitioned.dossier_rest', 'dossiers begin in the default partition');
cmp_ok($node->safe_psql('demo', "SELECT cchc.attach_province('partitioned', 'H56.21')"), '>', 10, 'a partition is attached, and takes its rows');
is($node->safe_psql('demo', "SELECT count(*) FROM partitioned.dossier WHERE (code OPERATOR(cchc.<@) 'H56.21'::cchc.agency_code) <> (tableoid = 'partitioned.dossier_h56_21'::regclass)"),
	'0', 'all of them and no others');
compare('h56', 'partitioned');

# Layout citus on the stand-in that sql/layout_citus.sql has: its bodies and its history, not Citus itself.
my ($stand_in) = slurp_file('sql/layout_citus.sql') =~ /^(-- The stand-in\n.*)^-- End of the stand-in$/ms or die 'no stand-in';
$node->safe_psql($_, $stand_in) for qw(demo restored);
$node->safe_psql('demo', "SELECT cchc.create_registry('citus', 'citus')");
file('examples/copy_registry.sql', from => 'h56', to => 'citus');
compare('h56', 'citus');

# The comparison can fail.
$node->safe_psql('demo', "SET search_path = partitioned, cchc; ALTER TABLE dossier DISABLE TRIGGER USER;
	UPDATE dossier SET due_at = finished_at + interval '40 days' WHERE code = (SELECT max(code) FROM dossier WHERE outcome = 'resolved' AND finished_on > due_on AND finished_on < '2022-06-01')");
my @wrong = split /\n/, file('examples/compare_registries.sql', a => 'h56', b => 'partitioned');
cmp_ok(scalar(grep { /^(?:kpi_ii_06|dossier|bieu_ii_06|kpi_on_time)\|/ } @wrong), '>', 3, 'one dossier otherwise, and the comparison says so');

# A dump of the layouts restores as it is; that of citus is to be spread anew, on Citus.
my $dump = $node->basedir . '/dump.sql';
$node->command_ok([ 'pg_dump', '--no-sync', '--schema', 'partitioned', '--schema', 'citus', '--extension', 'cchc', '-f', $dump, $node->connstr('demo') ], 'pg_dump');
$node->command_ok([ 'psql', '-X', '-q', '-v', 'ON_ERROR_STOP=1', '-f', $dump, $node->connstr('restored') ], 'restore');
foreach my $query ("SELECT tableoid::regclass, count(*), md5(string_agg(d::text, E'\\n' ORDER BY d::text COLLATE \"C\")) FROM partitioned.dossier AS d GROUP BY 1 ORDER BY 2",
	"SELECT cchc.registry_layout('partitioned'), cchc.registry_version('partitioned')",
	"SELECT conname, pg_get_constraintdef(oid), obj_description(oid) FROM pg_constraint WHERE connamespace = 'partitioned'::regnamespace AND conparentid = 0 ORDER BY conname, conrelid::regclass::text",
	"SELECT * FROM partitioned.bieu_ii_06('[2021-12-15,2022-06-15)')",
	"SELECT cchc.registry_layout('citus'), md5(string_agg(d::text, E'\\n' ORDER BY d::text COLLATE \"C\")) FROM citus.dossier AS d",
	"SELECT * FROM citus.bieu_ii_06('[2021-12-15,2022-06-15)')")
{
	is($node->safe_psql('restored', $query), $node->safe_psql('demo', $query), "restored: $query");
}
is($node->safe_psql('restored', "SELECT cchc.attach_province('partitioned', 'H57')"), '0', 'the restored one takes another partition');

# From plain to partitioned by a dump of the rows, into another database.
$node->safe_psql('moved', 'CREATE EXTENSION cchc');
$node->safe_psql('moved', "SELECT cchc.create_registry('h56', 'partitioned')");
$node->safe_psql('moved', "SELECT cchc.attach_province('h56', 'H56.21')");
my $rows = $node->basedir . '/rows.sql';
$node->command_ok([ 'pg_dump', '--no-sync', '--data-only', '--disable-triggers', '--schema', 'h56', '--exclude-table', 'h56.registry_meta', '-f', $rows, $node->connstr('demo') ], 'pg_dump of the rows alone');
$node->command_ok([ 'psql', '-X', '-q', '-v', 'ON_ERROR_STOP=1', '--single-transaction', '-f', $rows, $node->connstr('moved') ], 'they go into the other layout');
my $every_row = "SELECT string_agg(c.relname || ' ' || (xpath('//x/text()', query_to_xml(format('SELECT md5(string_agg(t::text, '''' ORDER BY t::text COLLATE \"C\")) AS x FROM h56.%I AS t', c.relname), false, true, '')))[1]::text, E'\\n' ORDER BY c.relname)
	FROM pg_class AS c WHERE c.relnamespace = 'h56'::regnamespace AND c.relkind IN ('r', 'p') AND NOT c.relispartition AND c.relname <> 'registry_meta'";
is($node->safe_psql('moved', $every_row), $node->safe_psql('demo', $every_row), 'no row is lost or changed');
is($node->safe_psql($_, "SELECT count(*) FROM h56.data_problem") , $node->safe_psql('demo', "SELECT count(*) FROM h56.data_problem"), "$_: as many problems of the data as before") for 'moved';
is($node->safe_psql('moved', "SELECT h56.issue_dossier_code('H56.01', '2022-06-15 08:00+07')"), $node->safe_psql('demo', "SELECT h56.issue_dossier_code('H56.01', '2022-06-15 08:00+07')"), 'codes go on where they were');
is($node->safe_psql('moved', "SELECT nextval(pg_get_serial_sequence('h56.field', 'field_id'))"), $node->safe_psql('demo', "SELECT nextval(pg_get_serial_sequence('h56.field', 'field_id'))"), 'and numbers, too');

# From plain to partitioned by replication, while dossiers are worked on.
$node->safe_psql('ministry', 'CREATE EXTENSION cchc');
$node->safe_psql('ministry', "SELECT cchc.create_registry('h56', 'partitioned')");
$node->safe_psql('ministry', "SELECT cchc.attach_province('h56', 'H56'); DELETE FROM h56.registry_meta");
$node->safe_psql('demo', "CREATE PUBLICATION move FOR TABLES IN SCHEMA h56; SELECT pg_create_logical_replication_slot('move', 'pgoutput')");
(my $connection = $node->connstr('demo')) =~ s/'/''/g;
$node->safe_psql('ministry', "CREATE SUBSCRIPTION move CONNECTION '$connection' PUBLICATION move WITH (create_slot = false, slot_name = 'move')");
$node->poll_query_until('ministry', "SELECT count(*) = 0 FROM pg_subscription_rel WHERE srsubstate <> 'r'") or die 'the copy does not end';
$node->safe_psql('demo', "SET search_path = h56, cchc;
	SELECT pause(code, 'supplement') FROM (SELECT code FROM dossier WHERE finished_at IS NULL AND voided_at IS NULL AND code NOT IN (SELECT dossier FROM dossier_pause WHERE upper_inf(during)) ORDER BY code LIMIT 1) AS d;
	DELETE FROM dossier WHERE code = (SELECT min(code) FROM dossier WHERE finished_at IS NOT NULL)");
$node->wait_for_catchup('move');
is($node->safe_psql('ministry', $every_row), $node->safe_psql('demo', $every_row), 'replicated: the same rows, what was done meanwhile included');
is($node->safe_psql('ministry', 'SELECT DISTINCT tableoid::regclass FROM h56.dossier'), 'h56.dossier_h56', 'in their partition');
is($node->safe_psql('ministry', 'SELECT layout FROM h56.registry_meta'), 'plain', 'registry_meta came, too, and is to be set right');
$node->safe_psql('ministry', 'DROP SUBSCRIPTION move');

# The same acts in each layout leave the same history.
sub acts
{
	my ($out, $err);
	IPC::Run::run([ 'python3', 'test/reference/history.py', @_ ], '>', \$out, '2>', \$err) or die $err;
	return $out;
}
my %left;
# A plain UPDATE has its history from a trigger, which layout citus has not: there the functions alone.
foreach my $run ('plain', 'partitioned', 'plain, functions', 'citus, functions')
{
	my ($layout, $functions) = split /, /, $run;
	my $acts = acts('acts', $seed) . acts('late', $seed);
	$acts =~ s/^SELECT act\(\d+, '[^']*', 'correct_.*\n//mg if $functions;
	$node->safe_psql('restored', 'DROP SCHEMA IF EXISTS hist CASCADE');
	$node->safe_psql('restored', "SELECT cchc.create_registry('hist', '$layout')");
	$node->safe_psql('restored', "SELECT cchc.attach_province('hist', 'H56.21')") if $layout eq 'partitioned';
	$node->safe_psql('restored', "SET search_path = hist, cchc, public;\nSET client_min_messages = error;
		INSERT INTO agency (code, name, kind) VALUES ('H56.01', 'Sở A', 'department'), ('H56.02', 'Sở B', 'department'),
			('H56.21', 'Huyện C', 'rural_district'), ('H56.21.01', 'Xã D', 'commune');
		INSERT INTO field (name) VALUES ('Hộ tịch');
		INSERT INTO procedure (code, name, field_id, agency, levels, time_limit) VALUES
			('9.000001', 'Một', 1, 'H56.01', '{province}', '5 ngày làm việc'), ('9.000002', 'Hai', 1, 'H56.01', '{province}', '10 ngày'),
			('9.000003', 'Ba', 1, 'H56.01', '{province}', NULL);\n" . slurp_file('test/reference/history.sql') . $acts);
	$left{$run} = $node->safe_psql('restored', "SET search_path = hist, cchc, public;
		SELECT n, act, sqlstate, message FROM log ORDER BY n;
		SELECT to_jsonb(d) - '{noted_at,end_noted_at,modified_at,voided_at}'::text[] FROM dossier AS d ORDER BY code;
		SELECT to_jsonb(h) - '{noted_at,end_noted_at,number}'::text[] FROM dossier_past AS h WHERE mistake IS DISTINCT FROM 'receipt' ORDER BY dossier, until, number;
		SELECT to_jsonb(s) - '{noted_at,end_noted_at}'::text[] FROM dossier_pause AS s ORDER BY dossier, during;
		SELECT * FROM answer ORDER BY answer;");
}
foreach my $pair ([ 'plain', 'partitioned' ], [ 'plain, functions', 'citus, functions' ])
{
	my ($a, $b) = map { $left{$_} } @$pair;
	my %lines;
	$lines{$_}++ foreach split /\n/, $a;
	$lines{$_}-- foreach split /\n/, $b;
	cmp_ok(length $a, '>', 1_000_000, "$pair->[1]: there was much to compare");
	is(join("\n", grep { defined } (map { "$lines{$_} $_" } sort grep { $lines{$_} } keys %lines)[0 .. 9]), '', "$pair->[1]: the same acts, the same refusals, the same history and reports");
}

$node->stop;
done_testing();
