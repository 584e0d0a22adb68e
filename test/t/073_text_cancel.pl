# Every function that takes text lets itself be cancelled, whatever the text is:
# statement_timeout ends each call in time.
#
# What is judged is processor time, of which a busy machine gives a backend less:
# how much of it a call takes beyond the timeout, beside what core's md5() takes
# for the same text.  A call that is late is tried again, beside an md5() that runs
# right behind it; up to half a minute later, since a virtual machine counts the
# time that its host takes from it as the backend's.
#
# The texts are a few megabytes; PG_TEST_EXTRA=text_cancel takes 60 MB of each, two
# places in it, and grants 100 ms.
use strict;
use warnings;
use utf8;
use PostgreSQL::Test::Cluster;
use PostgreSQL::Test::Utils;
use Test::More;
use Time::HiRes qw(sleep);
use Encode qw(encode_utf8);

plan skip_all => 'the processor time of a backend is read from /proc' if !-r '/proc/self/schedstat';

my $full = ($ENV{PG_TEST_EXTRA} // '') =~ /\btext_cancel\b/;
my $bytes = $full ? 60_000_000 : 8_000_000;
my @timeouts = $full ? (100, 400) : (12);	# ms: behind the reading of the text, and then late in it

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
# try_TYPE reads what TYPE_in reads.
my %has_try = map { +"${_}_in" => 1 } qw(agency_code document_number dossier_code procedure_code time_limit);
for (split /\n/, $node->safe_psql('postgres', q{
	SELECT p.oid::regprocedure, proname, pronargs - pronargdefaults,
		   array_to_string(ARRAY(SELECT a::regtype::text FROM unnest(proargtypes) a), '|')
	FROM pg_proc p JOIN pg_language l ON l.oid = prolang
	WHERE pronamespace = 'cchc'::regnamespace AND lanname = 'c'}))
{
	my ($signature, $name, $required, @types) = split /\|/;
	next if $name eq 'calendar' || !@types || !exists $given{ $types[0] };
	next if !$full && $has_try{$name};
	my @args = ($given{ $types[0] }, map { $other{$_} // 'NULL' } @types[ 1 .. $#types ]);
	$#args = $required - 1 if $required > 0;
	$call{$signature} = "cchc.$name(" . join(', ', @args) . ')';
}
# The server's own loop over the tokens of the parser
$call{ts_parse} = q{(SELECT count(*) FROM ts_parse('cchc.vi_parser', t))};
cmp_ok(scalar(keys %call), '>', 30, 'functions that take text: ' . scalar(keys %call));

# How much processor time, in ms, each of the queries takes; a timeout of 0 is none.
sub processor_times
{
	my (@queries) = @_;
	my $clock = "SELECT 'clock ' || pg_catalog.pg_read_file('/proc/self/schedstat');\n";
	my $script = "SELECT octet_length(t) FROM hard;\n";
	for (@queries)
	{
		my ($timeout, $query) = @$_;
		# The timeout is over behind the ROLLBACK, which it may hit, too.
		$script .= "${clock}BEGIN;\nSET LOCAL statement_timeout = $timeout;\n$query;\nROLLBACK;\nROLLBACK;\n$clock";
	}
	my ($out, $err) = ('', '');
	$node->psql('postgres', encode_utf8($script), stdout => \$out, stderr => \$err, on_error_stop => 0);
	my @clock = map { $_ / 1e6 } $out =~ /^clock (\d+)/mg;
	die scalar(@clock) . ' clocks for ' . scalar(@queries) . " queries: $out$err" if @clock != 2 * @queries;
	return map { $clock[ 2 * $_ + 1 ] - $clock[ 2 * $_ ] } 0 .. $#queries;
}

sub of_text
{
	my ($call, $name) = @_;
	return "SELECT count(x) FROM (SELECT $call x FROM hard WHERE name = '$name') s";
}

# What is granted where md5() takes so long.
sub granted { return $full ? 100 : 2 * $_[0]; }

my (undef, $md5) = processor_times(map { [ 0, of_text('md5(t)', 'one word') ] } 1, 2);

# Which of the texts are late every time.
sub late_texts
{
	my ($call, $timeout, @names) = @_;
	my @times = processor_times(map { [ $timeout, of_text($call, $_) ] } @names);
	my @late = grep { $times[$_] - $timeout > granted($md5) } 0 .. $#names;
	for my $pause (0, 0, 0.5, 1, 2, 4, 8, 16)
	{
		last if !@late;
		sleep($pause);
		@names = @names[@late];
		@times = processor_times(map { ([ $timeout, of_text($call, $_) ], [ 0, of_text('md5(t)', $_) ]) } @names);
		@late = grep { $times[ 2 * $_ ] - $timeout > granted($times[ 2 * $_ + 1 ]) } 0 .. $#names;
	}
	return map { sprintf '%s: %.0f ms, md5() %.0f ms', $names[$_], $times[ 2 * $_ ] - $timeout, $times[ 2 * $_ + 1 ] } @late;
}

for my $function (sort keys %call)
{
	my @late = map { late_texts($call{$function}, $_, sort keys %text) } @timeouts;
	is(join('; ', @late), '', "$function ends in time");
}

done_testing();
