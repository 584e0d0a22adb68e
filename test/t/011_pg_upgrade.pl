# pg_upgrade carries values, indexes, a registry and a user's own functions over.
# It takes the extension apart and creates functions before operator classes:
# a body that sorts or groups by one of our types must find them nevertheless.
use strict;
use warnings;
use PostgreSQL::Test::Cluster;
use PostgreSQL::Test::Utils;
use Test::More;
use Cwd qw(getcwd);
use File::Spec::Functions qw(rel2abs);

# CCHC_OLD_PG=/usr/lib/postgresql/17: from the PostgreSQL there, in which cchc is installed, to the one that is tested.
my $old_path = $ENV{CCHC_OLD_PG};
my $old = PostgreSQL::Test::Cluster->new('old', $old_path ? (install_path => $old_path) : ());
my $new = PostgreSQL::Test::Cluster->new('new');
my $major = int($new->pg_version);
# pg_upgrade of 18 looks for the library only where the server's own are, not in
# dynamic_library_path as the server does: there, "make install" comes first.
plan skip_all => 'pg_upgrade of PostgreSQL 18 finds only what "make install" installed'
  if $major == 18 && !-e $new->config_data('--pkglibdir') . '/cchc.so';
my @locale = ('-E', 'UTF8', '--locale=C');
{
	# Where to find the extension is said otherwise in the other version; there it is installed.
	local $ENV{TEMP_CONFIG} = $old_path ? undef : $ENV{TEMP_CONFIG};
	$old->init(extra => [ @locale ]);
}
# Checksums are the default from 18 on.
$new->init(extra => [ @locale, $old_path && $major >= 18 && int($old->pg_version) < 18 ? '--no-data-checksums' : () ]);
$old->start;
$old->safe_psql('postgres', q{CREATE EXTENSION cchc});

# All types that have an order, but for work_calendar: docs/calendars.md says so.
my @types = split /\n/, $old->safe_psql('postgres', q{
	SELECT t.typname FROM pg_opclass c JOIN pg_type t ON t.oid = opcintype JOIN pg_am a ON a.oid = opcmethod
	WHERE amname = 'btree' AND opcdefault AND opcnamespace = 'cchc'::regnamespace AND t.typname <> 'work_calendar' ORDER BY 1});
cmp_ok(scalar @types, '>=', 6, "types with an order: @types");

# A user's functions that need each type's equality and order.
for my $type (@types)
{
	$old->safe_psql('postgres', qq{
		CREATE TABLE t_$type (v cchc.$type PRIMARY KEY);
		CREATE FUNCTION ordered_$type() RETURNS SETOF cchc.$type STABLE
			BEGIN ATOMIC SELECT DISTINCT v FROM t_$type ORDER BY v; END;
		CREATE FUNCTION counted_$type(v cchc.$type\[]) RETURNS bigint IMMUTABLE
			BEGIN ATOMIC SELECT count(*) FROM (SELECT e FROM unnest(v) e GROUP BY e) g; END;});
}
$old->safe_psql('postgres', q{
	INSERT INTO t_procedure_code SELECT ('1.' || lpad(i::text, 6, '0') || '.000.00.00.H56')::cchc.procedure_code FROM generate_series(1, 500) i;
	INSERT INTO t_agency_code SELECT ('H' || 10 + i % 50 || '.' || 1 + i)::cchc.agency_code FROM generate_series(1, 500) i;
	INSERT INTO t_dossier_code SELECT cchc.dossier_code('H56.14', '2026-01-01', i) FROM generate_series(1, 500) i;
	INSERT INTO t_document_number SELECT (i || '/qđ-ubnd')::cchc.document_number FROM generate_series(1, 500) i;
	INSERT INTO t_time_limit SELECT (i || ' ngày làm việc')::cchc.time_limit FROM generate_series(1, 500) i;
	INSERT INTO t_lunar_date SELECT cchc.lunar('2026-01-01'::date + i) FROM generate_series(1, 500) i;
	INSERT INTO cchc.document_type (abbreviation, name, normative, source) VALUES ('PGV', 'Phiếu giao việc', false, 'nội bộ');
	CREATE TEXT SEARCH CONFIGURATION mine (COPY = cchc.vietnamese);
	CREATE TABLE title (t text, v tsvector GENERATED ALWAYS AS (to_tsvector('public.mine', t)) STORED);
	INSERT INTO title VALUES ('Cấp hộ chiếu phổ thông'), ('Quyết định 279/QĐ-BNNMT'), ('UBND xã');
	CREATE INDEX ON title USING gin (v);
	CREATE INDEX ON title USING gin (to_tsvector('cchc.vietnamese', t));
	SELECT cchc.create_registry('h56')});
my $dossiers = slurp_file('examples/dossiers.sql') =~ s/\b200000\b/2000/r;
$old->safe_psql('postgres', "SET search_path = h56, cchc;\n" . slurp_file('examples/half_year_2022.sql') . $dossiers);

