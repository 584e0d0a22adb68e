# CREATE EXTENSION: what it refuses to stand on, who may run it and what he has
# then, in which encodings, and what a dump brings back.
use strict;
use warnings;
use Encode qw(encode_utf8);
use PostgreSQL::Test::Cluster;
use PostgreSQL::Test::Utils;
use Test::More;

my $node = PostgreSQL::Test::Cluster->new('main');
$node->init(extra => [ '--encoding=UTF8', '--locale=C' ]);
$node->start;
$node->safe_psql('postgres', q{
	CREATE ROLE mallory LOGIN;
	CREATE ROLE bob LOGIN;
	CREATE ROLE carol LOGIN;});

sub refused
{
	my ($database, $role, $sql, $like, $title) = @_;
	my ($status, $out, $err) = $node->psql($database, "\\set VERBOSITY verbose\n$sql", extra_params => [ '-U', $role ], on_error_stop => 1);
	isnt($status, 0, "$title: refused");
	like($err, $like, $title);
}
sub as_bob { return $node->safe_psql($_[0], $_[1], extra_params => [ '-U', 'bob' ]); }
my $superuser = $node->safe_psql('postgres', 'SELECT current_user');

# A schema cchc that stands before: whoever it belongs to, whatever is in it.
$node->safe_psql('postgres', 'CREATE DATABASE squatted');
$node->safe_psql('squatted', 'GRANT CREATE ON DATABASE squatted TO mallory');
my @planted = (
	'',
	'CREATE FUNCTION cchc.format(text, text) RETURNS text LANGUAGE sql RETURN 1',
	'CREATE OPERATOR cchc.= (FUNCTION = int4eq, LEFTARG = int4, RIGHTARG = int4)',
	'CREATE COLLATION cchc.vi (provider = libc, locale = "C")',
	'CREATE TEXT SEARCH CONFIGURATION cchc.vi (COPY = pg_catalog.simple)');
for my $plant (@planted)
{
	$node->safe_psql('squatted', "CREATE SCHEMA cchc; $plant", extra_params => [ '-U', 'mallory' ]);
	refused('squatted', $superuser, 'CREATE EXTENSION cchc', qr/42P06: schema "cchc" exists already.*belongs to role "mallory".*HINT:.*drop that schema/s,
		"somebody's schema, with: " . ($plant || 'nothing'));
	is($node->safe_psql('squatted', q{SELECT count(*) FROM pg_extension WHERE extname = 'cchc'}), '0', 'nothing was installed');
	$node->safe_psql('squatted', 'DROP SCHEMA cchc CASCADE');
}
$node->safe_psql('squatted', 'CREATE SCHEMA cchc; GRANT CREATE ON SCHEMA cchc TO PUBLIC');
refused('squatted', $superuser, 'CREATE EXTENSION cchc', qr/42P06: schema "cchc" exists already/, 'a schema of one\'s own in which others may create');
$node->safe_psql('squatted', 'DROP SCHEMA cchc; CREATE EXTENSION cchc');
refused('squatted', 'mallory', 'CREATE TABLE cchc.t ()', qr/42501/, 'nobody else may create in it');
refused('squatted', 'mallory', 'CREATE FUNCTION cchc.f() RETURNS int LANGUAGE sql RETURN 1', qr/42501/, 'no functions either');
refused('squatted', $superuser, 'DROP SCHEMA cchc', qr/2BP01.*extension cchc requires it/s, 'the schema belongs to the extension');
$node->safe_psql('squatted', 'DROP EXTENSION cchc');
is($node->safe_psql('squatted', q{SELECT to_regnamespace('cchc') IS NULL}), 't', 'and goes with it');

