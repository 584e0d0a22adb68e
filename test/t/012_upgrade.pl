# From one version to the next: what ALTER EXTENSION UPDATE and upgrade_registry()
# leave is what a fresh installation has, and nobody has lost a row or a right.
# The next version is made here, out of this one: it has one column, one view and
# one function more, in the extension and in a registry.  Versions that were
# released stand in test/upgrade/: from each of them there is a way to this one.
use strict;
use warnings;
use File::Spec::Functions qw(rel2abs);
use PostgreSQL::Test::Cluster;
use PostgreSQL::Test::Utils;
use Test::More;

my $node = PostgreSQL::Test::Cluster->new('main');
$node->init(extra => [ '-E', 'UTF8', '--locale=C' ]);
$node->start;

# A copy of the installed extension, in a folder in which scripts can be put beside its own.
my ($setting, $installed) = split /\|/, $node->safe_psql('postgres', q{
	SELECT name, setting FROM pg_settings WHERE name IN ('extension_control_path', 'extension_destdir') AND setting NOT IN ('', '$system') ORDER BY name LIMIT 1});
plan skip_all => 'needs an extension that is installed into a folder of its own, as scripts/test does' if !$installed;
my ($root) = split /:/, $installed;
my $copy = rel2abs($node->basedir) . '/install';
system('cp', '-r', $root, $copy) == 0 or die "cannot copy $root\n";
my ($scripts) = map { /^(.*)\/cchc\.control$/ ? $1 : () } split /\n/, `find $copy -name cchc.control`;
$node->append_conf('postgresql.conf', $installed =~ s/^\Q$root\E/$setting = '$copy/r . "'");
$node->restart;

my $control = slurp_file("$scripts/cchc.control");
my ($this) = $control =~ /^default_version = '(.*)'/m;
my $next = '99.0.0';
my $script = slurp_file("$scripts/cchc--$this.sql");
ok(length $script > 500000, "the script of version $this");

my $extension_part = <<'SQL';
ALTER TABLE kpi_rule ADD COLUMN next_column text DEFAULT 'mới';
COMMENT ON COLUMN kpi_rule.next_column IS 'A column of the next version (cột mới).';
CREATE VIEW next_view AS SELECT rule, next_column FROM kpi_rule;
COMMENT ON VIEW next_view IS 'A view of the next version (khung nhìn mới).';
COMMENT ON COLUMN next_view.rule IS 'The rule (quy tắc).';
COMMENT ON COLUMN next_view.next_column IS 'The column (cột).';
GRANT SELECT ON next_view TO PUBLIC;
CREATE FUNCTION next_function(a agency_code) RETURNS boolean LANGUAGE sql STABLE STRICT PARALLEL SAFE
BEGIN ATOMIC
	SELECT EXISTS (SELECT FROM next_view AS v WHERE v.next_column = a::text);
END;
COMMENT ON FUNCTION next_function(agency_code) IS 'A function of the next version (hàm mới).';
SQL
my $registry_part = <<'SQL';
CREATE VIEW next_view WITH (security_invoker = true) AS SELECT code, next_column FROM agency;
COMMENT ON VIEW next_view IS 'A view of the next version (khung nhìn mới).';
COMMENT ON COLUMN next_view.code IS 'The code (mã).';
COMMENT ON COLUMN next_view.next_column IS 'The column (cột).';
CREATE FUNCTION next_function() RETURNS bigint LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
	SELECT count(*) FROM next_view AS v WHERE v.next_column = 'mới';
END;
COMMENT ON FUNCTION next_function() IS 'A function of the next version (hàm mới).';
SQL

# Where a column, and where the last statements are added; a layout may have a text of its own for a table.
my $next_script = $script;
cmp_ok($next_script =~ s/(CREATE TABLE agency \((?:(?!\n\);).)*?valid daterange NOT NULL DEFAULT '\(,\)',\n)/$1\tnext_column text DEFAULT 'mới',\n/gs, '>=', 1, 'a column more in a table of the registry');
is($next_script =~ s/(COMMENT ON TABLE agency IS)/COMMENT ON COLUMN agency.next_column IS 'A column of the next version (cột mới).';\n$1/g, 1, 'with a comment');
is($next_script =~ s/(?<=\$registry_ddl\$\))(?=\) AS part \(ordinal, topic, place, layouts, ddl\))/,\n(999, 'next', 99999, '{plain,partitioned}', \$registry_ddl\$\n$registry_part\$registry_ddl\$)/g, 1, 'a view and a function more');
$next_script .= $extension_part;
my ($registry_ddl) = $next_script =~ /^(CREATE FUNCTION registry_ddl\(.*\)\) AS part \(.*?^END;\n)/ms or die "no registry_ddl() in the script\n";
my $update = "SET LOCAL search_path = cchc, pg_temp;\n$extension_part" . $registry_ddl =~ s/^CREATE FUNCTION/CREATE OR REPLACE FUNCTION/r;

