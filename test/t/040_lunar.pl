# The lunar calendar against years computed elsewhere, and hostile binary input.
use strict;
use warnings;
use PostgreSQL::Test::Cluster;
use PostgreSQL::Test::Utils;
use Test::More;

my $node = PostgreSQL::Test::Cluster->new('lunar');
$node->init;
$node->start;
$node->safe_psql('postgres', 'CREATE EXTENSION cchc');

# Tết, the leap month, the month lengths and Hùng Kings' day of each year.
SKIP:
{
	my $file = ($ENV{CCHC_DATA} // '../shared/data') . '/lunar_years.csv';
	skip 'lunar_years.csv is not here', 1 unless -r $file;
	$node->safe_psql('postgres', <<~'SQL');
		CREATE TABLE expected (lunar_year int, tet date, leap_month int, month_lengths text, hung_kings date);
		SQL
	my ($in, $rows) = ('', 0);
	open my $csv, '<', $file or die $!;
	while (<$csv>) { next if $. == 1; s{\r?\n}{}; $in .= "$_\n"; $rows++; }
	$node->safe_psql('postgres', "COPY expected FROM stdin CSV;\n$in\\.\n");
	my $wrong = $node->safe_psql('postgres', <<~'SQL');
		SET search_path = cchc, public;
		WITH days AS (
			SELECT e.lunar_year, lunar(d::date) AS l
			FROM expected e, generate_series(tet(e.lunar_year), tet(e.lunar_year + 1) - 1, '1 day') d),
		months AS (
			SELECT lunar_year, lunar_month(l) AS m, is_leap_month(l) AS leap, count(*) AS days
			FROM days GROUP BY 1, 2, 3),
		years AS (
			SELECT lunar_year, string_agg(days::text, ' ' ORDER BY m, leap) AS month_lengths,
				coalesce(max(m) FILTER (WHERE leap), 0) AS leap_month
			FROM months GROUP BY 1)
		SELECT e.lunar_year FROM expected e JOIN years y USING (lunar_year)
		WHERE (tet(lunar_year), y.leap_month, y.month_lengths, hung_kings_day(lunar_year))
			IS DISTINCT FROM (e.tet, e.leap_month, e.month_lengths, e.hung_kings);
		SQL
	is($wrong, '', "$rows lunar years agree");
}

# recv: one row, one column of the given bytes.
sub copy_binary
{
	my ($bytes) = @_;
	my $file = $node->basedir . '/hostile.bin';
	open my $out, '>:raw', $file or die $!;
	print $out "PGCOPY\n\xff\r\n\0", pack('NN', 0, 0), pack('n', 1), pack('N', length $bytes), $bytes,
		pack('n', 0xffff);
	close $out;
	my ($rc, $stdout, $stderr) = $node->psql('postgres',
		"\\set VERBOSITY sqlstate\nCREATE TEMP TABLE t (d cchc.lunar_date);\n"
		  . "\\copy t FROM $file BINARY\nSELECT * FROM t");
	return $stderr ne '' ? $stderr =~ s/.*ERROR:\s+(\w+).*/$1/sr : $stdout;
}
is(copy_binary(pack('CN', 1, 0x258c)), '2026-03-10 AL', 'recv takes a day');
is(copy_binary(pack('CN', 2, 0x258c)), '22P03', 'recv refuses another version');
is(copy_binary(pack('CN', 1, 0x7fffffff)), '22P03', 'recv refuses infinity');
is(copy_binary(pack('CN', 1, 73094)), '22P03', 'recv refuses a day behind the last');
is(copy_binary(pack('C', 1)), '08P01', 'recv refuses a short value');
is(copy_binary(pack('CNC', 1, 0, 0)), '22P03', 'recv refuses a long value');

done_testing();
