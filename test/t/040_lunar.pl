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

done_testing();
