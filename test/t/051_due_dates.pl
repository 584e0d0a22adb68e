# Due dates against answers found day by day and minute by minute elsewhere, and
# the laws that due dates keep, on random receipts and pauses.
use strict;
use warnings;
use PostgreSQL::Test::Cluster;
use PostgreSQL::Test::Utils;
use Test::More;

my $node = PostgreSQL::Test::Cluster->new('due_dates');
$node->init(extra => [ '--encoding=UTF8', '--locale=C.UTF-8' ]);
$node->append_conf('postgresql.conf', "timezone = 'America/New_York'");
$node->start;
$node->safe_psql('postgres', 'CREATE EXTENSION cchc');

SKIP:
{
	my $file = ($ENV{CCHC_DATA} // '../shared/data') . '/deadline_cases.csv';
	skip 'deadline_cases.csv is not here', 2 unless -r $file;
	open my $csv, '<', $file or die $!;
	my ($days, $minutes) = ('', '');
	my ($day_count, $minute_count) = (0, 0);
	while (<$csv>)
	{
		s/\r?\n//;
		my ($op, $start, $n, $pauses, $expected) = split /,/, $_, -1;
		if ($op eq 'add_days' && $n > 0)
		{
			$days .= "$start\t$n\t$expected\n";
			$day_count++;
		}
		elsif ($op eq 'add_working_minutes' && $n > 0)
		{
			my $ranges = join ',', map { s{(.*)/(.*)}{[$1+07,$2+07)}r } split /;/, $pauses;
			$minutes .= "$start+07\t$n\t{$ranges}\t$expected+07\n";
			$minute_count++;
		}
	}
	$node->safe_psql('postgres', <<~'SQL');
		CREATE TABLE day_case (received date, n int, due date);
		CREATE TABLE minute_case (received timestamptz, n int, pauses tstzmultirange, due timestamptz);
		SQL
	$node->safe_psql('postgres', "COPY day_case FROM stdin;\n$days\\.\n");
	$node->safe_psql('postgres', "COPY minute_case FROM stdin;\n$minutes\\.\n");
	# What is received on a day off counts from the next working day, and is no case here.
	is($node->safe_psql('postgres', <<~'SQL'), '', "$day_count limits in working days");
		SET search_path = cchc, public;
		SELECT * FROM day_case,
			due_at((received + time '09:00') AT TIME ZONE interval '7 hours', (n || ' working days')::time_limit) d
		WHERE is_working_day(received) AND due_day(d) <> due;
		SQL
	is($node->safe_psql('postgres', <<~'SQL'), '', "$minute_count limits in working minutes, with pauses");
		SET search_path = cchc, public;
		SELECT * FROM minute_case,
			due_at(received, (n || ' phút làm việc')::time_limit, calendar(), pauses) d
		WHERE d <> due;
		SQL
}

# The laws, in SQL.  The seed is printed; CCHC_SEED repeats a run.
my $seed = $ENV{CCHC_SEED} // time % 100000;
diag("CCHC_SEED=$seed");
my $broken = $node->safe_psql('postgres', <<~"SQL");
	SET search_path = cchc, public;
	SELECT setseed($seed / 100000.0);
	CREATE TEMP TABLE scene AS
	SELECT i, received, l, m, a, b, cut
	FROM (SELECT i, timestamptz '2015-01-05 00:00+07' + floor(random() * 5000000) * interval '1 minute' AS received,
				format('%s tháng %s ngày %s ngày làm việc %s giờ %s giờ làm việc',
					floor(random() * 2), floor(random() * 3) * 5, floor(random() * 20), floor(random() * 2) * 10, floor(random() * 12))::time_limit AS l,
				format('%s ngày làm việc %s giờ làm việc', floor(random() * 5), floor(random() * 12))::time_limit AS m,
				random() * interval '480 hours' AS wait, random() * interval '480 hours' AS pause, random() AS share
			FROM generate_series(1, 3000) i) r,
		LATERAL (SELECT received + wait AS a, received + wait + pause AS b, received + wait + pause * share AS cut) p;
	SELECT law, count(*) FROM (
		SELECT 'a split pause' FROM scene
		WHERE due_at(received, l, calendar(), tstzmultirange(tstzrange(a, b)))
			<> due_at(received, l, calendar(), tstzmultirange(tstzrange(a, cut), tstzrange(cut, b)))
		UNION ALL SELECT 'a pause of no working time' FROM scene
		WHERE working_time_between(a, b) = interval '0'
			AND due_at(received, l, calendar(), tstzmultirange(tstzrange(a, b))) <> due_at(received, l)
		UNION ALL SELECT 'a pause is not shorter than none' FROM scene
		WHERE due_at(received, l, calendar(), tstzmultirange(tstzrange(a, b))) < due_at(received, l)
		UNION ALL SELECT 'the last step is due when the sum is' FROM scene
		WHERE (SELECT max(d.due_at) FROM step_deadlines(received, ARRAY[l, m], calendar(), tstzmultirange(tstzrange(a, b))) d)
			<> due_at(received, l + m, calendar(), tstzmultirange(tstzrange(a, b)))
		UNION ALL SELECT 'a step starts not before the one before it is due' FROM scene,
			LATERAL (SELECT d.*, lag(d.due_at) OVER (ORDER BY step) AS before
				FROM step_deadlines(received, ARRAY[l, m, m], calendar(), tstzmultirange(tstzrange(a, b))) d) s
		WHERE starts_at < before OR s.due_at < before
		UNION ALL SELECT 'hours used at the due date are the limit' FROM scene,
			LATERAL (SELECT due_at(received, '17 giờ làm việc', calendar(), tstzmultirange(tstzrange(a, b))) AS due) d
		WHERE time_used(received, due, calendar(), tstzmultirange(tstzrange(a, b))) <> interval '17 hours'
		UNION ALL SELECT 'not late when finished in time' FROM scene
		WHERE days_late(due_at(received, l), least(due_at(received, l), a)) <> 0
		UNION ALL SELECT 'a null' FROM scene
		WHERE due_at(received, l, calendar(), tstzmultirange(tstzrange(a, b))) IS NULL
	) v (law) GROUP BY law;
	SQL
is($broken =~ s/^\n//r, '', 'the laws of due dates');

done_testing();
