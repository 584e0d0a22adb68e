# A registry all of whose tables are published lives: every table has a primary
# key, so that a dossier's whole life can be updated, deleted and replicated.
use strict;
use warnings;
use PostgreSQL::Test::Cluster;
use PostgreSQL::Test::Utils;
use Test::More;

my $publisher = PostgreSQL::Test::Cluster->new('publisher');
$publisher->init(allows_streaming => 'logical', extra => [ '-E', 'UTF8', '--locale=C' ]);
$publisher->start;
my $subscriber = PostgreSQL::Test::Cluster->new('subscriber');
$subscriber->init(allows_streaming => 'logical', extra => [ '-E', 'UTF8', '--locale=C' ]);
$subscriber->start;
foreach my $node ($publisher, $subscriber)
{
	$node->safe_psql('postgres', 'CREATE EXTENSION cchc');
	$node->safe_psql('postgres', "SELECT cchc.create_registry('h56')");
}
is($publisher->safe_psql('postgres', "SELECT string_agg(c.relname, ', ' ORDER BY 1) FROM pg_class AS c
	WHERE c.relnamespace = 'h56'::regnamespace AND c.relkind = 'r'
		AND NOT EXISTS (SELECT FROM pg_index AS i WHERE i.indrelid = c.oid AND i.indisprimary)"), '', 'every table has a primary key');

# Rows that create_registry() wrote itself are there on both sides.
$subscriber->safe_psql('postgres', 'DELETE FROM h56.registry_meta');
$publisher->safe_psql('postgres', 'CREATE PUBLICATION registry FOR TABLES IN SCHEMA h56');
(my $connection = $publisher->connstr('postgres')) =~ s/'/''/g;
$subscriber->safe_psql('postgres', "CREATE SUBSCRIPTION registry CONNECTION '$connection' PUBLICATION registry");
$subscriber->wait_for_subscription_sync($publisher, 'registry');

$publisher->safe_psql('postgres', q{
	SET search_path = h56, cchc, public;
	INSERT INTO agency (code, name, kind) VALUES ('H56.01', 'Sở A', 'department'), ('H56.02', 'Sở B', 'department');
	INSERT INTO field (name) VALUES ('Hộ tịch');
	INSERT INTO procedure (code, name, field_id, agency, levels, time_limit) VALUES ('9.000001', 'Một', 1, 'H56.01', '{province}', '5 ngày làm việc');
	SELECT submit('9.000001', 'H56.01', 'online', '2022-04-07 08:00+07');
	SELECT receive_dossier('9.000001', 'H56.01', 'online', '2022-04-07 09:00+07', submission => 1);
	SELECT pause('H56.01-220407-0001', 'supplement', '2022-04-08 09:00+07');
	SELECT resume('H56.01-220407-0001', '2022-04-11 09:00+07');
	SELECT pause('H56.01-220407-0001', 'other', '2022-04-11 10:00+07');
	SELECT resume('H56.01-220407-0001', '2022-04-11 10:00+07');
	SELECT reschedule('H56.01-220407-0001', '2022-04-28 17:00+07', 'complex_case', at => '2022-04-12 10:00+07');
	SELECT apologise('H56.01-220407-0001', at => '2022-04-12 11:00+07');
	SELECT transfer('H56.01-220407-0001', 'H56.02', 'other', at => '2022-04-13 10:00+07');
	SELECT finish('H56.01-220407-0001', at => '2022-04-14 10:00+07');
	SELECT hand_over('H56.01-220407-0001', 'post', '2022-04-15 10:00+07');
	SELECT reopen('H56.01-220407-0001', 'result_error', '2022-04-18 10:00+07');
	SELECT correct_dossier('H56.01-220407-0001', 'received_at', '2022-04-07 08:30', 'ghi nhầm');
	SELECT receive_dossier('9.000001', 'H56.01', 'post', '2022-04-07 09:30+07');
	DELETE FROM dossier WHERE code = 'H56.01-220407-0002';
});
$publisher->wait_for_catchup('registry');
foreach my $table (qw(dossier dossier_past dossier_pause dossier_delay submission))
{
	my $rows = "SELECT md5(string_agg(x::text, '' ORDER BY x::text)), count(*) FROM (SELECT * FROM h56.$table) AS x";
	is($subscriber->safe_psql('postgres', $rows), $publisher->safe_psql('postgres', $rows), "$table has arrived as it is");
}
my $report = "SET search_path = h56, cchc, public; SELECT * FROM dossiers_in('[2022-04-01,2022-05-01)') ORDER BY dossier, stay";
is($subscriber->safe_psql('postgres', $report), $publisher->safe_psql('postgres', $report), 'the subscriber counts the same');

$subscriber->stop;
$publisher->stop;
done_testing();
