# What mends text leaves clean text alone: every text of every file in the data folder.
use strict;
use warnings;
use utf8;
use FindBin;
use lib $FindBin::RealBin;
use RealData;
use PostgreSQL::Test::Cluster;
use PostgreSQL::Test::Utils;
use Test::More;
use Encode qw(decode_utf8 encode_utf8);
use Unicode::Normalize qw(NFC);

my $data = $ENV{CCHC_DATA} // '';
plan skip_all => 'no data folder: set CCHC_DATA to check against it' unless -f "$data/procedures.csv";

my $node = PostgreSQL::Test::Cluster->new('main');
$node->init(extra => [ '--encoding=UTF8', '--locale=C' ]);
$node->start;
$node->safe_psql('postgres', 'CREATE EXTENSION cchc; CREATE TABLE texts (place text, t text)');

# Columns, from 0, that hold what is to be mended, or cases of it.
my %not_clean = (
	'charsets.csv' => [ 0 .. 5 ],
	'legacy_encoding_pairs.tsv' => [2],
	'text_vectors.tsv' => [ 0 .. 3 ],
	'unicode_dirt.tsv' => [ 0, 1 ],
	'field_text_cases.tsv' => [1],
	'field_deadline_cases.tsv' => [1],
);
# Queries as people typed them: some with a keyboard that failed.
my %typed = map { $_ => 1 } qw(telex vni);

my @texts;
for my $file (grep { !/README|\.bin$/ } data_files())
{
	my %skip = map { $_ => 1 } @{ $not_clean{$file} // [] };
	for my $row (data_rows($file))
	{
		next if $file eq 'search_queries.tsv' && $typed{ $row->[1] };
		push @texts, map { [ "$file:$_", $row->[$_] ] } grep { !$skip{$_} && $row->[$_] =~ /\p{L}/ } 0 .. $#$row;
	}
}
cmp_ok(scalar(@texts), '>', 30000, 'texts of the data folder: ' . @texts);
my $escaped = sub { shift =~ s/([\\\t\n\r])/{ "\\" => "\\\\", "\t" => "\\t", "\n" => "\\n", "\r" => "\\r" }->{$1}/ger };
$node->safe_psql('postgres', encode_utf8(
	"COPY texts FROM STDIN;\n" . join('', map { $escaped->($_->[0]) . "\t" . $escaped->($_->[1]) . "\n" } @texts) . "\\.\n"));

for my $call ('vi_untelex(t)', 'vi_unvni(t)', 'vi_demojibake(t)')
{
	is(decode_utf8($node->safe_psql('postgres', "SELECT place, t, cchc.$call FROM texts WHERE cchc.$call <> t LIMIT 5")),
		'', "$call changes none");
}

# Clean by what the inventory of syllables and Unicode say: words that are ASCII or syllables with their tone
# in place, single spaces between them.
my %syllable = map { $_ => 1 } map { @$_[ 2, 3 ] } data_rows('syllables.tsv');
my @clean = grep {
	my $t = $_->[1];
	NFC($t) eq $t && $t !~ /^ |  | $|[^\P{C}]|[^\S ]|[\x{FF00}-\x{FFEF}\x{FE00}-\x{FE0F}]/
		&& !grep { /[^\x00-\x7F]/ && !$syllable{ lc $_ } } $t =~ /[\p{L}\p{M}]+/g
} @texts;
cmp_ok(scalar(@clean), '>', 30000, 'clean texts among them: ' . @clean);
$node->safe_psql('postgres', encode_utf8(
	"TRUNCATE texts; COPY texts FROM STDIN;\n" . join('', map { $escaped->($_->[0]) . "\t" . $escaped->($_->[1]) . "\n" } @clean) . "\\.\n"));
for my $call ('vi_normalize(t)', 'vi_clean(t)', 'vi_nfc(t)')
{
	is(decode_utf8($node->safe_psql('postgres', "SELECT place, t, cchc.$call FROM texts WHERE cchc.$call <> t LIMIT 5")),
		'', "$call changes no clean text");
}

$node->stop;
done_testing();
