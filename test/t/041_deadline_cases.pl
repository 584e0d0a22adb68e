# Day and minute arithmetic with the calendar vn against brute-force answers,
# found minute by minute by another program; and the laws of pauses.
use strict;
use warnings;
use PostgreSQL::Test::Cluster;
use PostgreSQL::Test::Utils;
use Test::More;

my $node = PostgreSQL::Test::Cluster->new('cases');
$node->init;
$node->append_conf('postgresql.conf', "timezone = 'America/New_York'");
$node->start;
$node->safe_psql('postgres', 'CREATE EXTENSION cchc');

SKIP:
{
	my $file = ($ENV{CCHC_DATA} // '../shared/data') . '/deadline_cases.csv';
	skip 'deadline_cases.csv is not here', 1 unless -r $file;
	$node->safe_psql('postgres', q{
		CREATE TABLE cases (op text, start text, n int, end_or_pauses text, expected text, right_biased text);

		-- So much working time from t on, pauses ("from/to;from/to") not counted.
		CREATE FUNCTION paused(t timestamptz, work interval, pauses text, bias text) RETURNS timestamptz
			LANGUAGE plpgsql AS $$
		DECLARE
			pause text;
			starts timestamptz;
			before_it interval;
		BEGIN
			FOREACH pause IN ARRAY string_to_array(coalesce(pauses, ''), ';') LOOP
				starts := (split_part(pause, '/', 1) || '+07')::timestamptz;
				before_it := cchc.working_time_between(t, greatest(t, starts));
				EXIT WHEN before_it >= work;
				work := work - before_it;
				t := greatest(t, (split_part(pause, '/', 2) || '+07')::timestamptz);
			END LOOP;
			RETURN cchc.add_working_time(t, work, bias);
		END $$;});
	$node->command_ok([ 'psql', '-X', '-q', '-v', 'ON_ERROR_STOP=1', '-d', $node->connstr('postgres'),
			'-c', "\\copy cases FROM '$file' CSV HEADER" ], 'deadline_cases.csv');
	cmp_ok($node->safe_psql('postgres', 'SELECT count(*) FROM cases'), '>', 100, 'there are cases');
	is($node->safe_psql('postgres', q{
		SELECT * FROM cases WHERE op = 'add_days'
			AND (cchc.add_working_days(start::date, n) <> expected::date
				OR cchc.add_working_days(start::date, n, cchc.calendar('vn')) <> expected::date)}),
		'', 'add_days');
	is($node->safe_psql('postgres', q{
		SELECT * FROM cases WHERE op = 'count_days_excl_start_incl_end'
			AND cchc.working_days_between(start::date, end_or_pauses::date) <> expected::int}),
		'', 'count_days');
	for my $bias ([ 'left', 'expected' ], [ 'right', 'right_biased' ])
	{
		is($node->safe_psql('postgres', qq{
			SELECT * FROM cases WHERE op = 'add_working_minutes'
				AND paused((start || '+07')::timestamptz, make_interval(mins => n), end_or_pauses, '$bias->[0]')
					<> ($bias->[1] || '+07')::timestamptz}),
			'', "add_working_minutes, $bias->[0]");
	}
	is($node->safe_psql('postgres', q{SELECT count(*) FROM cases
		WHERE op NOT IN ('add_days', 'count_days_excl_start_incl_end', 'add_working_minutes')}), '0', 'no other operation');
}

$node->stop;
done_testing();