my @queries = (
	(map { ("SELECT * FROM ordered_$_()", "SELECT counted_$_(array_agg(v)) FROM t_$_") } @types),
	q{SELECT count(*) FROM t_procedure_code WHERE v OPERATOR(cchc.<@) '1.000007'},
	q{SELECT count(*) FROM t_agency_code WHERE v OPERATOR(cchc.<@) 'H20'},
	q{SELECT * FROM cchc.document_type ORDER BY abbreviation, normative},
	q{SELECT cchc.successor('H10', '2026-01-01')},
	q{SELECT * FROM title ORDER BY t COLLATE "C"},
	q{SELECT t, ts_headline('cchc.vietnamese', t, q) FROM title, cchc.vi_tsquery('ho chieu') q WHERE v @@ q},
	q{SELECT t FROM title WHERE to_tsvector('cchc.vietnamese', t) @@ cchc.vi_tsquery('279/qd-bnnmt')},
	q{SELECT procedure, headline FROM h56.search_procedures('ho tich')},
	q{SELECT * FROM h56.report_cchc(cchc.reporting_period('half', 2022, 1))},
	q{SELECT * FROM h56.ii_06('[2021-12-15,2022-06-15)')});
sub answers { my $node = shift; return map { $node->safe_psql('postgres', "SET enable_seqscan = off; $_") } @queries }

my @before = answers($old);
my $sorting = q{SELECT count(*) FROM pg_proc WHERE pronamespace = 'h56'::regnamespace AND prosqlbody::text ~ ':hashable false'};
my $old_sorting = $old->safe_psql('postgres', $sorting);
# Debian's 17.12 marks columns with an option that its 18.6, older by a minor release, refuses.
$old->safe_psql('postgres', q{SET allow_system_table_mods = on; UPDATE pg_attribute SET attoptions = NULL WHERE attoptions::text ~ 'pg_attver'}) if $old_path;
$old->stop;

# pg_upgrade leaves its scripts where it runs: not in the project.
my ($old_bin, $bin) = map { $_->config_data('--bindir') } $old, $new;
my ($old_data, $new_data) = map { rel2abs($_->data_dir) } $old, $new;
my $project = getcwd();
chdir $new->basedir or die "cannot enter " . $new->basedir . ": $!\n";
command_ok([ "$bin/pg_upgrade", '--no-sync', '-d', $old_data, '-D', $new_data, '-b', $old_bin, '-B', $bin,
	'-s', $new->host, '-p', $old->port, '-P', $new->port ], 'pg_upgrade')
  or diag(grep { /error/i } map { split /^/, slurp_file($_) } glob "$new_data/pg_upgrade_output.d/*/log/*");
chdir $project or die "cannot go back to $project: $!\n";

$new->start;
my @after = answers($new);
is($after[$_], $before[$_], $queries[$_]) for 0 .. $#queries;

# docs/registry.md: functions that are created again may hash once more.
cmp_ok($new->safe_psql('postgres', $sorting), '>', $old_sorting, 'functions of the registry were parsed without hash classes');
$new->safe_psql('postgres', qq{SELECT pg_get_functiondef(oid) FROM pg_proc
	WHERE prosqlbody IS NOT NULL AND pronamespace = 'h56'::regnamespace\n\\gexec});
is($new->safe_psql('postgres', $sorting), $old_sorting, 'created again they have them');
@after = answers($new);
is($after[$_], $before[$_], "again: $queries[$_]") for 0 .. $#queries;
is($new->safe_psql('postgres', q{SELECT count(*) FROM pg_extension WHERE extname = 'cchc'}), 1, 'the extension is there');

# The registry that was carried over is one that is made here.
$new->safe_psql('postgres', q{CREATE DATABASE fresh});
$new->safe_psql('fresh', q{CREATE EXTENSION cchc; SELECT cchc.create_registry('h56')});
my $upgraded = q{SELECT cchc.upgrade_registry('h56')};
my ($status, $out, $notice) = $new->psql('postgres', $upgraded);
like($notice, qr/0 objects made, 0 replaced, 0 dropped/, 'upgrade_registry() finds nothing to do');
is(definitions('postgres'), definitions('fresh'), 'the registry is a fresh one');
is($after[$_], ($new->safe_psql('postgres', "SET enable_seqscan = off; $queries[$_]")), "upgraded: $queries[$_]") for 0 .. $#queries;
sub definitions
{
	my ($database) = @_;
	my ($dump, $err) = run_command([ "$bin/pg_dump", '--schema-only', '-n', 'h56', '-d', $new->connstr($database) ]);
	die $err if $err;
	# From 18 on a NOT NULL has a name, which pg_upgrade gives by table and LIKE by the table it was taken from.
	return join "\n\n", sort split /\n\n+/, $dump =~ s/^(--|\\(un)?restrict).*\n//mgr =~ s/ CONSTRAINT \w+_not_null NOT NULL/ NOT NULL/gr;
}
$new->stop;
done_testing();
