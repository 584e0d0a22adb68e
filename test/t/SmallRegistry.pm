# A registry of a few agencies and dossiers in every state, for tests that attack one.
package SmallRegistry;
use strict;
use warnings;
use Exporter 'import';
our @EXPORT = qw(small_registry);

# small_registry(NODE, SCHEMA [, DATABASE]): makes it, in a database that has the extension.
sub small_registry
{
	my ($node, $schema, $database) = @_;
	$node->safe_psql($database // 'postgres', "SET client_min_messages = warning; SELECT cchc.create_registry('$schema'); SET search_path = $schema, cchc, public;" . q{
		INSERT INTO agency (code, name, kind) VALUES ('H56', 'Tỉnh', 'province'), ('H56.01', 'Sở A', 'department'), ('H56.02', 'Sở B', 'department'),
			('H56.21', 'Huyện C', 'rural_district'), ('H56.21.01', 'Xã D', 'commune'), ('H56.99', 'Một cửa', 'province_service_desk');
		INSERT INTO field (name) VALUES ('Hộ tịch'), ('Đất đai');
		INSERT INTO procedure (code, name, field_id, agency, levels, time_limit, has_fee, payment_integrated, result_on_paper, online_level) VALUES
			('9.000001', 'Một', 1, 'H56.01', '{province,district}', '5 ngày làm việc', true, true, true, 'full'),
			('9.000002', 'Hai', 2, 'H56.02', '{province}', NULL, false, false, true, 'partial');
		INSERT INTO document (issuer, number, signed_on) VALUES ('H56.01', '12/QĐ-UBND', '2022-01-20');
		INSERT INTO internal_process (document_id, procedure, interlinked) SELECT document_id, '9.000001', false FROM document;
		INSERT INTO internal_process_step (process_id, step_no, agency, name, time_limit) SELECT process_id, 1, 'H56.01', 'Một', '8 giờ' FROM internal_process;
		SELECT receive_dossier((ARRAY['9.000001', '9.000002'])[1 + i % 2]::procedure_code, (ARRAY['H56.01', 'H56.02', 'H56.21', 'H56.21.01'])[1 + i % 4]::agency_code, 'online', '2022-04-07 09:00+07')
		FROM generate_series(1, 24) AS i;
		SELECT pause(code, 'supplement', '2022-04-08 09:00+07') FROM dossier WHERE sequence(code) = 2;
		SELECT pause(code, 'other', '2022-04-08 09:00+07'), resume(code, '2022-04-11 09:00+07') FROM dossier WHERE sequence(code) = 3;
		SELECT finish(code, at => '2022-04-12 09:00+07') FROM dossier WHERE sequence(code) IN (3, 4);
		SELECT reopen(code, 'result_error', at => '2022-04-13 09:00+07') FROM dossier WHERE sequence(code) = 4;
		SELECT transfer(code, 'H56.02', 'other', at => '2022-04-11 09:00+07') FROM dossier WHERE sequence(code) = 5 AND agency <> 'H56.02';
		SELECT note_delay(code, 'other', at => '2022-04-25 09:00+07') FROM dossier WHERE sequence(code) = 1;
		SELECT void_dossier(code, 'nhập nhầm') FROM dossier WHERE sequence(code) = 6;
		SELECT submit('9.000001', 'H56.01', 'online', '2022-04-07 08:00+07');
		INSERT INTO feedback (kind, nature, agency, dossier, received_at) SELECT 'administrative_act', 'proposal', agency, code, '2022-04-12 09:00+07' FROM dossier WHERE sequence(code) = 1;
		INSERT INTO survey_response SELECT code, 'timeliness', 4, '2022-04-21' FROM dossier WHERE sequence(code) = 3;
		SELECT refresh_flow();
		SELECT sign_report('II.06', '[2022-04-01,2022-05-01)');
	});
}
1;
