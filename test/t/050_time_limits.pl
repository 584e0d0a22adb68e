# time_limit against cells and sentences of real procedures, and hostile binary input.
use strict;
use warnings;
use PostgreSQL::Test::Cluster;
use PostgreSQL::Test::Utils;
use Test::More;

my $node = PostgreSQL::Test::Cluster->new('time_limits');
$node->init(extra => [ '--encoding=UTF8', '--locale=C.UTF-8' ]);
$node->start;
$node->safe_psql('postgres', 'CREATE EXTENSION cchc');
my $data = $ENV{CCHC_DATA} // '../shared/data';

# Cells: each is taken, or refused for one of these reasons.
my @reasons = (
	'The value is empty',
	'The number has no unit',
	'A time limit begins with a number, in figures or words');
SKIP:
{
	my $file = "$data/time_limits_structured.tsv";
	skip 'time_limits_structured.tsv is not here', 2 unless -r $file;
	open my $tsv, '<', $file or die $!;
	my ($taken, %refused) = (0);
	my $script = "\\set ON_ERROR_STOP off\n\\set VERBOSITY default\n";
	my @cells;
	while (<$tsv>)
	{
		next if $. == 1;
		s/\r?\n//;
		push @cells, (split /\t/)[0];
	}
	$script .= join '', map { my $cell = s/'/''/gr; "SELECT cchc.time_limit_in('$cell');\n" } @cells;
	my ($rc, $stdout, $stderr) = $node->psql('postgres', $script, on_error_stop => 0);
	$taken = () = $stdout =~ /./mg ? split /\n/, $stdout : ();
	$refused{$1}++ while $stderr =~ /DETAIL:\s+(.*?)(?: \(at character \d+\))?\.$/mg;
	my $sum = 0;
	$sum += $_ for values %refused;
	is($taken + $sum, scalar @cells, 'every cell is taken or refused with a DETAIL');
	is_deeply([ grep { my $reason = $_; !grep { $_ eq $reason } @reasons } sort keys %refused ],
		[], 'and refused for a known reason');
	diag("$taken of " . @cells . ' cells taken; refused: '
		  . join '; ', map { "$refused{$_} \"$_\"" } sort keys %refused);
}

# Sentences: what is found stands where it is said to stand, and nearly every sentence has one.
SKIP:
{
	my $file = "$data/time_limit_sentences.txt";
	skip 'time_limit_sentences.txt is not here', 2 unless -r $file;
	open my $in, '<', $file or die $!;
	my @sentences = map { s/\r?\n//r } <$in>;
	$node->safe_psql('postgres', "CREATE TABLE sentence (id int GENERATED ALWAYS AS IDENTITY, s text)");
	$node->safe_psql('postgres', "COPY sentence (s) FROM stdin;\n"
		  . join('', map { s/\\/\\\\/gr . "\n" } @sentences) . "\\.\n");
	my ($limits, $with, $anchored, $wrong) = split /\|/, $node->safe_psql('postgres', <<~'SQL');
		SET search_path = cchc, public;
		SELECT count(value), count(DISTINCT id) FILTER (WHERE value IS NOT NULL), count(anchor),
			count(*) FILTER (WHERE substr(s, start, length)::time_limit <> value
				OR position(anchor IN s) = 0)
		FROM sentence LEFT JOIN LATERAL extract_time_limits(s) ON true;
		SQL
	is($wrong, 0, 'every limit is read the same alone');
	cmp_ok($with / @sentences, '>', 0.95, 'nearly every sentence names a limit');
	diag("$limits limits ($anchored with an anchor) in $with of " . @sentences . ' sentences');
}

# Another server encoding: limits are read, but ệ cannot be printed.
$node->safe_psql('postgres',
	"CREATE DATABASE latin1 ENCODING LATIN1 LC_COLLATE 'C' LC_CTYPE 'C' TEMPLATE template0");
$node->safe_psql('latin1', 'CREATE EXTENSION cchc');
is($node->safe_psql('latin1', "SELECT '15 working days'::cchc.time_limit OPERATOR(cchc.=) '3 weeks'"),
	'f', 'LATIN1: limits are compared');
my ($rc, $stdout, $stderr) = $node->psql('latin1',
	"\\set VERBOSITY sqlstate\nSELECT '15 working days'::cchc.time_limit");
like($stderr, qr/22P05/, 'LATIN1: a letter that cannot be printed is said to be so');
($rc, $stdout, $stderr) = $node->psql('latin1', "SELECT '15'::cchc.time_limit");
unlike($stderr, qr/HINT/, 'LATIN1: no hint that cannot be shown');

done_testing();
