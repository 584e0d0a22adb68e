# Binary COPY: what goes out comes in byte for byte, and bytes that no server
# sent are refused with 22P03, for every type.
use strict;
use warnings;
no warnings 'portable'; # 64-bit numbers, where PostgreSQL's own are
use PostgreSQL::Test::Cluster;
use PostgreSQL::Test::Utils;
use Test::More;

# For each type: values that survive, and the bytes (after the length) of
# fields that must be refused.
my %types = (
	procedure_code => {
		good => [ '1.004227', '1.004227.H56', '1.004227.000.00.00.H56', '1.000358.01', '9.999999.000.00.00.Z99.99' ],
		bad => {
			'empty' => '',
			'version only' => "\1",
			'version 2' => pack('C Q>', 2, 0x10108300000000),
			'no class' => pack('C Q>', 1, 0x00108300000000),
			'class 10' => pack('C Q>', 1, 0xA0108300000000),
			'number 1048575' => pack('C Q>', 1, 0x1FFFFF00000000),
			'case 127' => pack('C Q>', 1, 0x10108300007F00),
			'province 99' => pack('C Q>', 1, 0x10108300630000),
			'long form of a national code' => pack('C Q>', 1, 0x10108300000001),
			'high bits' => pack('C Q>', 1, 0x8010108300000000),
			'short' => pack('C N', 1, 42),
			'long' => pack('C Q> C', 1, 0x10108300000000, 0),
		} },
	agency_code => {
		good => [ 'H56', 'H56.14', '000.00.14.H56', '38.98.H29', '997.99.99.H05', 'H56.ABCDEFGHIJKLMNOPQRSTUVWXYZ01234' ],
		bad => {
			'empty' => '',
			'version only' => "\1",
			'version 2' => "\2H56",
			'no code' => "\1H5",
			'lower case' => "\1h56",
			'space' => "\1 H56",
			'look-alike' => "\1\xD0\x9D56",
			'NUL' => "\1H56\0",
			'broken UTF-8' => "\1H56.\xFF",
			'zeros' => "\1H56.00",
			'too long' => "\1H56." . ('Z' x 40),
			'a kilobyte' => "\1" . ('1' x 1024),
		} },
	dossier_code => {
		good => [ 'H57.132-260804-0583', '000.00.53.H48-220921-0099', '38.98.H29-210519-0000013', 'H10-991231-999999999' ],
		bad => {
			'empty' => '',
			'version only' => "\1",
			'version 2' => "\2H57.132-260804-0583",
			'no number' => "\1H57.132-260804",
			'30 February' => "\1H57.132-260230-0583",
			'number 0' => "\1H57.132-260804-0000",
			'spaces' => "\1H57.132 - 260804-0583",
			'en dash' => "\1H57.132\xE2\x80\x93260804-0583",
			'lower case' => "\1h57.132-260804-0583",
			'NUL' => "\1H57.132-260804-0583\0",
			'too long' => "\1" . ('H57.132-' x 200),
		} },
	# version, form, year, issuer CP (29 4A), type QĐ (4D 2C), number times two; see document_number.h
	document_number => {
		good => [ '02/QĐ-CP', '299/QĐ-UBND', '118/2025/NĐ-CP', '80-NQ/TW', '12a/qđ-Ubnd', '66.16/2026/NQ-CP' ],
		bad => {
			'empty' => '',
			'version only' => "\1",
			'version 2' => pack('H*', '020000294A4D2C000004'),
			'form 4' => pack('H*', '010400294A4D2C000004'),
			'small letters that are none' => pack('H*', '010100294A00000004') . "\0",
			'tail of the usual case' => pack('H*', '018300294A4D2C0000040002'),
			'tail longer than the value' => pack('H*', '018300294A4D2C000004FF'),
			'year 1910' => pack('H*', '01000A294A4D2C000004'),
			'word without end' => pack('H*', '010000294B4D2D010105'),
			'letter 127' => pack('H*', '01000029FE4D2C000004'),
			'number 0' => pack('H*', '010000294A4D2C000000'),
			'number 1000000' => pack('H*', '010000294A4D2C1E8480'),
			'a type in the place of the issuer' => pack('H*', '0100004D2C00000004'),
			'usual separators said' => pack('H*', '010000294A4D2C0000040000'),
			'a byte too many' => pack('H*', '010000294A4D2C00000405'),
			'a byte too few' => pack('H*', '010000294A4D2C0000'),
			'a kilobyte' => "\1" . ("\0" x 1024),
		} },
	# version, days since 2000-01-01
	lunar_date => {
		good => [ '2026-03-10 AL', '2025-06N-01 AL', '1800-01-01 AL', '2199-12-29 AL' ],
		bad => {
			'empty' => '',
			'version 2' => pack('CN', 2, 0x258c),
			'infinity' => pack('CN', 1, 0x7fffffff),
			'a day behind the last' => pack('CN', 1, 73094),
			'short' => pack('C', 1),
			'long' => pack('CNC', 1, 0, 0),
		} },
	# version, months, days, working days, working hours
	time_limit => {
		good => [ '2 tháng và 15 ngày làm việc', '5 ngày', '0 ngày', '4 giờ làm việc' ],
		bad => {
			'empty' => '',
			'version 2' => pack('CNNNN', 2, 0, 0, 0, 0),
			'negative working days' => pack('CNNNN', 1, 0, 0, 0x80000000, 0),
			'negative working hours' => pack('CNNNN', 1, 0, 0, 0, 0x80000000),
			'short' => pack('CNNN', 1, 0, 0, 0),
			'long' => pack('CNNNNN', 1, 0, 0, 0, 0, 0),
		} });

