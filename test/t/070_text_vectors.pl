# Text functions against vectors of independent programs, and what they say in
# a database that is not UTF8.
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
$node->safe_psql('postgres', 'CREATE EXTENSION cchc');

# The rows of a data file as lists of characters, without its header.
sub rows
{
	my $name = shift;
	my @rows = map { [ split /\t/, decode_utf8($_), -1 ] } split /\r?\n/, slurp_file("$data/$name");
	shift @rows;
	return @rows;
}

# Fill a new table of text columns.
sub load
{
	my ($table, $columns, @rows) = @_;
	my $sql = "CREATE TABLE $table (" . join(', ', map { "$_ text" } @$columns) . ");\nCOPY $table FROM STDIN;\n";
	for my $row (@rows)
	{
		$sql .= join("\t", map { my $f = $_; $f =~ s/([\\\t\n])/\\$1/g; $f } @$row[ 0 .. $#$columns ]) . "\n";
	}
	$node->safe_psql('postgres', encode_utf8("$sql\\.\n"));
}

# The condition holds in every row; the first that break it are shown.
sub holds
{
	my ($table, $condition, $shown, $name) = @_;
	my $count = $node->safe_psql('postgres', "SET search_path = cchc, public; SELECT count(*) FROM $table");
	my $broken = $node->safe_psql('postgres', encode_utf8(
		"SET search_path = cchc, public; SELECT $shown FROM $table WHERE ($condition) IS NOT TRUE LIMIT 10"));
	is($broken, '', "$name ($count rows)");
}

SKIP:
{
	skip 'no data folder: set CCHC_DATA to check against it', 1 unless -f "$data/text_vectors.tsv";

	my %function = (
		nfc => 'vi_nfc(input)',
		clean => 'vi_clean(input)',
		strip => 'vi_unaccent(input)',
		casefold => 'vi_fold(input)',
		search_key_iy => 'vi_search_key(input, true)',
		tone_new => "vi_normalize(input, 'hoà')",
		tone_old => "vi_normalize(input, 'hòa')",
		is_syllable => "left(vi_is_syllable(input)::text, 1)",
		sort => "(SELECT string_agg(w, '|' ORDER BY vi_sort_key(w)) FROM unnest(string_to_array(input, '|')) w)",
	);
	my @vectors = rows('text_vectors.tsv');
	for my $vector (@vectors)
	{
		s/\\u([0-9A-Fa-f]{4})/chr hex $1/ge for @$vector;
		# A list to sort is given in order: hand it over in reverse.
		$vector->[1] = join '|', reverse split /\|/, $vector->[1] if $vector->[0] eq 'sort';
	}
	for my $op (sort keys %function)
	{
		load("v_$op", [qw(op input expected why)], grep { $_->[0] eq $op } @vectors);
		holds("v_$op", "$function{$op} = expected", "input, $function{$op}, expected, why", "vectors of $op");
		next if $op =~ /sort|is_syllable/;
		(my $again = $function{$op}) =~ s/input/$function{$op}/;
		holds("v_$op", "$again = $function{$op}", 'input', "$op twice is $op once");
	}

	load('dirt', [qw(raw escaped nfc kind)], rows('unicode_dirt.tsv'));
	holds('dirt', 'vi_nfc(raw) = nfc', 'raw, kind', 'NFC of dirty words');
	holds('dirt', "vi_clean(raw) = vi_clean(nfc) AND vi_clean(raw) IS NFC NORMALIZED
		AND vi_clean(raw) !~ '[\x{A0}\x{AD}\x{D0}\x{F0}\x{200B}-\x{200F}\x{400}-\x{4FF}\x{E000}-\x{F8FF}]'",
		'raw, kind, vi_clean(raw)', 'dirty words come out clean');
	holds('dirt', 'vi_search_key(raw) = vi_search_key(vi_clean(raw)) AND vi_fold(raw) = vi_fold(vi_clean(raw))
		AND vi_sort_key(raw) = vi_sort_key(vi_clean(raw))', 'raw, kind', 'dirt does not change a key');

	load('syllables', [qw(base tone old new onset rime strict)], rows('syllables.tsv'));
	holds('syllables', 'vi_is_syllable(old) AND vi_is_syllable(new) AND vi_is_syllable(normalize(old, NFD))',
		'old', 'the inventory');
	holds('syllables', q{vi_normalize(old, 'new') = new AND vi_normalize(new, 'old') = old
		AND vi_normalize(old) = old AND vi_normalize(new) = new
		AND vi_normalize(vi_upper(normalize(new, NFD)), 'old') = vi_upper(old)}, 'old', 'styles of the inventory');
	holds('syllables', 'vi_fold(new) = old AND vi_search_key(new) = vi_search_key(old)
		AND vi_sort_key(new) = vi_sort_key(normalize(old, NFD))', 'old', 'the style changes no key');

	load('pairs', [qw(old new)], rows('tone_style_pairs.tsv'));
	holds('pairs', q{vi_normalize(old, 'new') = new AND vi_normalize(new, 'old') = old}, 'old', 'pairs of styles');
}

# Trigram search without accents.
SKIP:
{
	skip 'pg_trgm is not installed', 1
	  if $node->safe_psql('postgres', q{SELECT count(*) FROM pg_available_extensions WHERE name = 'pg_trgm'}) == 0;
	is($node->safe_psql('postgres', encode_utf8(q{
		CREATE EXTENSION pg_trgm;
		CREATE TABLE ward AS SELECT unnest(ARRAY['Phường Hoà Thọ', 'Xã Hòa Bình', 'Xã Thọ Xuân']) AS name;
		CREATE INDEX ward_trgm ON ward USING gin (cchc.vi_search_key(name) gin_trgm_ops);
		SET enable_seqscan = off;
		EXPLAIN (COSTS OFF) SELECT name FROM ward WHERE cchc.vi_search_key(name) LIKE '%hoa%';
		SELECT name FROM ward WHERE cchc.vi_search_key(name) LIKE '%hoa%' ORDER BY cchc.vi_sort_key(name)})) =~
		s/.*Bitmap Index Scan on ward_trgm.*?\n.*?\n//sr,
		encode_utf8("Phường Hoà Thọ\nXã Hòa Bình"), 'LIKE on the search key uses a trigram index');
}

# A result of more than 1 GB: needs 3 GB of memory and some seconds.
SKIP:
{
	skip 'large values are tested with PG_TEST_EXTRA=large_values', 1
	  unless ($ENV{PG_TEST_EXTRA} // '') =~ /\blarge_values\b/;
	my ($status, $out, $err) = $node->psql('postgres',
		"\\set VERBOSITY verbose\nSELECT length(cchc.vi_lower(repeat(U&'\\0130', 370000000)))");
	like($err, qr/ERROR:  54000: result is too long\nDETAIL:  The result has 1110000000 bytes/, 'a result beyond 1 GB');
}

# Other encodings: refused, whatever the function.
for my $encoding (qw(LATIN1 SQL_ASCII))
{
	my $db = lc $encoding;
	$node->safe_psql('postgres', "CREATE DATABASE $db ENCODING '$encoding' LOCALE 'C' TEMPLATE template0");
	$node->safe_psql($db, "SET client_min_messages = error; CREATE EXTENSION cchc");
	for my $call (map({ "$_('a')" }
			qw(vi_nfc vi_clean vi_normalize vi_unaccent vi_search_key vi_fold vi_sort_key
			vi_name_sort_key vi_lower vi_upper vi_title vi_is_syllable)))
	{
		my ($status, $out, $err) = $node->psql($db, "\\set VERBOSITY verbose\nSELECT cchc.$call");
		like($err, qr/ERROR:  0A000: .*UTF8.*encoding of this database is $encoding.*HINT:/s, "$call in $encoding");
	}
	is($node->safe_psql($db, 'SELECT cchc.vi_text_version()'), '2', "the version is readable in $encoding");
}

done_testing();
