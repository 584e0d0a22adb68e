# pg_dump takes the calendars and the rows that users made, also those beside
# shipped ones, leaves the shipped rows, and restores calendars that work.
use strict;
use warnings;
use PostgreSQL::Test::Cluster;
use PostgreSQL::Test::Utils;
use Test::More;

my $node = PostgreSQL::Test::Cluster->new('dump');
$node->init;
$node->start;
$node->safe_psql('postgres', "CREATE DATABASE $_") for qw(before plain inserts archive);
$node->safe_psql('before', q{
	CREATE EXTENSION cchc;
	SET search_path = cchc;
	-- a child whose parent's name sorts behind it, and a calendar of its own
	INSERT INTO calendar (name, parent, cutoff) VALUES ('h56', 'vn', '15:00'), ('a_commune', 'h56', NULL);
	INSERT INTO calendar (name, first_day, last_day) VALUES ('hotline', '2026-01-01', '2026-12-31');
	INSERT INTO calendar_hours SELECT 'hotline', d, '00:00', '24:00' FROM generate_series(1, 7) d;
	INSERT INTO calendar_hours VALUES ('h56', 6, '07:30', '11:30'), ('a_commune', 5, '00:00', '00:00');
	-- a season, a desk, a single day, a policy
	INSERT INTO calendar (name, parent, receipt_when_closed) VALUES ('h57', 'vn', 'same_day');
	INSERT INTO calendar_hours (calendar, isodow, opens, closes, valid, counts) VALUES
		('h57', 1, '07:00', '11:30', '[2026-04-16,2026-10-16)', true), ('h57', 6, '07:30', '11:00', '(,)', false),
		('h57', 7, '08:00', '10:00', '[2026-05-10,2026-05-10]', true);
	INSERT INTO day_off (calendar, day, name) VALUES ('h56', '2026-12-18', 'Ngày của tỉnh');
	-- a decision, a year, and a swap against the day that it makes free
	INSERT INTO day_off (calendar, day, name, decided_by) VALUES ('vn', '2028-01-25', 'Tết', '12345/VPCP-KGVX');
	INSERT INTO day_swap (calendar, off_day, work_day) VALUES ('vn', '2026-12-07', '2026-12-12');
	INSERT INTO calendar_year (calendar, year, decided_by) VALUES ('vn', 2028, '12345/VPCP-KGVX');
	-- shipped rows, changed and replaced
	UPDATE day_off SET name = 'Ngày Văn hóa' WHERE day = '2026-11-24';
	INSERT INTO day_swap (calendar, off_day, work_day) VALUES ('vn', '2026-01-02', '2026-01-17');
	UPDATE calendar_hours SET opens = '08:00' WHERE isodow = 1 AND opens = '07:30' AND calendar = 'vn';
	UPDATE calendar SET cutoff = '16:00' WHERE name = 'vn';
	-- a swap, and later the day off that would forbid it, in the parent
	INSERT INTO day_swap (calendar, off_day, work_day) VALUES ('h56', '2026-12-21', '2026-12-27');
	INSERT INTO day_off (calendar, day, name) VALUES ('vn', '2026-12-21', 'Quốc tang');
	-- a value that remembers its version, and is a column like any other
	CREATE TABLE public.remembered AS SELECT name, calendar(name) AS value FROM calendar_in_force;
});

my @queries = (
	'SELECT calendar, cchc.with_version(value, 0) FROM cchc.calendar_compiled ORDER BY calendar COLLATE "C"',
	'SELECT * FROM cchc.calendar ORDER BY name COLLATE "C", builtin',
	'SELECT * FROM cchc.calendar_hours ORDER BY calendar COLLATE "C", isodow, opens, valid, builtin',
	'SELECT * FROM cchc.calendar_year ORDER BY calendar COLLATE "C", year, builtin',
	'SELECT * FROM cchc.day_off ORDER BY calendar COLLATE "C", day, builtin',
	'SELECT * FROM cchc.day_swap ORDER BY calendar COLLATE "C", off_day, builtin',
	'SELECT name, value FROM remembered ORDER BY name COLLATE "C"');

my $plain = $node->basedir . '/dump.sql';
$node->command_checks_all([ 'pg_dump', '--no-sync', '-f', $plain, $node->connstr('before') ], 0, [qr/^$/], [qr/^$/],
	'pg_dump, without a warning');
unlike(slurp_file($plain), qr/2000-01-01\s+statutory/, 'shipped rows are not dumped');
like(slurp_file($plain), qr/2026-12-18/, 'rows of users are');
$node->command_ok([ 'psql', '-X', '-q', '-v', 'ON_ERROR_STOP=1', '-f', $plain, $node->connstr('plain') ], 'restore');

my $inserts = $node->basedir . '/inserts.sql';
$node->command_ok([ 'pg_dump', '--no-sync', '--inserts', '-f', $inserts, $node->connstr('before') ], 'pg_dump --inserts');
$node->command_ok([ 'psql', '-X', '-q', '-v', 'ON_ERROR_STOP=1', '-f', $inserts, $node->connstr('inserts') ], 'restore of INSERTs');

my $archive = $node->basedir . '/dump.d';
$node->command_ok([ 'pg_dump', '--no-sync', '-Fd', '-f', $archive, $node->connstr('before') ], 'pg_dump of a directory');
$node->command_ok([ 'pg_restore', '--exit-on-error', '-d', $node->connstr('archive'), $archive ], 'pg_restore');

for my $db (qw(plain inserts archive))
{
	for my $query (@queries)
	{
		my $digest = "SELECT count(*), md5(string_agg(q::text, E'\\n')) FROM ($query) q";
		is($node->safe_psql($db, $digest), $node->safe_psql('before', $digest), "$db: $query");
	}
	# what is computed afterwards gets a version that was never used
	my $highest = $node->safe_psql('before', 'SELECT max(version) FROM cchc.calendar_compiled');
	$node->safe_psql($db, q{INSERT INTO cchc.day_off (calendar, day) VALUES ('vn', '2026-12-25')});
	cmp_ok($node->safe_psql($db, q{SELECT cchc.calendar_version(cchc.calendar('vn'))}), '>', $highest, "$db: versions go on");
	is($node->safe_psql($db, q{SELECT cchc.is_working_day('2026-12-25', cchc.calendar('a_commune'))}), 'f', "$db: triggers work");
}

$node->stop;
done_testing();
