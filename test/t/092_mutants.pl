# Binary values that no server sent: each type's own form, mutated, is refused as
# malformed, or is a value for which every law and every LEAKPROOF function holds.
# The messages are written here byte by byte, hundreds at a time.
#   CCHC_SEED=N    repeats a run          PG_TEST_EXTRA=mutants    an hour instead of 3 s a type, mutants=N   N seconds a type
use strict;
use warnings;
use IO::Socket::UNIX;
use PostgreSQL::Test::Cluster;
use PostgreSQL::Test::Utils;
use Test::More;
use Time::HiRes qw(time);

my $seconds = ($ENV{PG_TEST_EXTRA} // '') =~ /\bmutants\b(?:=(\d+))?/ ? $1 // 300 : 3;
my $seed = $ENV{CCHC_SEED} // int(time) % 1_000_000;
note "CCHC_SEED=$seed";
srand $seed;

my $node = PostgreSQL::Test::Cluster->new('mutants');
$node->init(extra => [ '--encoding=UTF8', '--locale=C' ]);
$node->append_conf('postgresql.conf', "fsync = off\nautovacuum = off\nlog_min_messages = fatal\nlog_min_error_statement = panic");
$node->start;
$node->safe_psql('postgres', 'CREATE EXTENSION cchc');

# What a mutant is made from.
my $small = q({"first_day": "2026-01-01", "last_day": "2026-01-31", "hours": [["07:30-11:30", "13:00-17:00"], ["07:30-11:30", "13:00-17:00"], ["07:30-11:30"], [], ["08:00-12:00"], [], []],
	"off": ["2026-01-01", "2026-01-02"], "worked": {"2026-01-10": 5}, "cutoff": "15:00", "decided_until": "2026-01-15", "version": 7});
my %values = (
	agency_code => [ 'H56', 'H56.14', '000.00.14.H56', '38.98.H29', '997.99.99.H05', 'H56.ABCDEFGHIJKLMNOPQRSTUVWXYZ01234' ],
	document_number => [ '02/QĐ-CP', '299/QĐ-UBND', '118/2025/NĐ-CP', '80-NQ/TW', '12a/qđ-Ubnd', '66.16/2026/NQ-CP' ],
	dossier_code => [ 'H57.132-260804-0583', '000.00.53.H48-220921-0099', '38.98.H29-210519-0000013', 'H10-991231-999999999' ],
	lunar_date => [ '2026-03-10 AL', '2025-06N-01 AL', '1800-01-01 AL', '2199-12-29 AL' ],
	procedure_code => [ '1.004227', '1.004227.H56', '1.000358.01', '9.999999.000.00.00.Z99.99' ],
	time_limit => [ '2 tháng và 15 ngày làm việc', '5 ngày', '0 ngày', '4 giờ làm việc' ],
	work_calendar => [ $small, $small =~ s/"version": 7/"version": 9/r ],
);
foreach my $of (grep { $_ ne 'work_calendar' } keys %values)
{
	my @v = @{ $values{$of} };
	$values{"${of}_range"} = [ 'empty', '(,)', map { "[\"$_\",\"$_\"]" } @v ];
}
# Multiranges are read by PostgreSQL, which asks for as much memory as the message says (XX000): not ours to try.
is(join(' ', sort keys %values), $node->safe_psql('postgres', q{
	SELECT string_agg(typname, ' ' ORDER BY typname COLLATE "C") FROM pg_type WHERE typnamespace = 'cchc'::regnamespace AND typtype IN ('b', 'r') AND typcategory <> 'A'}),
	'every type is tried');

# A judge for each type: it gets a mutant and a right value, and says what is wrong with
# the state MUTAN; or it gives back what the server would send.
$node->safe_psql('postgres', q{
	CREATE FUNCTION make_judge(type regtype, base boolean) RETURNS void LANGUAGE plpgsql AS $make$
	DECLARE
		leakproof text;
		others text;
		laws text := 'v::text::%1$s IS NOT DISTINCT FROM v AND v = v AND NOT v <> v AND v <= v AND NOT v < v AND (v < w) = (w > v) AND (v <= w) = NOT (v > w) AND (v = w) = (w = v) AND (v = w) = (v <= w AND v >= w)';
	BEGIN
		SELECT string_agg(c, ', ') FILTER (WHERE f.proleakproof), string_agg(format('PERFORM %s;', c), E'\n') FILTER (WHERE NOT f.proleakproof)
		INTO leakproof, others
		FROM pg_proc AS f
		CROSS JOIN LATERAL (SELECT format('%I.%I(%s)', f.pronamespace::regnamespace::text, f.proname, string_agg(CASE WHEN t = make_judge.type THEN (ARRAY['v', 'w'])[CASE WHEN o = 1 THEN 1 ELSE 2 END] ELSE '7' END, ', ' ORDER BY o)) AS c
			FROM unnest(f.proargtypes) WITH ORDINALITY AS a (t, o)) AS x
		WHERE f.pronamespace = 'cchc'::regnamespace AND f.prokind = 'f' AND f.pronargs > 0 AND f.provariadic = 0
			AND make_judge.type = ANY (f.proargtypes) AND f.proargtypes::oid[] <@ ARRAY[make_judge.type, 'bigint'::regtype]::oid[];
		IF base THEN
			laws := laws || ' AND cchc.%2$s_cmp(v, v) = 0 AND sign(cchc.%2$s_cmp(v, w)) = -sign(cchc.%2$s_cmp(w, v)) AND (cchc.%2$s_cmp(v, w) = 0) = (v = w) AND (v <> w OR cchc.%2$s_hash(v) = cchc.%2$s_hash(w)) AND cchc.%2$s_hash(v) = cchc.%2$s_hash(v::text::%1$s)';
		END IF;
		EXECUTE format($f$
			CREATE FUNCTION judge(v %1$s, w %1$s) RETURNS bytea LANGUAGE plpgsql SET search_path = cchc, public AS $b$
			BEGIN
				BEGIN
					PERFORM %2$s;
				EXCEPTION WHEN OTHERS THEN RAISE SQLSTATE 'MUTAN' USING MESSAGE = 'a LEAKPROOF function raised ' || SQLSTATE || ' ' || SQLERRM;
				END;
				BEGIN
					IF NOT (%3$s) THEN RAISE SQLSTATE 'MUTAN' USING MESSAGE = 'a law is broken: ' || v::text; END IF;
				EXCEPTION WHEN SQLSTATE 'MUTAN' THEN RAISE; WHEN OTHERS THEN RAISE SQLSTATE 'MUTAN' USING MESSAGE = 'a law raised ' || SQLSTATE || ' ' || SQLERRM;
				END;
				IF random() < 0.02 THEN
					BEGIN
						%4$s
					EXCEPTION WHEN data_exception OR data_corrupted THEN
						IF SQLSTATE LIKE 'XX%%' THEN RAISE SQLSTATE 'MUTAN' USING MESSAGE = 'a function raised ' || SQLSTATE || ' ' || SQLERRM; END IF;
					END;
				END IF;
				RETURN %5$s(v);
			END $b$ $f$, type, coalesce(leakproof, 'v'), format(laws, type, split_part(type::text, '.', 2)), coalesce(others, 'NULL;'),
			(SELECT t.typsend::regproc FROM pg_type AS t WHERE t.oid = make_judge.type));
	END $make$;
	SELECT make_judge(oid::regtype, typtype = 'b') FROM pg_type WHERE typnamespace = 'cchc'::regnamespace AND typtype IN ('b', 'r') AND typcategory <> 'A';
});

# ---- the protocol ----

my $socket;
sub message { return $_[0] . pack('N', 4 + length $_[1]) . $_[1] }
sub receive
{
	my ($n) = @_;
	my $bytes = '';
	while (length $bytes < $n) { $socket->read($bytes, $n - length $bytes, length $bytes) or die "the server has gone\n" }
	return $bytes;
}
# The answers up to the next ReadyForQuery: the value, or the state and the message of an error.
sub answer
{
	my ($value, $state, $text);
	while (1)
	{
		my ($kind, $n) = unpack 'a N', receive(5);
		my $body = $n > 4 ? receive($n - 4) : '';
		if ($kind eq 'D') { my $size = unpack 'N', substr $body, 2; $value = $size == 0xFFFFFFFF ? undef : substr $body, 6, $size }
		elsif ($kind eq 'E') { ($state) = $body =~ /\0?C([^\0]*)\0/; ($text) = $body =~ /\0M([^\0]*)\0/ }
		elsif ($kind eq 'Z') { return ($value, $state, $text) }
	}
}
sub connect_to_server
{
	$socket = IO::Socket::UNIX->new(Peer => $node->host . '/.s.PGSQL.' . $node->port) or die "cannot connect: $!\n";
	$socket->autoflush(0);
	my $start = pack('N', 196608) . join("\0", user => scalar getpwuid($>), database => 'postgres', '', '');
	$socket->print(pack('N', 4 + length $start), $start);
	$socket->flush;
	my (undef, $state, $text) = answer();
	die "cannot log in: $state $text\n" if $state;
}
sub prepare
{
	my ($type) = @_;
	$socket->print(message('P', "$type\0SELECT public.judge(\$1::cchc.$type, \$2::cchc.$type)\0" . pack 'n', 0), message('S', ''));
	$socket->flush;
	my (undef, $state, $text) = answer();
	die "cannot prepare $type: $state $text\n" if $state;
}
# ask(TYPE, [MUTANT, RIGHT]...): what the judge says to each.
sub ask
{
	my ($type, @pairs) = @_;
	my $out = '';
	foreach my $pair (@pairs)
	{
		$out .= message('B', "\0$type\0" . pack('n n n', 1, 1, 2) . join('', map { pack('N', length $_) . $_ } @$pair) . pack('n n', 1, 1)) . message('E', "\0" . pack 'N', 0) . message('S', '');
	}
	$socket->print($out);
	$socket->flush;
	return map { [ answer() ] } @pairs;
}

# ---- the mutations ----

sub mutate
{
	my ($bytes, $other) = @_;
	for (1 .. 1 + int rand 3)
	{
		my $n = length $bytes;
		my $at = int rand($n + 1);
		my $what = int rand 9;
		if ($what == 0 && $at < $n) { substr($bytes, $at, 1) = chr(ord(substr $bytes, $at, 1) ^ 1 << int rand 8) }
		elsif ($what == 1 && $at < $n) { substr($bytes, $at, 1) = chr((0, 1, 2, 0x20, 0x7F, 0x80, 0xFE, 0xFF)[ rand 8 ]) }
		elsif ($what == 2) { substr($bytes, $at, 0) = join '', map { chr int rand 256 } 1 .. 1 + rand 4 }
		elsif ($what == 3 && $at < $n) { substr($bytes, $at, 1 + int rand 3) = '' }
		elsif ($what == 4) { $bytes = substr $bytes, 0, $at }
		elsif ($what == 5 && $at < $n) { $bytes .= substr $bytes, $at, 1 + int rand 8 }
		elsif ($what == 6) { $bytes = substr($bytes, 0, $at) . substr($other, int rand(1 + length $other)) }
		elsif ($what == 7 && $n >= 4)
		{
			$at = int rand($n - 3);
			my $number = unpack 'N', substr $bytes, $at, 4;
			substr($bytes, $at, 4) = pack 'N', (0, 1, 0x7FFFFFFF, 0x80000000, 0xFFFFFFFF, ($number + 1) & 0xFFFFFFFF, ($number - 1) & 0xFFFFFFFF)[ rand 7 ];
		}
		elsif ($at < $n) { substr($bytes, $at, 1) = chr((ord(substr $bytes, $at, 1) + (rand() < 0.5 ? 1 : 255)) % 256) }
	}
	return $bytes;
}

# Malformed (22P03), too short for its own lengths (08P01), not UTF-8 (22021); and in a range bounds in the wrong order (22000).
my $refusal = qr/^(?:22P03|08P01|22021)$/;

connect_to_server();
foreach my $type (sort keys %values)
{
	prepare($type);
	my @right = map { pack 'H*', $_ } split /\n/, $node->safe_psql('postgres', "SET search_path = cchc, public; SELECT encode(judge(v::$type, v::$type), 'hex') FROM unnest(ARRAY[" . join(', ', map { "\$v\$$_\$v\$" } @{ $values{$type} }) . ']) AS v');
	my @pool = @right;
	my ($tried, $taken, @wrong) = (0, 0);
	my $wanted = $type =~ /range$/ ? $seconds / 4 : $seconds;
	my $began = time;
	while (time - $began < $wanted && @wrong < 5)
	{
		my @pairs = map { [ mutate($pool[ rand @pool ], $pool[ rand @pool ]), $right[ rand @right ] ] } 1 .. 100;
		my @answers = eval { ask($type, @pairs) };
		if ($@)
		{
			push @wrong, "$@ after one of " . join ' ', map { unpack 'H*', $_->[0] } @pairs;
			$node->poll_query_until('postgres', 'SELECT true');
			connect_to_server();
			last;
		}
		my @back;
		foreach my $i (0 .. $#answers)
		{
			my ($sent, $state, $text) = @{ $answers[$i] };
			$tried++;
			if (!defined $state)
			{
				$taken++;
				# A value has one binary form; of calendars, and of the ends of ranges, several are taken.
				push @wrong, unpack('H*', $pairs[$i][0]) . ': taken, and sent back otherwise' if $sent ne $pairs[$i][0] && $type !~ /range$|^work_calendar$/;
				push @back, [ $sent, $right[0] ];
				if (@pool < 500) { push @pool, $sent } else { $pool[ @right + rand(@pool - @right) ] = $sent }
			}
			elsif ($state !~ $refusal && !($type =~ /range$/ && $state eq '22000')) { push @wrong, unpack('H*', $pairs[$i][0]) . ": $state $text" }
		}
		# What is taken goes out in a form that comes in again, as the same.
		my @again = ask($type, @back);
		foreach my $i (0 .. $#back)
		{
			my ($sent, $state) = @{ $again[$i] };
			push @wrong, unpack('H*', $back[$i][0]) . ': sent, and not taken back as the same' if !defined $sent || $sent ne $back[$i][0];
		}
	}
	note sprintf '%s: %d mutants, %d of them values', $type, $tried, $taken;
	is(scalar @wrong, 0, "$type: mutants are refused, or keep the laws") or diag(map { substr($_, 0, 1000) . "\n" } @wrong);
	cmp_ok($taken, '>', 0, "$type: some are values");
	cmp_ok($tried - $taken, '>', 0, "$type: some are not");
}
unlike(slurp_file($node->logfile), qr/PANIC|TRAP:|was terminated by signal/, 'the server was not shaken');

$node->stop;
done_testing();
