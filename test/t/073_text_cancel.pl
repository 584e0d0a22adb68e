# Every function that takes text lets itself be cancelled, whatever the text is:
# statement_timeout ends each call in time.
#
# The texts are a few megabytes, so that a call that looks for interrupts too
# seldom is late on any machine.  PG_TEST_EXTRA=text_cancel takes 60 MB of each.
use strict;
use warnings;
use utf8;
use PostgreSQL::Test::Cluster;
use PostgreSQL::Test::Utils;
use Test::More;
use Encode qw(encode_utf8);

my $full = ($ENV{PG_TEST_EXTRA} // '') =~ /\btext_cancel\b/;
my $bytes = $full ? 60_000_000 : 12_000_000;
my @timeouts = $full ? (100, 400) : (40);	# ms: behind the reading of the text, and then late in it
my $late = 100;		# ms behind the timeout

my $node = PostgreSQL::Test::Cluster->new('main');
$node->init(extra => [ '--encoding=UTF8', '--locale=C' ]);
$node->append_conf('postgresql.conf', "shared_buffers = 1GB\nfsync = off\nmax_wal_size = 4GB");
$node->start;
$node->safe_psql('postgres', 'CREATE EXTENSION cchc');

# What comes first, and what follows again and again.
my %text = (
	'marks'                => [ 'a', "\x{301}" ],
	'marks to be sorted'   => [ 'a', "\x{301}\x{323}" ],
	'marks without letter' => [ '', "\x{300}" ],
	'joiners between'      => [ 'a', "\x{301}\x{34F}" ],
	'marked letters'       => [ '', "a\x{301}" ],
	'foreign letters'      => [ '', "q\x{301}" ],
	'one word'             => [ '', 'a' ],
	'one toned word'       => [ '', "\x{1EBF}" ],
	'one eth'              => [ '', "\x{D0}" ],
	'one Cyrillic word'    => [ 'a', "\x{421}" ],
	'spaces'               => [ 'a', ' ' ],
	'no-break spaces'      => [ 'a', "\x{A0}" ],
	'lines'                => [ '', "\n" ],
	'jamo'                 => [ '', "\x{1100}\x{1161}" ],
	'vowel jamo'           => [ '', "\x{1161}" ],
	'Thai'                 => [ '', "\x{E01}\x{E49}" ],
	'invisible'            => [ 'a', "\x{200B}" ],
	'emoji'                => [ '', "\x{1F600}\x{FE0F}" ],
	'Angstrom'             => [ '', "\x{212B}" ],
	'digits'               => [ '', '1' ],
	'letters and digits'   => [ '', 'a1' ],
	'numbers and spaces'   => [ '', '1 1 ' ],
	'groups of digits'     => [ '', '1.1,' ],
	'nearly dates'         => [ '', '1/1/20/' ],
	'dates'                => [ '', '1/1/2020 ' ],
	'date and brackets'    => [ '1/1/2020', '(' ],
	'date and spaces'      => [ '1/1/2020 (âm', ' ' ],
	'months'               => [ '', '1 tháng ' ],
	'nearly documents'     => [ '', '1/QĐ-' ],
	'documents'            => [ '', '12/2020/QĐ-UBND,' ],
	'nearly dossiers'      => [ '', '000.00.H56-220921-' ],
	'procedures'           => [ '', '1.004227.H56 ' ],
	'time limits'          => [ '', '2 ngày ' ],
	'limit and brackets'   => [ '2 ngày kể từ ', '(' ],
	'number words'         => [ '', 'mười lăm ' ],
	'amounts'              => [ '', '1 tỷ ' ],
	'Telex and a word'     => [ 'dduwowcj ', 'a' ],
	'Telex'                => [ '', 'dduwowcj ' ],
	'VNI and codes'        => [ 'd9u7o7c5 ', 'a1' ],
	'abbreviations'        => [ '', 'TP.HCM ' ],
	'prefix and spaces'    => [ 'P.', ' ' ],
	'prefix and digits'    => [ 'P.', '1' ],
	'misread UTF-8'        => [ '', "\x{C3}\x{A1}" ],
	'TCVN3'                => [ '', "c\x{B8}" ],
	'VIQR'                 => [ '', "a^'" ],
	'all bytes'            => [ '', join('', map { chr } 1 .. 255) ],
);

my $sql = "CREATE TABLE hard (name text, t text);\nALTER TABLE hard ALTER t SET STORAGE EXTERNAL;\n";
for my $name (sort keys %text)
{
	my ($first, $unit) = map { (my $s = $_) =~ s/'/''/g; "'$s'" } @{ $text{$name} };
	$sql .= "INSERT INTO hard SELECT '$name', $first || repeat($unit, $bytes / octet_length($unit));\n";
}
$node->safe_psql('postgres', encode_utf8($sql));

# A call of every function whose first argument is text, in one of its types;
# the others are what the type says, or the default.  A calendar's name is none.
my %other = (
	'text' => "'TCVN3'",
	'text[]' => "'{}'",
	'boolean' => 'false',
	'regtype' => "'cchc.procedure_code'",
);
my %given = ('text' => 't', 'bytea' => "convert_to(t, 'UTF8')", 'cstring' => 'textout(t)');
my %call;
for (split /\n/, $node->safe_psql('postgres', q{
	SELECT p.oid::regprocedure, proname, pronargs - pronargdefaults,
		   array_to_string(ARRAY(SELECT a::regtype::text FROM unnest(proargtypes) a), '|')
	FROM pg_proc p JOIN pg_language l ON l.oid = prolang
	WHERE pronamespace = 'cchc'::regnamespace AND lanname = 'c'}))
{
	my ($signature, $name, $required, @types) = split /\|/;
	next if $name eq 'calendar' || !@types || !exists $given{ $types[0] };
	my @args = ($given{ $types[0] }, map { $other{$_} // 'NULL' } @types[ 1 .. $#types ]);
	$#args = $required - 1 if $required > 0;
	$call{$signature} = "cchc.$name(" . join(', ', @args) . ')';
}
cmp_ok(scalar(keys %call), '>', 30, 'functions that take text: ' . scalar(keys %call));

# How late each of the calls ends, in ms, and how late a query of the server's
# own is on this machine meanwhile.
my $own = 'SELECT count(*) FROM generate_series(1, 1000000000)';

sub lateness
{
	my ($timeout, @calls) = @_;
	my $script = "SELECT octet_length(t) FROM hard;\n";
	my @queries = map { my ($f, $name) = @$_; "SELECT count(x) FROM (SELECT $call{$f} x FROM hard WHERE name = '$name') s" } @calls;
	for my $i (0 .. $#queries)
	{
		$script .= "SET statement_timeout = $timeout;\n";
		$script .= "\\timing on\n$_;\n\\timing off\n" for $queries[$i], $own;
	}
	my ($out, $err) = ('', '');
	$node->psql('postgres', encode_utf8($script), stdout => \$out, stderr => \$err, on_error_stop => 0);
	my @times = map { $_ - $timeout } $out =~ /^Time: ([\d.]+) ms/mg;
	die scalar(@times) . ' times for ' . scalar(@calls) . " calls: $out$err" if @times != 2 * @calls;
	my ($noise) = sort { $b <=> $a } @times[ map { 2 * $_ + 1 } 0 .. $#calls ];
	return ($noise, @times[ map { 2 * $_ } 0 .. $#calls ]);
}

for my $function (sort keys %call)
{
	my @late;
	for my $timeout (@timeouts)
	{
		my @calls = map { [ $function, $_ ] } sort keys %text;
		# A busy machine is late once, a call that does not look is late always.
		for my $try (1 .. 4)
		{
			my ($noise, @lateness) = lateness($timeout, @calls);
			my @which = grep { $lateness[$_] > $late + 2 * $noise } 0 .. $#calls;
			@late = map { sprintf '%s: %.0f ms', $calls[$_][1], $lateness[$_] } @which;
			@calls = @calls[@which];
			last if !@calls;
		}
		last if @late;
	}
	is(join(', ', @late), '', "$function ends within $late ms");
}

done_testing();