sub spit { my ($file, $text) = @_; append_to_file($file, $text); return }
spit("$scripts/cchc--$next.sql", $next_script);
spit("$scripts/cchc--$this--$next.sql", $update);
# An update that forgets something, to see that the comparison tells.
spit("$scripts/cchc--$this--98.0.0.sql", $update =~ s/^COMMENT ON FUNCTION next_function.*\n//mr =~ s/ STRICT / /r);

# The kept script of a released version, unless it is the one that is being made.
my @released = map { /cchc--(.*)\.sql\.gz$/ ? $1 : () } glob 'test/upgrade/cchc--*.sql.gz';
for my $version (@released)
{
	my $kept = `zcat test/upgrade/cchc--$version.sql.gz`;
	if ($version eq $this) { is($script, $kept, "the script of $version is as it was released; a change needs a new version"); }
	else { spit("$scripts/cchc--$version.sql", $kept); }
}

sub manifest
{
	my ($database) = @_;
	my ($out, $err) = run_command([ 'psql', '-X', '-q', '-v', 'ON_ERROR_STOP=1', '-f', 'test/manifest.sql', $node->connstr($database) ]);
	die $err if $err;
	return $out;
}
# All of a registry, rights and comments included, as pg_dump writes it; without what
# marks the owner's own, and in no order.  From 18 on a NOT NULL has a name: that of a
# partition is its table's, or its own when it comes from a dump of a server before.
sub definitions
{
	my ($database) = @_;
	my ($out, $err) = run_command([ 'pg_dump', '--schema-only', '-n', 'h56', '-d', $node->connstr($database) ]);
	die $err if $err;
	my @statements = grep { !/mine_/ } split /\n\n+/, $out =~ s/^(--|\\(un)?restrict| +mine_note).*\n//mgr =~ s/ CONSTRAINT \w+_not_null NOT NULL/ NOT NULL/gr;
	return join "\n\n", sort @statements;
}
sub sql { my ($database, $sql) = @_; return $node->safe_psql($database, $sql); }

my $registry = q{
	SELECT cchc.create_registry('h56');
	INSERT INTO h56.agency (code, name, kind) VALUES ('H56', 'Tỉnh', 'province'), ('H56.01', 'Sở Tư pháp', 'department');};
my $owners_work = q{
	SELECT cchc.enable_agency_security('h56');
	SELECT cchc.grant_registry('h56', 'reader', 'read');
	SELECT cchc.grant_registry('h56', 'clerk', 'work');};
my $owners_own = q{
	ALTER TABLE h56.agency ADD COLUMN mine_note text DEFAULT 'của chủ sở hữu';
	CREATE INDEX mine_index ON h56.agency (mine_note);
	CREATE VIEW h56.mine_view AS SELECT code, mine_note FROM h56.agency;
	CREATE POLICY mine_policy ON h56.agency USING (true);
	CREATE VIEW public.mine_view AS SELECT register, count(*) AS problems FROM h56.data_problem GROUP BY register;
	INSERT INTO cchc.abbreviation (abbreviation, expansion) VALUES ('XYZ', 'xuất yếu zét');};

$node->safe_psql('postgres', 'CREATE ROLE reader; CREATE ROLE clerk');
sub database { my ($name, $template) = @_; $node->safe_psql('postgres', "CREATE DATABASE $name TEMPLATE " . ($template // 'template1')); return }
database($_) for qw(of_this of_next);
sql('of_next', "CREATE EXTENSION cchc VERSION '$next'");
database('fresh', 'of_next');
sql('fresh', "$registry $owners_work GRANT SELECT ON h56.next_view TO clerk");
sql('of_this', "CREATE EXTENSION cchc VERSION '$this'; $registry $owners_work $owners_own");
database($_, 'of_this') for qw(updated forgetful);
my $rows = q{SELECT count(*), md5(string_agg(a.code || a.name || a.mine_note, ' ' ORDER BY a.code)) FROM h56.agency AS a};
my $before = sql('updated', $rows);

sql('forgetful', "ALTER EXTENSION cchc UPDATE TO '98.0.0'");
isnt(manifest('forgetful'), manifest('fresh'), 'an update that forgets a comment and a label is found');

# The registry goes on as it is until its owner upgrades it.
sql('updated', "ALTER EXTENSION cchc UPDATE TO '$next'");
is(manifest('updated'), manifest('fresh'), 'the updated extension is a fresh one');
is(sql('updated', q{SELECT cchc.registry_version('h56'), (SELECT state FROM h56.registry_health() WHERE "check" = 'version')}), "$this|warn", 'registry_health() says that the registry is older');
isnt(definitions('updated'), definitions('fresh'), 'which it is');
is(sql('updated', "SELECT cchc.upgrade_registry('h56')"), '', 'upgrade_registry()');
is(sql('updated', q{SELECT cchc.registry_version('h56'), (SELECT state FROM h56.registry_health() WHERE "check" = 'version'), h56.next_function()}), "$next|ok|2", 'the registry is of the new version');
is(definitions('updated'), definitions('fresh'), 'the upgraded registry is a fresh one');
is(sql('updated', $rows), $before, 'no row is lost');
is(sql('updated', q{SELECT count(*) FROM pg_policy WHERE polname = 'mine_policy'}), '1', 'nor what is the owner\'s');
is(sql('updated', q{SELECT has_table_privilege('reader', 'h56.next_view', 'SELECT'), has_table_privilege('clerk', 'h56.dossier', 'INSERT')}), 't|t', 'who read all reads what is new');

# Dumped before and restored into the next version, then upgraded; and dumped after.
sub restored
{
	my ($from, $to) = @_;
	my $file = $node->basedir . "/$to.sql";
	database($to, 'of_next');
	$node->command_ok([ 'pg_dump', '--no-sync', '-f', $file, $node->connstr($from) ], "a dump of $from");
	$node->command_ok([ 'psql', '-X', '-q', '-v', 'ON_ERROR_STOP=1', '-f', $file, $node->connstr($to) ], "restored into $to");
	return;
}
restored('of_this', 'restored');
is(sql('restored', q{SELECT cchc.registry_version('h56')}), $this, 'a dump brings the registry as it was');
sql('restored', "SELECT cchc.upgrade_registry('h56')");
is(definitions('restored'), definitions('fresh'), 'restored and upgraded it is a fresh one');
is(sql('restored', $rows), $before, 'with its rows');
is(sql('restored', "SELECT cchc.vi_expand('XYZ')"), 'xuất yếu zét', 'and those of the reference data');
restored('updated', 'restored_after');
is(definitions('restored_after'), definitions('fresh'), 'upgraded, dumped and restored it is a fresh one');
sql('restored_after', "SELECT cchc.upgrade_registry('h56')");
is(definitions('restored_after'), definitions('fresh'), 'and the list of its objects came along');

# Every version that was released.
for my $version (@released)
{
	my $database = "from_$version" =~ tr/./_/r;
	database($_) for $database, "new_$database";
	# As scripts/release makes the demo: each agency sees its own rows
	sql("new_$database", "CREATE EXTENSION cchc VERSION '$this'; SELECT cchc.create_registry('h56'); SELECT cchc.enable_agency_security('h56')");
	sql($database, "CREATE EXTENSION cchc VERSION '$version'; ALTER EXTENSION cchc UPDATE TO '$this'");
	is(manifest($database), manifest("new_$database"), "updated from $version the extension is a fresh one");
	sql($database, 'DROP EXTENSION cchc');
	$node->command_ok([ 'sh', '-c', "zcat test/upgrade/demo--$version.sql.gz | psql -X -q -v ON_ERROR_STOP=1 '" . $node->connstr($database) . "'" ], "the demo of $version is restored");
	my $of_the_demo = 'SELECT count(*), count(finished_at), min(code::text), max(code::text) FROM h56.dossier';
	my $demo = sql($database, $of_the_demo);
	# What an analyst has put over views and functions whose columns a patch leaves as they are, though functions behind them change
	my %of_an_analyst = map { $_ => "h56.$_" } qw(dossier_now overdue_now reporting_period kpi_ii_06 kpi_on_time kpi_delay kpi_digital kpi_duration kpi_target kpi_index_766 rank_index_766
		kpi_reform kpi_ii_06_flow kpi_on_time_flow dossier_event discrepancy data_problem);
	my $period = "'[2021-12-15,2022-06-15)'";
	%of_an_analyst = (%of_an_analyst, ii_06 => "h56.ii_06($period)", rate => "h56.on_time_rate('ii_06', $period)", series => "h56.kpi_series('ii_06', 'official_month', '2022-01-01')",
		figure => "h56.figure($period)", bieu => "h56.bieu_ii_06($period)", report => "h56.report_cchc($period)",
		index_766 => "h56.index_766($period)", ii_07b => "h56.ii_07b('2022-06-14')", rows => "h56.rows_behind('received_dossier', 'total', $period)");
	sql($database, join ' ', 'CREATE SCHEMA analyst;', map { "CREATE VIEW analyst.of_$_ AS SELECT * FROM $of_an_analyst{$_};" } sort keys %of_an_analyst);
	like($demo, qr/^[1-9]/, 'it has rows');
	# On what has other arguments, or other columns, nothing can stay; it is told by its own name.
	my %refused = ('0.2.0' => [ "dossiers_behind('II.06', 3, $period)", "stay_ended_in('2022-01-01', '2022-02-01')" ]);
	for my $function (@{ $refused{$version} // [] })
	{
		my ($name) = $function =~ /^(\w+)/;
		sql($database, "CREATE VIEW analyst.of_another AS SELECT * FROM h56.$function");
		$node->psql($database, "SELECT cchc.upgrade_registry('h56')", stderr => \my $said);
		like($said, qr/ERROR:  cannot replace function h56\.$name\(.* because objects of yours depend on it\nDETAIL:  They are: view analyst\.of_another\. Nothing was changed\./, "a view over $name() refuses it");
		sql($database, 'DROP VIEW analyst.of_another');
	}
	sql($database, "SELECT cchc.upgrade_registry('h56')");
	is(definitions($database), definitions("new_$database"), "the demo's registry of $version, upgraded, is a fresh one");
	is(sql($database, $of_the_demo), $demo, 'with its rows');
	is(sql($database, q{SELECT count(*) > 0 FROM analyst.of_kpi_reform WHERE kind = 'official_half' AND year = 2022 AND n = 1}), 't', "and an analyst's views over it");
	is(sql($database, "SELECT (SELECT count(*) FROM analyst.of_$_) = (SELECT count(*) FROM $of_an_analyst{$_})"), 't', "... $_") for qw(ii_06 rate series figure bieu report index_766 ii_07b rows discrepancy);
	is(sql($database, q{SELECT count(*) FROM pg_proc WHERE proname ~ '^cchc_upgrade_'}), '0', 'no function is left aside');
}
$node->stop;
done_testing();
