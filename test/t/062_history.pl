# As-of is a law: on random histories, entered in the order in which they happen,
# every report of an evening says later what it said then; a fact entered late
# moves the lines of its own dossier and no others; and every line is what a
# replay of the acts by another program, in Python, says it is.
use strict;
use warnings;
use PostgreSQL::Test::Cluster;
use PostgreSQL::Test::Utils;
use Test::More;
use File::Spec;

my $folder = 'test/reference';
my $seed   = $ENV{CCHC_SEED} // int(rand(1_000_000));
note "seed $seed; CCHC_SEED=$seed repeats the run";

my $node = PostgreSQL::Test::Cluster->new('history');
$node->init(extra => [ '-E', 'UTF8', '--locale=C' ]);
$node->append_conf('postgresql.conf', "timezone = 'America/New_York'\nfsync = off\nautovacuum = off");
$node->start;
my $scratch = File::Spec->rel2abs(PostgreSQL::Test::Utils::tempdir());

sub program
{
	my ($out, $err);
	IPC::Run::run([ 'python3', "$folder/history.py", @_ ], '>', \$out, '2>', \$err) or die $err;
	return $out;
}

sub run_acts
{
	my ($acts) = @_;
	$node->safe_psql('postgres', "SET search_path = hist, cchc, public;\nSET client_min_messages = error;\n$acts");
	return;
}

# compare WHAT: the log of the acts, replayed, against the reports as they are now
sub compare
{
	my ($what) = @_;
	$node->safe_psql('postgres', "SET search_path = hist, cchc, public; SET timezone = 'UTC'; SET datestyle = ISO;
		COPY (SELECT * FROM log ORDER BY n) TO '$scratch/log.csv' CSV HEADER;
		COPY (SELECT DISTINCT first_day, last_day, dossier, stay, agency, procedure, channel, opening, closing FROM answer) TO '$scratch/rows.csv' CSV HEADER;");
	my ($summary, $states) = program('check', "$scratch/log.csv", "$scratch/rows.csv") =~ /^(\d+ dossiers.*)\nsqlstates (.*)\n\z/m;
	note $summary;
	like($summary, qr/, 0 differ$/, "$what: every line is as the replay says");
	like($states, qr/^00000(?: (?:22008|55000|nobody))*$/, "$what: what was refused was refused in order");
	cmp_ok(($summary =~ / acts, refused (\d+), (\d+) stays/)[1], '>', 5_000, "$what: there was much to compare");
	return;
}

foreach my $run ($seed .. $seed + 1)
{
	$node->safe_psql('postgres', 'DROP EXTENSION IF EXISTS cchc CASCADE; DROP SCHEMA IF EXISTS hist CASCADE; CREATE EXTENSION cchc');
	$node->safe_psql('postgres', "SELECT cchc.create_registry('hist')");
	run_acts("INSERT INTO agency (code, name, kind) VALUES ('H56.01', 'Sở A', 'department'), ('H56.02', 'Sở B', 'department'),
			('H56.21', 'Huyện C', 'rural_district'), ('H56.21.01', 'Xã D', 'commune');
		INSERT INTO field (name) VALUES ('Hộ tịch');
		INSERT INTO procedure (code, name, field_id, agency, levels, time_limit) VALUES
			('9.000001', 'Một', 1, 'H56.01', '{province}', '5 ngày làm việc'), ('9.000002', 'Hai', 1, 'H56.01', '{province}', '10 ngày'),
			('9.000003', 'Ba', 1, 'H56.01', '{province}', NULL);
		" . slurp_file("$folder/history.sql"));
	run_acts(program('acts', $run));
	compare("seed $run");
	is($node->safe_psql('postgres', 'SET search_path = hist, cchc, public; SELECT count(*) FROM moved'), '0',
		"seed $run: every report says what it said in its evening");
	is($node->safe_psql('postgres', "SET search_path = hist, cchc, public;
		SELECT count(*) FROM (SELECT kept_on + 1 AS day, agency, procedure, channel, count(*) FROM answer
				WHERE first_day = last_day AND closing LIKE 'open_%' AND kept_on < (SELECT max(kept_on) FROM asked) GROUP BY 1, 2, 3, 4) AS a
			FULL JOIN (SELECT kept_on AS day, agency, procedure, channel, count(*) FROM answer
				WHERE first_day = last_day AND opening = 'carried_over' GROUP BY 1, 2, 3, 4) AS b USING (day, agency, procedure, channel)
		WHERE a.count IS DISTINCT FROM b.count"), '0', "seed $run: what one evening leaves open, the next morning carries over, in every line of the form");
	is($node->safe_psql('postgres', "SET search_path = hist, cchc, public;
		SELECT count(*) FROM (SELECT kept_on, first_day, last_day, count(*) FILTER (WHERE opening = 'transferred_in') AS i,
			count(*) FILTER (WHERE closing = 'transferred_out') AS o,
			count(*) FILTER (WHERE opening = 'carried_over' AND closing = 'transferred_out') AS c FROM answer GROUP BY 1, 2, 3) AS t WHERE i <> o"), '0',
		"seed $run: transfers in and out are the same for the whole");

	run_acts(program('late', $run));
	compare("seed $run, late");
	is($node->safe_psql('postgres', "SET search_path = hist, cchc, public;
		SELECT count(*) > 0, count(*) FILTER (WHERE dossier NOT IN (SELECT code FROM log WHERE n > 100000 AND sqlstate = '00000')) FROM moved"), 't|0',
		"seed $run: facts entered late moved the lines of their own dossiers only");
	is($node->safe_psql('postgres', "SET search_path = hist, cchc, public;
		SELECT count(*) FROM log WHERE n > 100000 AND sqlstate = '00000' AND code NOT IN (SELECT dossier FROM late_entry)"), '0',
		"seed $run: late_entry lists them all");
}

$node->stop;
done_testing();
