# The order of vi_sort_key on real words and names, against a comparison of its own.
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
use Unicode::Normalize qw(NFC NFD);

my $data = $ENV{CCHC_DATA} // '';
plan skip_all => 'no data folder: set CCHC_DATA to check against it' unless -f "$data/syllables.tsv";

my $node = PostgreSQL::Test::Cluster->new('main');
$node->init(extra => [ '--encoding=UTF8', '--locale=C' ]);
$node->start;
$node->safe_psql('postgres', 'CREATE EXTENSION cchc; CREATE TABLE names (name text)');

# A string whose order is the dictionary's: syllable by syllable the letters, then the tone; last of all
# capitals, then hyphens.
sub dictionary_rank
{
	my ($name) = @_;
	my @alphabet = ('a', "a\x{306}", "a\x{302}", 'b', 'c', 'd', 'đ', 'e', "e\x{302}", 'f' .. 'o', "o\x{302}", "o\x{31B}", 'p' .. 'u', "u\x{31B}", 'v' .. 'z');
	my %place = map { $alphabet[$_] => chr(ord('A') + $_) } 0 .. $#alphabet;
	my %tone = ("\x{300}" => 1, "\x{309}" => 2, "\x{303}" => 3, "\x{301}" => 4, "\x{323}" => 5);
	my $rank = '';
	for my $syllable (split /[ -]/, $name)
	{
		# circumflex, breve and horn belong to the letter, and stand behind the tone below (ậ) in NFD
		my $nfd = NFD(lc $syllable) =~ s/([\x{300}\x{309}\x{303}\x{301}\x{323}])([\x{302}\x{306}\x{31B}])/$2$1/gr;
		my $tones = join '', map { $tone{$_} } $nfd =~ /[\x{300}\x{309}\x{303}\x{301}\x{323}]/g;
		my $letters = $nfd =~ s/[\x{300}\x{309}\x{303}\x{301}\x{323}]//gr;
		return undef if $letters !~ /^(?:[a-zđ][\x{302}\x{306}\x{31B}]?)+\z/ || length $tones > 1;
		$rank .= join('', map { $place{$_} // return undef } $letters =~ /[a-zđ][\x{302}\x{306}\x{31B}]?/g) . '/' . ($tones || 0) . ' ';
	}
	my $plain = NFC($name);
	my @parts = split /([ -])/, $plain;
	return $rank . '!' . join('', map { /\p{Lu}/ ? 1 : 0 } grep { /\p{L}/ } split //, $plain) . '!' . join('', $plain =~ /[ -]/g);
}

# Words of letters, in NFC and each once; some of their spaces become hyphens.
my (%seen, %rank);
my @names = grep { !$seen{$_}++ && defined($rank{$_} = dictionary_rank($_)) } map { ($_, tr/ /-/r, s/ /-/r, lc, uc) } map { NFC($_) }
	grep { /^\p{L}+(?:[ -]\p{L}+)*\z/ } (map { $_->[2] } data_rows('syllables.tsv')),
	(map { @$_ } data_rows('admin_units_2025.csv'), data_rows('terms.csv'), data_rows('procedures.csv'), data_rows('provinces.csv'), data_rows('ministries.csv'));
$node->safe_psql('postgres', encode_utf8("COPY names FROM STDIN;\n" . join("\n", @names) . "\n\\.\n"));

my @got = split /\n/, decode_utf8($node->safe_psql('postgres', 'SELECT name FROM names ORDER BY cchc.vi_sort_key(name)'));
my @wrong = grep { $rank{ $got[$_] } lt $rank{ $got[ $_ - 1 ] } } 1 .. $#got;
is(join(', ', map { "$got[$_] after $got[$_ - 1]" } @wrong[ 0 .. ($#wrong < 5 ? $#wrong : 5) ]), '',
	'dictionary order of ' . @names . ' names');
cmp_ok(scalar(@names), '>', 20000, 'and there are enough of them');
is($node->safe_psql('postgres', 'SELECT count(DISTINCT cchc.vi_sort_key(name)) FROM names'),
	scalar(keys %{ { reverse %rank } }), 'keys are equal where the order sees no difference, and only there');

done_testing();
