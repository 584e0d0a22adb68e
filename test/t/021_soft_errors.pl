# Soft errors of the identifier types: pg_input_is_valid and
# pg_input_error_info (PostgreSQL 16) say what the error would have said, and
# COPY with ON_ERROR ignore (17) skips the row.
use strict;
use warnings;
use PostgreSQL::Test::Cluster;
use PostgreSQL::Test::Utils;
use Test::More;

# For each type: values that are taken, and values that are not.
my %types = (
	procedure_code => [
		[ '1.004227', '1.004227.000.00.00.H56', '2.000815.H55.02' ],
		[ '', '1.04227', '1.0042271', '0.004227', '1.004227.000.01.00.H10', '1.004227.00', 'T-BPC-123456-TT' ]
	],
	agency_code => [
		[ 'H56.14', '000.00.14.H56', '38.98.H29' ],
		[ '', 'H1', 'H10..05', 'H10.0_5', 'H56.00.00.000', '001.00.12.H56', 'H56.' . ('A' x 32) ]
	],
	dossier_code => [
		[ 'H57.132-260804-0583', '000.00.53.H48-220921-0099' ],
		[ '', 'H57.132', 'H57.132-260230-0583', 'H57.132-261301-0583', 'H57.132-260804-0000', 'H57.132/260804/0583' ]
	],
	document_number => [
		[ '299/QĐ-UBND', '118/2025/NĐ-CP', '80-NQ/TW' ],
		[ '', '299/QĐ UBND', '299/', '0/QĐ-UBND', '299/22/QĐ-UBND', '7/7', '9303', '7' x 100_000 ]
	]);

my $node = PostgreSQL::Test::Cluster->new('main');
$node->init(extra => [ '--encoding=UTF8', '--locale=C' ]);
$node->start;
my $version = $node->safe_psql('postgres', 'SHOW server_version_num');
plan skip_all => 'soft errors came with PostgreSQL 16' if $version < 160000;
$node->safe_psql('postgres', 'CREATE EXTENSION cchc');

# What an error says, as "SQLSTATE|message|detail|hint": hard, caught, and soft.
$node->safe_psql('postgres', <<'SQL');
CREATE FUNCTION hard(type text, value text) RETURNS text LANGUAGE plpgsql AS $$
DECLARE message text; detail text; hint text;
BEGIN
	EXECUTE format('SELECT %L::%s', value, type::regtype);
	RETURN 'taken';
EXCEPTION WHEN data_exception THEN
	GET STACKED DIAGNOSTICS message = MESSAGE_TEXT, detail = PG_EXCEPTION_DETAIL, hint = PG_EXCEPTION_HINT;
	RETURN concat_ws('|', SQLSTATE, message, detail, hint);
END $$;
CREATE FUNCTION soft(type text, value text) RETURNS text LANGUAGE sql
	RETURN (SELECT coalesce(concat_ws('|', nullif(sql_error_code, ''), message, detail, hint), 'taken')
		FROM pg_input_error_info(value, type));
SQL

for my $type (sort keys %types)
{
	my ($good, $bad) = @{ $types{$type} };
	my $values = sub { join ', ', map { "('$_')" } @_ };
	my ($goods, $bads) = ($values->(@$good), $values->(@$bad));

	is($node->safe_psql('postgres', "SELECT bool_and(pg_input_is_valid(v, 'cchc.$type')) FROM (VALUES $goods) t (v)"),
		't', "$type: valid is valid");
	is($node->safe_psql('postgres', "SELECT bool_or(pg_input_is_valid(v, 'cchc.$type')) FROM (VALUES $bads) t (v)"),
		'f', "$type: invalid is invalid");
	is($node->safe_psql('postgres',
			"SELECT left(v, 40), hard('cchc.$type', v), soft('cchc.$type', v) FROM (VALUES $bads) t (v)
			 WHERE hard('cchc.$type', v) IS DISTINCT FROM soft('cchc.$type', v)"),
		'', "$type: soft errors say what hard ones do");
	is($node->safe_psql('postgres',
			"SELECT count(*) FROM (VALUES $bads) t (v), pg_input_error_info(v, 'cchc.$type') e
			 WHERE e.detail <> '' AND e.hint <> '' AND e.sql_error_code IN ('22P02', '22008')"),
		scalar @$bad, "$type: each with its class, DETAIL and HINT");
	is($node->safe_psql('postgres',
			"SELECT count(*) FROM (VALUES $bads) t (v) WHERE pg_input_is_valid(array_to_string(ARRAY['{\"', v, '\"}'], ''), 'cchc.$type\[]')"),
		'0', "$type: in arrays too");

	next if $version < 170000;
	my $file = $node->basedir . "/$type";
	append_to_file($file, join('', map { "$_\n" } @$bad, @$good, @$bad));
	my ($status, $stdout, $stderr) = $node->psql('postgres',
		"CREATE TABLE $type (v cchc.$type);\n\\copy $type FROM '$file' WITH (ON_ERROR ignore)");
	is($status, 0, "$type: COPY with ON_ERROR ignore goes through");
	like($stderr, qr/NOTICE:  ${\(2 * @$bad)} rows were skipped/, "$type: and counts what it skipped");
	is($node->safe_psql('postgres', "SELECT v FROM $type"), join("\n", @$good), "$type: and takes the rest");
}

$node->stop;
done_testing();