# The owner of a database, no superuser, may install it, use it, edit the
# reference data, and let others; he owns nothing that a superuser runs.
$node->safe_psql('postgres', 'CREATE DATABASE of_bob OWNER bob');
refused('of_bob', 'bob', 'CREATE SCHEMA cchc; CREATE EXTENSION cchc', qr/42P06/, 'a schema that the owner of the database made');
$node->safe_psql('of_bob', 'DROP SCHEMA cchc');
# From PostgreSQL 19 on the server refuses that itself.
refused('of_bob', 'bob', 'SET standard_conforming_strings = off; CREATE EXTENSION cchc', qr/55000.*standard_conforming_strings|0A000: non-standard string literals/s, 'a script read in another way');
# His session's settings and temporary objects have no part in the script.
as_bob('of_bob', q{
	CREATE SCHEMA bait;
	CREATE FUNCTION bait.format(text, text) RETURNS text LANGUAGE plpgsql AS $$BEGIN RAISE EXCEPTION 'bait'; END$$;
	CREATE TEMP TABLE calendar (name text);
	CREATE TEMP TABLE pg_extension (extname text);
	CREATE DOMAIN pg_temp.agency_code AS text;
	CREATE FUNCTION pg_temp.current_setting(text) RETURNS text LANGUAGE plpgsql AS $$BEGIN RAISE EXCEPTION 'bait'; END$$;
	SET search_path = bait, pg_temp, pg_catalog;
	SET quote_all_identifiers = on;
	SET check_function_bodies = off;
	CREATE EXTENSION cchc;});
is($node->safe_psql('of_bob', q{SELECT extowner::regrole FROM pg_extension WHERE extname = 'cchc'}), 'bob', 'bob owns the extension');
is($node->safe_psql('of_bob', q{SELECT nspowner::regrole FROM pg_namespace WHERE nspname = 'cchc'}), $superuser, 'but not its schema');
is($node->safe_psql('of_bob', q{
	SELECT count(*) FROM pg_shdepend AS s
	JOIN pg_depend AS d ON (d.classid, d.objid) = (s.classid, s.objid) AND d.deptype = 'e' AND d.refobjid = (SELECT oid FROM pg_extension WHERE extname = 'cchc')
	WHERE s.deptype = 'o'}), '0', 'nor any object in it');
for my $sql (
	'CREATE FUNCTION cchc.format(text, text) RETURNS text LANGUAGE sql RETURN 1',
	'CREATE TABLE cchc.t ()',
	'ALTER SCHEMA cchc RENAME TO other',
	'ALTER SCHEMA cchc OWNER TO bob',
	'ALTER FUNCTION cchc.check_term(text, text, text) SET search_path = bait',
	'ALTER FUNCTION cchc.check_term(text, text, text) OWNER TO bob',
	'CREATE OR REPLACE FUNCTION cchc.check_term(argument text, domain text, code text) RETURNS text LANGUAGE sql RETURN 1',
	'ALTER TABLE cchc.day_off ENABLE ROW LEVEL SECURITY',
	'CREATE TRIGGER mine BEFORE INSERT ON cchc.day_off FOR EACH ROW EXECUTE FUNCTION suppress_redundant_updates_trigger()',
	'CREATE RULE mine AS ON SELECT TO cchc.calendar_compiled DO INSTEAD SELECT 1',
	'ALTER TABLE cchc.day_off DISABLE TRIGGER rebuild_calendars',
	'ALTER EXTENSION cchc DROP FUNCTION cchc.check_term(text, text, text)')
{
	refused('of_bob', 'bob', $sql, qr/42501/, $sql);
}
refused('of_bob', 'bob', 'ALTER EXTENSION cchc SET SCHEMA bait', qr/0A000/, 'ALTER EXTENSION SET SCHEMA');
refused('of_bob', 'carol', q{INSERT INTO cchc.day_off (calendar, day) VALUES ('vn', '2026-12-17')}, qr/42501/, 'others may not edit a calendar');
as_bob('of_bob', q{
	INSERT INTO cchc.day_off (calendar, day) VALUES ('vn', '2026-12-17');
	INSERT INTO cchc.abbreviation (abbreviation, expansion) VALUES ('XYZ', 'xuất yếu zét');
	GRANT SELECT, INSERT, UPDATE, DELETE ON cchc.calendar_compiled, cchc.day_off TO carol;
	GRANT USAGE ON SEQUENCE cchc.calendar_version_seq TO carol;
	SELECT cchc.create_registry('h56');});
$node->safe_psql('of_bob', q{INSERT INTO cchc.day_off (calendar, day) VALUES ('vn', '2026-12-18')}, extra_params => [ '-U', 'carol' ]);
my $days = q{SELECT cchc.is_working_day('2026-12-17'), cchc.is_working_day('2026-12-18'), cchc.is_working_day('2026-12-16'), cchc.registry_version('h56') IS NULL};
is($node->safe_psql('of_bob', $days), 'f|f|t|f', 'the owner edits, and lets others');

