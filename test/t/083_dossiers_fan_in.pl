# Where a ministry may hold the dossiers themselves: two provinces publish them
# into one registry, which counts them as each of them does.
use strict;
use warnings;
use PostgreSQL::Test::Cluster;
use PostgreSQL::Test::Utils;
use Test::More;

my %node;
foreach my $name (qw(h56 h01 ministry))
{
	$node{$name} = PostgreSQL::Test::Cluster->new($name);
	$node{$name}->init(allows_streaming => 'logical', extra => [ '-E', 'UTF8', '--locale=C' ]);
	$node{$name}->append_conf('postgresql.conf', "max_logical_replication_workers = 12\nmax_sync_workers_per_subscription = 4");
	$node{$name}->start;
	$node{$name}->safe_psql('postgres', "CREATE EXTENSION cchc; SELECT cchc.create_registry('reg')");
	# Codes are the same everywhere, numbers of fields are each registry's own.
	my $fields = $name eq 'h01' ? "('Đất đai'), ('Hộ tịch')" : "('Hộ tịch'), ('Đất đai')";
	my $provinces = $name eq 'ministry' ? 'H56,H01' : uc $name;
	$node{$name}->safe_psql('postgres', qq{
		SET search_path = reg, cchc, public;
		INSERT INTO agency (code, name, kind) SELECT (p || x.code)::agency_code, x.name, x.kind FROM unnest('{$provinces}'::text[]) AS p,
			(VALUES ('.01', 'Sở A', 'department'), ('.21', 'Huyện B', 'rural_district')) AS x (code, name, kind);
		INSERT INTO field (name) VALUES $fields;
		INSERT INTO procedure (code, name, field_id, agency, levels, time_limit)
		SELECT x.code::procedure_code, x.name, (SELECT field_id FROM field AS f WHERE f.name = x.field), (SELECT min(code) FROM agency), '{province}', '5 ngày làm việc'
		FROM (VALUES ('9.000001', 'Một', 'Hộ tịch'), ('9.000002', 'Hai', 'Đất đai')) AS x (code, name, field)});
}
my $ministry = $node{ministry};
foreach my $name (qw(h56 h01))
{
	my $code = uc $name;
	$node{$name}->safe_psql('postgres', qq{
		SET search_path = reg, cchc, public;
		SELECT receive_dossier(CASE WHEN i % 2 = 0 THEN '9.000001' ELSE '9.000002' END::procedure_code, a, CASE WHEN i % 3 = 0 THEN 'online' ELSE 'post' END,
			('2022-02-01'::date + 2 * i + time '09:00') AT TIME ZONE interval '7 hours')
		FROM unnest('{$code.01,$code.21}'::agency_code[]) AS a CROSS JOIN generate_series(1, 12) AS i;
		CREATE PUBLICATION dossiers FOR TABLE dossier, dossier_past, dossier_pause});
	(my $from = $node{$name}->connstr('postgres')) =~ s/'/''/g;
	$ministry->safe_psql('postgres', "CREATE SUBSCRIPTION $name CONNECTION '$from' PUBLICATION dossiers");
	$ministry->wait_for_subscription_sync($node{$name}, $name);
	$node{$name}->safe_psql('postgres', qq{
		SET search_path = reg, cchc, public;
		SELECT pause(code, 'supplement', received_at + interval '1 day') FROM dossier WHERE extract(day FROM received_on)::int % 3 = 0;
		SELECT resume(dossier, lower(during) + interval '4 days') FROM dossier_pause WHERE extract(day FROM lower(during))::int % 2 = 0;
		SELECT transfer(code, '$code.21', 'other', at => received_at + interval '2 days') FROM dossier WHERE agency = '$code.01' AND extract(day FROM received_on)::int % 4 = 0;
		SELECT finish(code, at => received_at + interval '9 days') FROM dossier WHERE extract(day FROM received_on)::int % 5 <> 0 AND NOT EXISTS (SELECT FROM dossier_pause WHERE dossier = code AND upper_inf(during));
		SELECT reopen(code, 'other', finished_at + interval '3 days') FROM dossier WHERE finished_on IS NOT NULL AND extract(day FROM received_on)::int % 7 = 0;
		SELECT void_dossier(max(code), 'nhầm') FROM dossier;
		DELETE FROM dossier WHERE code = (SELECT min(code) FROM dossier WHERE NOT EXISTS (SELECT FROM dossier_past WHERE dossier = code))});
}
$node{$_}->wait_for_catchup($_) foreach qw(h56 h01);
my ($period, $measures) = ("'[2022-02-15,2022-03-15)'", 'received_total, received_online, received_other, carried_over, transferred_in, reopened, resolved_total, resolved_early, resolved_on_time, resolved_late, transferred_out, open_total, open_in_time, open_overdue');
my @sums;
foreach my $name (qw(h56 h01))
{
	my $form = "SET search_path = reg, cchc, public; SELECT section, name, $measures FROM ii_06($period, within => '" . uc($name) . "')";
	my $wanted = $node{$name}->safe_psql('postgres', $form);
	like($wanted, qr/Hộ tịch.*Đất đai|Đất đai.*Hộ tịch/s, "$name has a form");
	is(join("\n", sort split /\n/, $ministry->safe_psql('postgres', $form)), join("\n", sort split /\n/, $wanted), "the ministry counts $name as it does");
	my @total = split /\|/, $node{$name}->safe_psql('postgres', "SET search_path = reg, cchc, public; SELECT $measures FROM ii_06($period, by => 'none')");
	$sums[$_] += $total[$_] foreach 0 .. $#total;
}
is($ministry->safe_psql('postgres', "SET search_path = reg, cchc, public; SELECT $measures FROM ii_06($period, by => 'none')"), join('|', @sums), 'the form of both is the sum of the two');
# The flow of what has arrived
isnt($ministry->safe_psql('postgres', 'SELECT reg.refresh_flow()'), '0', 'the ministry counts a flow of its own');
is($ministry->safe_psql('postgres', 'SELECT count(*) FROM reg.flow_check()'), '0', 'and it is what a count says');

$_->stop foreach values %node;
done_testing();
