# Document numbers as officials typed them: how many are taken, repaired,
# guessed and refused; and what must not be found in running text.
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
$node->safe_psql('postgres', encode_utf8(q{
	CREATE EXTENSION cchc;
	ALTER DATABASE postgres SET search_path = public, cchc;
	CREATE FUNCTION taken(t text) RETURNS cchc.document_number LANGUAGE plpgsql AS $$
	BEGIN
		RETURN t::cchc.document_number;
	EXCEPTION WHEN invalid_text_representation THEN
		RETURN NULL;
	END $$;
	CREATE FUNCTION letters(t text) RETURNS text IMMUTABLE
		RETURN regexp_replace(t, '[^[:alpha:]ĐđÐÂÊÔƠƯâêôơưĂă]', '', 'g');
}));

sub query { return decode_utf8($node->safe_psql('postgres', encode_utf8(shift))); }

# A table of one column, a row for each line of a file.
sub load
{
	my ($table, @rows) = @_;
	my $sql = "CREATE TABLE $table (n int, t text);\nCOPY $table FROM STDIN;\n";
	my $n = 0;
	for my $row (@rows)
	{
		$row =~ s/([\\\t\r])/\\$1/g;
		$sql .= ++$n . "\t$row\n";
	}
	$node->safe_psql('postgres', encode_utf8("$sql\\.\n"));
}

sub lines { return split /\n/, decode_utf8(slurp_file("$data/" . shift)); }

sub at_least
{
	my ($got, $floor, $what) = @_;
	diag(sprintf '%s: %.2f %% (at least %s %%)', $what, $got, $floor);
	cmp_ok($got, '>=', $floor, $what);
}

# The rates and laws of one file of typed numbers.
sub judge
{
	my ($name, $taken_floor, @rows) = @_;
	load($name, @rows);
	query(qq{CREATE TABLE ${name}_read AS
		SELECT t, taken(t) AS d, cchc.guess_document_number(t) AS g FROM $name});
	diag("$name: " . query(qq{SELECT format('%s rows, %s taken as typed, %s repaired, %s only guessed, %s refused by both',
		count(*), count(*) FILTER (WHERE d::text = t), count(*) FILTER (WHERE d::text <> t),
		count(*) FILTER (WHERE d IS NULL AND g IS NOT NULL), count(*) FILTER (WHERE d IS NULL AND g IS NULL))
		FROM ${name}_read}));
	at_least(query(qq{SELECT 100.0 * count(d) / greatest(count(*), 1) FROM ${name}_read
		WHERE g IS NOT NULL AND letters(g::text) = letters(t)}),
		$taken_floor, "$name: taken of those guessed without changing a letter");
	at_least(query(qq{SELECT 100.0 * count(g) / greatest(count(*), 1) FROM ${name}_read
		WHERE t ~ '[0-9]' AND letters(t) <> ''}),
		98, "$name: guessed of those with a number and a symbol");
	is(query(qq{SELECT count(*) FROM ${name}_read, unnest(ARRAY[d, g]) v
		WHERE v::text::cchc.document_number::text <> v::text OR v::text::cchc.document_number <> v}),
		0, "$name: what is taken prints and parses back to itself");
	is(query(qq{SELECT string_agg(t, ' | ') FROM ${name}_read WHERE d IS NOT NULL AND g IS NULL}),
		'', "$name: what is taken is guessed");
	# found alone, and in a sentence
	at_least(query(qq{SELECT 100.0 * count(*) FILTER (WHERE EXISTS (
			SELECT FROM cchc.extract_document_numbers('Căn cứ văn bản số ' || t || ' của cơ quan') e WHERE e.value = d AND e.start = 19))
		/ greatest(count(*), 1) FROM ${name}_read WHERE d IS NOT NULL}),
		95, "$name: found in a sentence of those taken");
}

# Without the data: a few numbers of every grammar and every kind of slip.
judge('examples', 80, '299/QĐ-UBND', '118/2025/NĐ-CP', '66.16/2026/NQ-CP', '64/2025/QH15', '80-NQ/TW',
	'3637/UBND-VX', '105/2025/NĐ- CP', "1391/Q\x{D0}-UBND", '01/nq-cp', '1830 QĐ-UBND',
	'Quyết định số 299/QĐ-UBND', '9303', '24/2024', 'BỘ LUẬT');