my $node = PostgreSQL::Test::Cluster->new('main');
$node->init(extra => [ '--encoding=UTF8', '--locale=C' ]);
$node->start;
$node->safe_psql('postgres', 'CREATE EXTENSION cchc');

sub write_copy
{
	my ($file, @fields) = @_;
	open(my $out, '>:raw', $file) or die "$file: $!";
	print $out "PGCOPY\n\xFF\r\n\0", pack('N N', 0, 0);
	print $out pack('n N', 1, length $_), $_ for @fields;
	print $out pack('n', 0xFFFF);
	close $out;
}

my $dir = $node->basedir;
for my $type (sort keys %types)
{
	my @good = @{ $types{$type}{good} };
	my %bad = %{ $types{$type}{bad} };
	my $rows = join(', ', map { "('$_')" } @good);

	$node->safe_psql('postgres', "CREATE TABLE t (v cchc.$type); CREATE TABLE back (v cchc.$type)");
	$node->safe_psql('postgres', "INSERT INTO t VALUES $rows");
	$node->safe_psql('postgres', "\\copy t TO '$dir/$type' (FORMAT binary)\n\\copy back FROM '$dir/$type' (FORMAT binary)");
	is($node->safe_psql('postgres', 'SELECT v FROM back'), join("\n", @good), "$type: binary round trip");

	# The files made here are of the right shape: what a server sends is taken.
	my $sent = slurp_file("$dir/$type");
	my $length = unpack('N', substr($sent, 21, 4));
	write_copy("$dir/one", substr($sent, 25, $length));
	$node->safe_psql('postgres', "TRUNCATE back;\n\\copy back FROM '$dir/one' (FORMAT binary)");
	is($node->safe_psql('postgres', 'SELECT v FROM back'), $good[0], "$type: a field made by hand");

	for my $what (sort keys %bad)
	{
		write_copy("$dir/bad", $bad{$what});
		my ($status, undef, $stderr) =
			$node->psql('postgres', "\\set VERBOSITY verbose\n\\copy back FROM '$dir/bad' (FORMAT binary)");
		# Missing bytes are the protocol's own error.
		like($stderr, qr/ERROR:  (22P03|08P01):/, "$type: $what is refused");
	}
	$node->safe_psql('postgres', 'DROP TABLE t, back');
}

$node->stop;
done_testing();
