# Identifiers seen in the wild: how many the types take as they stand, repair
# or refuse.  A taken value must print and parse back to itself.  Needs the
# data folder, $CCHC_DATA; passes without it.
use strict;
use warnings;
use PostgreSQL::Test::Cluster;
use PostgreSQL::Test::Utils;
use Test::More;

my $data = $ENV{CCHC_DATA} // '';
plan skip_all => 'no data folder ($CCHC_DATA)' unless -f "$data/agency_codes.tsv";

# The rows of a file, without its heading; tabs or, in the crude way that
# serves for a first column of codes, commas.
sub rows
{
	my ($file, $separator) = @_;
	open(my $in, '<:raw', "$data/$file") or die "$file: $!";
	my @rows = map { chomp; s/\r$//; [ split /$separator/, $_, -1 ] } <$in>;
	shift @rows;
	return @rows;
}

my $node = PostgreSQL::Test::Cluster->new('main');
$node->init(extra => [ '--encoding=UTF8', '--locale=C' ]);
$node->start;
$node->safe_psql('postgres', q{
	CREATE EXTENSION cchc;
	ALTER DATABASE postgres SET search_path = cchc, public;
	CREATE TABLE public.taken (type text, typed text, printed text, again bool);
	CREATE TABLE public.refused (type text, typed text, sqlstate text, detail text);
	CREATE FUNCTION public.try_all(type text, inputs text[]) RETURNS void LANGUAGE plpgsql AS $$
	DECLARE v text; why text;
	BEGIN
		FOREACH v IN ARRAY inputs LOOP
			BEGIN
				EXECUTE format('INSERT INTO taken
					SELECT %1$L, $1, c::text, c::text::%1$I = c AND c::text::%1$I::text = c::text
					FROM (SELECT $1::%1$I) t (c)', type) USING v;
			EXCEPTION WHEN data_exception THEN
				GET STACKED DIAGNOSTICS why = PG_EXCEPTION_DETAIL;
				INSERT INTO refused VALUES (type, v, SQLSTATE, why);
			END;
		END LOOP;
	END $$});

# Feed the values of one file to a type; returns (taken as typed, repaired, refused).
sub try_values
{
	my ($file, $type, @values) = @_;
	my $quoted = join ', ', map { "\$v\$$_\$v\$" } @values;
	$node->safe_psql('postgres', "TRUNCATE taken, refused; SELECT try_all('$type', ARRAY[$quoted])");
	my @counts = split /\|/, $node->safe_psql('postgres', q{
		SELECT count(*) FILTER (WHERE typed = printed), count(*) FILTER (WHERE typed <> printed),
			(SELECT count(*) FROM refused), count(*) FILTER (WHERE NOT again) FROM taken});
	is($counts[0] + $counts[1] + $counts[2], scalar @values, "$file, $type: every value judged");
	is($counts[3], 0, "$file, $type: every taken value prints and parses back to itself");
	diag("$file, $type: $counts[0] taken as typed, $counts[1] repaired, $counts[2] refused");
	my $reasons = $node->safe_psql('postgres', "SELECT typed, sqlstate, detail FROM refused ORDER BY typed");
	diag("  refused: $_") for split /\n/, $reasons;
	is($node->safe_psql('postgres', "SELECT count(*) FROM refused WHERE sqlstate NOT IN ('22P02', '22008') OR detail = ''"),
		0, "$file, $type: every refusal has its reason");
	return @counts;
}

# Agencies: all but lists, pseudo-codes and an old heading repeated.
my @agencies = map { $_->[0] } rows('agency_codes.tsv', "\t");
my @proper = grep { /^([A-Za-z]\d\d(\.\w+)*|(\w{3}\.)?\w{2,3}\.\w{2,3}\.[A-Za-z]\d\d)$/ } @agencies;
my ($taken, $repaired, $refused) = try_values('agency_codes.tsv', 'agency_code', @agencies);
cmp_ok($taken + $repaired, '>=', @proper, 'every well-formed agency code is taken');

my %variants;
push @{ $variants{ $_->[0] } }, $_->[1] for rows('identifier_variants.tsv', "\t");
(undef, undef, $refused) = try_values('identifier_variants.tsv', 'procedure_code', map { @{ $variants{$_} // [] } } qw(tthc tthc_case tthc_local));
is($refused, 0, 'every variant of a procedure code is taken');
my @glued = @{ $variants{tthc_with_name} // [] };
(undef, undef, $refused) = try_values('identifier_variants.tsv', 'procedure_code', @glued) if @glued;
is($refused, scalar @glued, 'a code glued to a name is not guessed') if @glued;
try_values('identifier_variants.tsv', 'dossier_code', @{ $variants{dossier} }) if $variants{dossier};

my @procedures = map { $_->[0] } rows('procedures.csv', ',');
@procedures = grep { /^\d\./ } @procedures; # a quoted name may run over lines
(undef, undef, $refused) = try_values('procedures.csv', 'procedure_code', @procedures);
is($refused, 0, 'every national code is taken');

$node->stop;
done_testing();
