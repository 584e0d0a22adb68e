# Every function of the extension and of a registry, with extremes in every
# argument: none crashes, none fails for a reason of ours (XX, "cache lookup"),
# and whatever is refused has the state of a caller's mistake.
#   CCHC_SEED=N          repeats a run       PG_TEST_EXTRA=extremes   an hour instead of 30 s, extremes=N   N seconds
use strict;
use warnings;
use FindBin;
use lib $FindBin::RealBin;
use PostgreSQL::Test::Cluster;
use PostgreSQL::Test::Utils;
use SmallRegistry;
use Test::More;
use Time::HiRes qw(time);

my $seconds = ($ENV{PG_TEST_EXTRA} // '') =~ /\bextremes\b(?:=(\d+))?/ ? $1 // 3600 : 30;
my $seed = $ENV{CCHC_SEED} // int(time) % 1_000_000;
note "CCHC_SEED=$seed";
srand $seed;

my $node = PostgreSQL::Test::Cluster->new('extremes');
$node->init(extra => [ '--encoding=UTF8', '--locale=C' ]);
$node->append_conf('postgresql.conf', "fsync = off\nautovacuum = off\nlog_min_messages = fatal\nlog_min_error_statement = panic\nlc_messages = 'C'\nwork_mem = '16MB'");
$node->start;
$node->safe_psql('postgres', 'CREATE EXTENSION cchc');
small_registry($node, 'h56');

# What is wrong with a call is a caller's mistake, which has one of these states: 22 data, 23 constraints, 54 too much,
# 0A000 not here, 3F000 and 42704 no such thing, 42501 rights, 42939 a reserved name, 55000 not in that state, P0002 no
# such row, 2BP01 and 42710 in the way; from constructors of ranges, which are core's, 21000 and 42601.
my $callers = '^((22|23|54)...|0A000|3F000|42704|42501|42939|55000|P0002|2BP01|42710|42P06|42P07|21000|42601)$';

# The values of each type, as SQL; those that do not parse are dropped by the server.
my $long = q{pg_catalog.repeat('Đ', 70000)};
my @words = map { "'$_'" } ('', ' ', 'x', 'vn', 'half', 'official_month', 'official_year', 'ii_06', 'index_766', 'cohort', 'II.06', 'II.07b', 'agency', 'field', 'none', 'supplement', 'other',
	'resolved', 'withdrawn', 'online', 'post', 'counted', 'flow', 'signed', 'frozen', 'recalculated', 'read', 'work', 'code', 'due_at', 'received_at', 'outcome', 'channel', 'dossier_on_time', 'h56', 'api', 'file',
	'1', '0', '-1', '1.000101', 'H56', 'H56.01', 'H56.01-220407-0001', 'H56.02-220407-0001', 'H56.01-220407-0002', 'H56.99-220407-9999', '9.000001', '9.000002', '299/QĐ-UBND', '5 ngày làm việc', '2 tháng', '0 ngày', '4 giờ làm việc',
	'2022-04-07', '2022-04-30 AL', '2025-06N-01 AL', '1800-01-01 AL', '2199-12-29 AL', 'infinity', '-infinity', '{}', '[]', 'null', '{"a": 1}', '[1]', 'Căn cứ Quyết định số 299/QĐ-UBND ngày 25 tháng 01 năm 2022',
	'một trăm nghìn tỷ', 'UBND', 'TCVN3', 'VNI', 'viqr', 'telex', 'NaN', 'dossier', 'h56.dossier', 'pg_class', '%s%n', '\\', '(', '"', '*', '&|!', 'a <-> b', "\x{e1}\x{bb}\x{81}", '2147483648',
	'ngày 30 tháng 02 năm 2022', '99999999999999999999', 'a' x 63, 'code:syntax', 'agency:unknown', 'finished_at:missing', 'due_at:before_received');
my %extremes = (
	text => [ @words, $long, q{chr(1)}, q{chr(1114111)}, q{U&'\0301'}, q{repeat(U&'\0301', 1000)}, q{U&'\00AD\200B\FEFF'}, q{repeat('1 ', 5000)} ],
	name => [ @words[0 .. 20], q{'pg_catalog'}, q{'cchc'}, q{'postgres'}, q{'nobody there'} ],
	date => [ map { "'$_'" } '-infinity', 'infinity', '4713-01-01 BC', '5874897-12-31', '2000-01-01', '2022-04-07', '2022-04-30', '2025-06-30', '2026-02-17', '1800-01-25', '2200-01-01', '0001-01-01' ],
	'timestamp with time zone' => [ map { "'$_'" } '-infinity', 'infinity', '4713-01-01 00:00:00+00 BC', '294276-12-31 23:59:59.999999+00', '2022-04-07 09:00+07', '2022-04-11 23:59:59.999999+07', '2026-06-14 08:00+07', '0001-01-01 00:00+00', 'now' ],
	interval => [ map { "'$_'" } '0', '1 day', '-1 day', '178000000 years', '-178000000 years', '2147483647 days', '1 microsecond', '-2147483648 months' ],
	integer => [ -2147483648, 2147483647, 0, 1, -1, 2, 13, 100, 2022, 65536 ],
	bigint => [ -9223372036854775808, 9223372036854775807, 0, 1, -1, 2, 999999999, 9999999999 ],
	numeric => [ map { "'$_'" } '0', 'NaN', 'infinity', '-infinity', '1e1000', '-0.5', '999999999999999999999', '1e-1000', '1234567.891' ],
	boolean => [ 'true', 'false' ],
	oid => [ 0, 1, 4294967295, 2205, 1259 ],
	regclass => [ map { "'$_'" } 'h56.dossier', 'pg_class', 'cchc.day_off', 'h56.dossier_now', '0', '4294967295' ],
	regtype => [ map { "'$_'" } 'text', 'cchc.agency_code', 'cchc.dossier_code', '0', '4294967295', 'anyarray' ],
	jsonb => [ map { "'$_'" } 'null', '{}', '[]', '1', '"x"', '[[[[]]]]', '{"code": "H56.01-220407-0101", "procedure": "9.000001", "agency": "H56.01", "channel": "post", "received_at": "2022-04-07 09:00"}',
		'{"code": null}', '{"code": "H56.01-220407-0101"}', '{"hours": {}}', '{"version": 1, "hours": []}', '{"code": [], "pauses": 5}' ],
	bytea => [ q{'\x'}, q{'\x00'}, q{'\xffffffff'}, q{pg_catalog.decode(repeat('b9', 70000), 'hex')} ],
	tsvector => [ q{''}, q{'a:1 b:2A'}, q{array_to_tsvector(ARRAY['x'])} ],
	tsquery => [ q{''}, q{'a & !b'}, q{'a <16384> b'} ],
	cstring => [ map { "$_" } @words ],
	daterange => [ map { "'$_'" } 'empty', '(,)', '[2022-04-01,2022-05-01)', '[2022-04-07,2022-04-08)', '[,2022-05-01)', '[2022-04-01,)', '[-infinity,infinity]', '[4713-01-01 BC,5874897-12-31)', '[1899-01-01,1899-02-01)' ],
	tstzrange => [ map { "'$_'" } 'empty', '(,)', '[2022-04-07 09:00+07,2022-04-11 09:00+07)', '[-infinity,infinity]', '[2022-04-07 09:00+07,)' ],
	tstzmultirange => [ map { "'$_'" } '{}', '{(,)}', '{[2022-04-07 09:00+07,2022-04-08 09:00+07),[2022-04-11 09:00+07,)}', '{[-infinity,infinity]}' ],
	'cchc.agency_code' => [ map { "'$_'" } 'H56', 'H56.01', 'H56.02', 'H56.21', 'H56.21.01', 'H56.99', '000.00.14.H56', 'H01', 'Z99', 'H56.ABCDEFGHIJKLMNOPQRSTUVWXYZ01234', '997.99.99.H05' ],
	'cchc.dossier_code' => [ map { "'$_'" } 'H56.01-220407-0001', 'H56.01-220407-0002', 'H56.01-220407-0003', 'H56.01-220407-0004', 'H56.02-220407-0001', 'H56.21-220407-0005', 'H56.21.01-220407-0006', 'H10-991231-999999999', 'H10-000101-0001', '000.00.53.H48-220921-0099' ],
	'cchc.procedure_code' => [ map { "'$_'" } '9.000001', '9.000002', '1.000000', '9.999999.000.00.00.Z99.99', '1.004227.H56', 'T-BPC-123456-TT' ],
	'cchc.document_number' => [ map { "'$_'" } '02/QĐ-CP', '12/QĐ-UBND', '118/2025/NĐ-CP', '80-NQ/TW', '12a/qđ-Ubnd', '999999/QĐ-UBND', '66.16/2026/NQ-CP' ],
	'cchc.time_limit' => [ map { "'$_'" } '0 ngày', '5 ngày', '5 ngày làm việc', '2 tháng và 15 ngày làm việc', '4 giờ làm việc', '2147483647 ngày', '9999 tháng', '99999 ngày làm việc', '999999 giờ làm việc' ],
	'cchc.lunar_date' => [ map { "'$_'" } '1800-01-01 AL', '2199-12-29 AL', '2025-06N-01 AL', '2026-01-01 AL' ],
	'h56.dossier_text' => [ q{NULL}, map { "jsonb_populate_record(NULL::h56.dossier_text, '$_')" } '{}', '{"code": "H56.01-220407-0001", "agency": "Sở A", "procedure": "9.000001", "received_at": "31/02/2022", "pauses": "[]"}',
		'{"code": "\u0110", "agency": "", "outcome": "xong", "finished_at": "infinity"}' ],
	'cchc.work_calendar' => [ q{(SELECT cchc.calendar('vn'))}, q{(SELECT cchc.with_version(cchc.calendar('vn'), 9223372036854775807))} ],
);
# Ranges and multiranges of the types, from their values.
foreach my $of (qw(agency_code dossier_code procedure_code document_number time_limit lunar_date))
{
	my @v = map { s/^'|'$//gr } @{ $extremes{"cchc.$of"} };
	$extremes{"cchc.${of}_range"} = [ map { "'$_'" } 'empty', '(,)', "[\"$v[0]\",\"$v[0]\"]", "[,\"$v[1]\")", "(\"$v[2]\",)" ];
	$extremes{"cchc.${of}_multirange"} = [ map { "'$_'" } '{}', '{(,)}', "{[\"$v[0]\",\"$v[0]\"]}" ];
}

$node->safe_psql('postgres', q{
	CREATE SCHEMA extreme;
	SET search_path = extreme, pg_catalog;
	-- Calls, undoes, and tells what should not be.
	CREATE FUNCTION judge(calls text[], callers text) RETURNS TABLE (call text, verdict text) LANGUAGE plpgsql AS $$
	DECLARE
		state text; m text; d text; h text;
		began timestamptz;
	BEGIN
		FOREACH call IN ARRAY calls LOOP
			verdict := NULL;
			began := clock_timestamp();
			BEGIN
				EXECUTE call;
				RAISE SQLSTATE 'UNDO1';
			EXCEPTION WHEN SQLSTATE 'UNDO1' THEN NULL;
			-- The time is that of all of them: who meets its end need not be slow.
			WHEN query_canceled THEN
				IF clock_timestamp() > began + interval '30 seconds' THEN verdict := '57014 took more than its time'; END IF;
			WHEN OTHERS THEN
				GET STACKED DIAGNOSTICS state = RETURNED_SQLSTATE, m = MESSAGE_TEXT, d = PG_EXCEPTION_DETAIL, h = PG_EXCEPTION_HINT;
				IF state !~ callers OR concat_ws(' ', m, d, h) ~ 'cache lookup|unrecognized node|unexpected' THEN
					verdict := concat_ws(' ', state, left(m, 200), left(d, 200));
				ELSE
					verdict := concat_ws(' ', 'refused', state, left(m, 100));
				END IF;
			END;
			RETURN NEXT;
		END LOOP;
	END $$;
	CREATE FUNCTION parses(literal text, type text) RETURNS boolean LANGUAGE plpgsql AS $$
	BEGIN
		EXECUTE format('SELECT %s::%s', literal, type);
		RETURN true;
	EXCEPTION WHEN OTHERS THEN RETURN false;
	END $$;
});

# The functions, and the types of their arguments, by name.
my @functions = map { my ($kind, $call, $name, @types) = split /\|/; { kind => $kind, call => $call, name => $name, types => \@types } } split /\n/, $node->safe_psql('postgres', q{
	SELECT concat_ws('|', p.prokind, format('%I.%I', n.nspname, p.proname), p.oid::regprocedure,
		(SELECT string_agg(CASE WHEN y.typtype = 'p' THEN y.typname WHEN y.typnamespace = 'pg_catalog'::regnamespace THEN format_type(y.oid, NULL) ELSE y.oid::regtype::text END
			|| CASE WHEN p.provariadic <> 0 AND o = p.pronargs THEN ' variadic' ELSE '' END, '|' ORDER BY o)
		 FROM unnest(p.proargtypes) WITH ORDINALITY AS a (id, o) JOIN pg_type AS y ON y.oid = a.id))
	FROM pg_proc AS p JOIN pg_namespace AS n ON n.oid = p.pronamespace
	WHERE n.nspname IN ('cchc', 'h56') AND p.prorettype <> 'trigger'::regtype AND NOT p.proargtypes::oid[] && ARRAY['internal'::regtype]::oid[]
	ORDER BY p.oid::regprocedure::text COLLATE "C"});
cmp_ok(scalar @functions, '>', 450, scalar(@functions) . ' functions are called');

my %types = map { s/ variadic//r => 1 } map { @{ $_->{types} } } @functions;
foreach my $array (grep { /\[\]$/ } keys %types) { $types{ $array =~ s/\[\]$//r } = 1 }
my @unknown = grep { !/\[\]$/ && !$extremes{$_} && !/^h56\./ } sort keys %types;
is("@unknown", '', 'every type of an argument has its extremes');
foreach my $type (grep { $extremes{$_} } sort keys %types)
{
	my $list = join ', ', map { '$x$' . $_ . '$x$' } @{ $extremes{$type} };
	my @good = split /\x01/, $node->safe_psql('postgres',
		"SELECT string_agg(v, chr(1) ORDER BY o) FROM unnest(ARRAY[$list]) WITH ORDINALITY AS u (v, o) WHERE extreme.parses(v, '$type')");
	$extremes{$type} = [ map { "$_\::$type" } @good ];
	cmp_ok(scalar @good, '>', 1, "$type has values") if $type ne 'cstring';
}

sub one_of { return $_[ rand @_ ] }
sub value
{
	my ($type) = @_;
	my $variadic = $type =~ s/ variadic$//;
	my $value;
	if ($type =~ /^(.*)\[\]$/)
	{
		my $of = $1;
		my $n = one_of(0, 1, 1, 2, 3, 50);
		$value = rand() < 0.05 ? "NULL::$type" : rand() < 0.05 ? "ARRAY[ARRAY[NULL, NULL]]::$type" : 'ARRAY[' . join(', ', map { value($of) } 1 .. $n) . "]::$type";
		return $variadic ? "VARIADIC $value" : $value;
	}
	return "NULL::$type" if rand() < 0.08;
	return "(SELECT r FROM ${type} AS r ORDER BY r LIMIT 1)" if $type =~ /^h56\.dossier$/;
	return one_of(@{ $extremes{$type} });
}

my ($calls, $refused, %wrong, %called, %through, %state, %sample) = (0, 0);
my $began = time;
my @queue;
while (time - $began < $seconds)
{
	my @batch;
	while (@batch < 300)
	{
		@queue = sort { rand() <=> 0.5 } @functions if !@queue;
		my $f = shift @queue;
		# One that makes a hundred objects says in a few calls what it has to say.
		next if $f->{name} =~ /create_registry/ && rand() < 0.8;
		my $call = "$f->{call}(" . join(', ', map { value($_) } @{ $f->{types} }) . ')';
		push @batch, [ $f->{name}, $f->{kind} eq 'a' ? "SELECT $call" : "SELECT r FROM $call AS r" ];
		$called{ $f->{name} }++;
	}
	my $list = join ",\n", map { "\$c\$$_->[1]\$c\$" } @batch;
	my ($status, $out, $err) = $node->psql('postgres', "SET client_min_messages = error; SET statement_timeout = '120s';\n"
		  . "SELECT n || '|' || verdict FROM extreme.judge(ARRAY[$list], '$callers') WITH ORDINALITY AS j (call, verdict, n) WHERE verdict IS NOT NULL");
	if ($status != 0)
	{
		append_to_file($PostgreSQL::Test::Utils::log_path . '/last_batch.sql', join(";\n", map { $_->[1] } @batch));
		fail('the server answers');
		diag("$err\nthe calls are in last_batch.sql of the log folder");
		last;
	}
	my %ended;
	foreach my $line (split /\n/, $out)
	{
		my ($n, $verdict) = $line =~ /^(\d+)\|(.*)/ or next;
		$ended{ $n - 1 } = 1;
		if ($verdict =~ /^refused (\w+)/) { $refused++; $state{$1}++; $sample{ substr($verdict, 8, 6) . $batch[ $n - 1 ][0] } //= "$verdict\t$batch[$n - 1][1]\n"; next }
		push @{ $wrong{ $batch[ $n - 1 ][0] . ': ' . substr($verdict, 0, 90) } }, "$batch[$n - 1][1]\n\t$verdict";
	}
	$through{ $batch[$_][0] }++ for grep { !$ended{$_} } 0 .. $#batch;
	$calls += @batch;
}
note sprintf '%d calls of %d functions in %.0f s, %d refused, %d functions answered', $calls, scalar keys %called, time - $began, $refused, scalar keys %through;
note join ' ', map { "$_: $state{$_}" } sort keys %state;
append_to_file("$PostgreSQL::Test::Utils::log_path/refusals", join '', map { $sample{$_} } sort keys %sample);
is(scalar keys %wrong, 0, 'nothing failed but for a caller\'s mistake') or diag(map { "$_:\n\t" . substr($wrong{$_}[0], 0, 600) . "\n" } (sort keys %wrong)[ 0 .. (keys %wrong > 20 ? 19 : keys(%wrong) - 1) ]);
cmp_ok(scalar keys %called, '>=', @functions - 1, 'every function was called');
cmp_ok(scalar keys %through, '>', @functions * 0.6, 'most answered at least once: the extremes are values, too');
unlike(slurp_file($node->logfile), qr/PANIC|TRAP:|was terminated by signal/, 'the server was not shaken');
is($node->safe_psql('postgres', q{SELECT count(*) FROM h56.dossier}), '24', 'and what was undone is undone');

$node->stop;
done_testing();