# A dump restores for the one who made it, also where the template has the extension.
my $dump = $node->basedir . '/bob.sql';
$node->command_ok([ 'pg_dump', '-U', 'bob', '--no-sync', '-f', $dump, $node->connstr('of_bob') ], 'bob dumps his database');
$node->safe_psql('postgres', 'CREATE DATABASE again_of_bob OWNER bob');
$node->command_ok([ 'psql', '-U', 'bob', '-X', '-q', '-v', 'ON_ERROR_STOP=1', '-f', $dump, $node->connstr('again_of_bob') ], 'and restores it');
is($node->safe_psql('again_of_bob', $days), 'f|f|t|f', 'with the days of his');
$node->safe_psql('postgres', 'CREATE DATABASE province_template');
$node->safe_psql('postgres', 'CREATE DATABASE province');
$node->safe_psql('province', q{
	CREATE EXTENSION cchc;
	INSERT INTO cchc.day_off (calendar, day) VALUES ('vn', '2026-12-17'), ('vn', '2026-12-18');
	GRANT INSERT, UPDATE, DELETE ON cchc.day_off TO carol;
	SELECT cchc.create_registry('h56');});
$node->command_ok([ 'pg_dump', '--no-sync', '-f', $dump, $node->connstr('province') ], 'a dump');
$node->safe_psql('province_template', 'CREATE EXTENSION cchc');
$node->safe_psql('postgres', 'CREATE DATABASE from_template TEMPLATE province_template');
$node->command_ok([ 'psql', '-X', '-q', '-v', 'ON_ERROR_STOP=1', '-f', $dump, $node->connstr('from_template') ], 'restored over a template that has cchc');
is($node->safe_psql('from_template', $days), 'f|f|t|f', 'with the days of the dump');
as_bob('of_bob', 'DROP SCHEMA h56 CASCADE; DROP EXTENSION cchc');
is($node->safe_psql('of_bob', q{SELECT to_regnamespace('cchc') IS NULL}), 't', 'bob may drop it again');

# PL/pgSQL and C name the schema: with another name it works no more, and does again with its own.
$node->safe_psql('squatted', 'CREATE EXTENSION cchc; ALTER SCHEMA cchc RENAME TO renamed');
refused('squatted', $superuser, 'SELECT renamed.check_term(\'rule\', \'kpi_rule\', \'ii_06\')', qr/42P01.*cchc\.term/s, 'a renamed schema');
$node->safe_psql('squatted', 'ALTER SCHEMA renamed RENAME TO cchc; SELECT cchc.check_term(\'rule\', \'kpi_rule\', \'ii_06\'), cchc.calendar()');

# Encodings.  The script is UTF-8: single-byte encodings keep its bytes, those of
# several bytes find them malformed.
my %installs = map { $_ => 1 } qw(UTF8 SQL_ASCII LATIN1 LATIN2 ISO_8859_5 KOI8R WIN1252 WIN1258 WIN874 WIN1251);
my @refused = qw(EUC_JP EUC_CN EUC_KR EUC_TW EUC_JIS_2004);
push @refused, 'MULE_INTERNAL' if $node->pg_version < '19devel';	# which has it no more
for my $encoding (sort(keys %installs), @refused)
{
	my $database = "in_\L$encoding";
	$node->safe_psql('postgres', "CREATE DATABASE $database ENCODING '$encoding' LOCALE 'C' TEMPLATE template0");
	my ($status, $out, $err) = $node->psql($database, "\\set VERBOSITY verbose\nCREATE EXTENSION cchc");
	if ($installs{$encoding})
	{
		is($status, 0, "$encoding: installs") or diag($err);
		is($node->safe_psql($database, q{SELECT 'H56.01'::cchc.agency_code, cchc.is_working_day('2026-09-02')}), 'H56.01|f', "$encoding: identifiers and calendars work");
		is($node->safe_psql($database, q{SELECT cchc.create_registry('h56'); SELECT count(*) FROM h56.dossiers_in('[2022-01-01,2022-02-01)')}), "\n0",
			"$encoding: a registry is made and counts");
	}
	else
	{
		like($err, qr/0A000|22021/, "$encoding: refused ($err)");
		is($node->safe_psql($database, q{SELECT to_regnamespace('cchc') IS NULL}), 't', "$encoding: nothing is left");
	}
}
done_testing();
