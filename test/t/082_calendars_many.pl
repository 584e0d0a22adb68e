# Calendars of many servers: each has its own, until one publishes what its
# people decided; shipped rows are everywhere and travel nowhere.
use strict;
use warnings;
use PostgreSQL::Test::Cluster;
use PostgreSQL::Test::Utils;
use Test::More;

my ($north, $south) = map { PostgreSQL::Test::Cluster->new($_) } qw(north south);
foreach my $node ($north, $south)
{
	$node->init(allows_streaming => 'logical');
	$node->start;
	$node->safe_psql('postgres', 'CREATE EXTENSION cchc');
}
my @tables = map { "cchc.$_" } qw(calendar calendar_hours calendar_year day_off day_swap);
sub both
{
	my ($query, $there, $title) = @_;
	my ($here) = map { $north->safe_psql('postgres', $_) } $query;
	is($south->safe_psql('postgres', $query), $there // $here, $title);
	return $here;
}

# Its own until published
$north->safe_psql('postgres', q{
	INSERT INTO cchc.day_off (calendar, day, name) VALUES ('vn', '2026-12-18', 'Bão');
	INSERT INTO cchc.calendar (name, parent) VALUES ('h56', 'vn');
	INSERT INTO cchc.day_off (calendar, day, name) VALUES ('h56', '2026-12-21', 'Lễ hội');
	INSERT INTO cchc.calendar_hours (calendar, isodow, opens, closes) VALUES ('h56', 6, '07:30', '11:30')});
my $storm = q{SELECT cchc.is_working_day('2026-12-18')};
is(both($storm, 't', 'the other server knows nothing of an edit'), 'f', 'the one that was edited does');
my (undef, undef, $error) = $south->psql('postgres', q{SELECT cchc.calendar('h56')});
like($error, qr/h56/, 'nor of a calendar');

# What is shipped is there already, and would be there twice: the users' rows are published.
$north->safe_psql('postgres', 'CREATE PUBLICATION calendars FOR TABLE ' . join(', ', map { "$_ WHERE (NOT builtin)" } @tables));
(my $from = $north->connstr('postgres')) =~ s/'/''/g;
$south->safe_psql('postgres', "CREATE SUBSCRIPTION calendars CONNECTION '$from' PUBLICATION calendars");
$south->wait_for_subscription_sync($north, 'calendars');
my $answers = q{SELECT string_agg(cchc.is_working_day(d::date)::text || cchc.is_working_day(d::date, cchc.calendar('h56')), ',' ORDER BY d),
	cchc.add_working_time('2026-12-17 15:00+07', '20 hours', cchc.calendar('h56')), cchc.due_at('2026-12-17 15:00+07', '5 ngày làm việc', cchc.calendar('h56'))
	FROM generate_series('2026-12-01'::timestamp, '2027-02-28', '1 day') AS d};
both($storm, undef, 'after the first copy it knows');
isnt(both($answers, undef, 'every day, hour and deadline is the same'), '', 'and there is one');
both("SELECT count(*) FROM $_", undef, "rows of $_") foreach @tables;
sub travels
{
	my ($title, $edit) = @_;
	my $before = $north->safe_psql('postgres', $answers);
	$north->safe_psql('postgres', $edit);
	$north->wait_for_catchup('calendars');
	isnt(both($answers, undef, $title), $before, "$title: something changed");
	return;
}
travels('an edit', q{INSERT INTO cchc.day_off (calendar, day) VALUES ('vn', '2026-12-22')});
travels('a swap', q{INSERT INTO cchc.day_swap (calendar, off_day, work_day) VALUES ('h56', '2026-12-23', '2026-12-27')});
travels('other hours', q{UPDATE cchc.calendar_hours SET closes = '10:30' WHERE calendar = 'h56'});
travels('an edit taken back', q{DELETE FROM cchc.day_off WHERE day = '2026-12-18' AND NOT builtin});
# An UPDATE of a shipped row makes one of the user's, which travels.
travels('a shipped holiday that moves', q{UPDATE cchc.day_off SET day = '2026-12-25' WHERE calendar = 'vn' AND day = '2026-11-24'});

# What the other decides itself stays there.
$south->safe_psql('postgres', q{INSERT INTO cchc.day_off (calendar, day) VALUES ('vn', '2026-12-29')});
is(both(q{SELECT cchc.is_working_day('2026-12-29')}, 'f', 'its own edit'), 't', 'does not travel back');
isnt($north->safe_psql('postgres', 'SELECT cchc.calendar_version(cchc.calendar())'), '', 'versions belong to one database');

$south->stop;
$north->stop;
done_testing();