SKIP:
{
	skip 'no data folder: set CCHC_DATA to judge real document numbers', 1 unless -e "$data/document_numbers.txt";
	judge('document_numbers', 95, lines('document_numbers.txt'));

	if (-e "$data/procedures.csv")
	{
		my %decisions = map { /,([^,]*\/[^,]*)$/ ? ($1 => 1) : () } lines('procedures.csv');
		judge('decisions', 95, sort keys %decisions) if %decisions;
	}

	# Look-alikes in the contexts where they stand: a form's number, a file's name.
	load('lookalikes', lines('document_number_lookalikes.txt'));
	for my $context ('Mẫu số %s', 'theo Mẫu số %s ban hành kèm theo', '(mẫu %s)', 'Biểu mẫu số: %s.', 'Phụ lục số %s',
		'%s.docx', 'tệp %s.pdf', 'Tải về: %s_signed.doc')
	{
		is(query("SELECT string_agg(e.value::text, ' | ') FROM lookalikes, cchc.extract_document_numbers(format('$context', t)) e"),
			'', encode_utf8("no look-alike is found in \"$context\""));
	}
	diag('look-alikes without any context: ' . query(q{SELECT format('%s of %s found', count(DISTINCT n) FILTER (WHERE e.value IS NOT NULL), count(DISTINCT n))
		FROM lookalikes LEFT JOIN cchc.extract_document_numbers(t) e ON true}));

	skip 'no source article', 1 unless -e "$data/../source-article.txt";
	load('article', join(' ', split /\n/, decode_utf8(slurp_file("$data/../source-article.txt"))));
	is(query(q{SELECT string_agg(e.value::text || ' = ' || substr(t, e.start, e.length), '; ')
		FROM article, cchc.extract_document_numbers(t) e}),
		'299/QĐ-UBND = 299/QĐ-UBND', 'the article: one document number');
	is(query(q{SELECT count(*) FROM article, cchc.extract_procedure_codes(t)}), 0, 'the article: no procedure code');
	is(query(q{SELECT count(*) FROM article, cchc.extract_dossier_codes(t)}), 0, 'the article: no dossier code');
}

# Other encodings: letters that cannot be printed are refused on input, not on output.
for my $encoding ('LATIN1', 'WIN1258', 'SQL_ASCII')
{
	$node->safe_psql('postgres', "CREATE DATABASE e_$encoding ENCODING '$encoding' LOCALE 'C' TEMPLATE template0");
	$node->safe_psql("e_\L$encoding", 'CREATE EXTENSION cchc');
	my $client = $encoding eq 'SQL_ASCII' ? '' : q{SET client_encoding = 'UTF8'; };
	is($node->safe_psql("e_\L$encoding", q{SELECT '2/2020/TT-BTC'::cchc.document_number}), '02/2020/TT-BTC', "$encoding: ASCII letters");
	my ($status, $out, $err) = $node->psql("e_\L$encoding", encode_utf8("\\set VERBOSITY verbose\n${client}SELECT '299/QĐ-UBND'::cchc.document_number"));
	if ($encoding eq 'LATIN1')
	{
		like($err, qr/22P05/, 'LATIN1: D with stroke has no character there (reported for the client\'s text)');
		# Ð (eth) is in LATIN1; read as Đ it could not be printed.
		($status, $out, $err) = $node->psql("e_\L$encoding", encode_utf8("\\set VERBOSITY verbose\n${client}SELECT U&'299/Q\\00D0-UBND'::cchc.document_number"));
		like($err, qr/22P05: value of type document_number cannot be written in encoding "LATIN1"/, 'LATIN1: D with stroke is refused on input');
		is($node->safe_psql("e_\L$encoding", q{SELECT count(*) FROM cchc.extract_document_numbers('299/QD-UBND') e, cchc.guess_document_number('299/QD-UBND') g WHERE g IS NULL}),
			1, 'LATIN1: a guess that cannot be printed is none');
	}
	else
	{
		is(decode_utf8($out), '299/QĐ-UBND', "$encoding: D with stroke is printed");
		is($node->safe_psql("e_\L$encoding", encode_utf8("${client}SELECT substr(t, start, length) = '299/QĐ-UBND' FROM (VALUES ('công văn 299/QĐ-UBND')) v (t), cchc.extract_document_numbers(t)")),
			't', "$encoding: places are those of substr");
	}
}

done_testing();
