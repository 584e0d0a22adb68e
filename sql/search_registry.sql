-- A registry's own search: procedures and dossiers as people type them
SET search_path = cchc, public;
SET client_min_messages = warning;
SELECT create_registry('h57');
RESET client_min_messages;
SET search_path = h57, cchc, public;
INSERT INTO agency (code, name, kind) VALUES ('H57', 'Tỉnh', 'province'), ('H57.21', 'Huyện', 'rural_district');
INSERT INTO field (name) VALUES ('Chung');
INSERT INTO procedure (code, name, field_id, agency, levels, time_limit)
SELECT c::procedure_code, n, field_id, 'H57.21', '{district}', '5 ngày làm việc' FROM field, (VALUES
	('1.000101', 'Cấp hộ chiếu phổ thông'), ('1.000102', 'Đăng ký hộ kinh doanh'), ('1.000103', 'Cấp lại giấy phép lái xe'), ('1.000104', 'Xác nhận của UBND cấp xã'),
	('1.000105', 'Giao đất'), ('1.000106', 'Công nhận giống cây trồng')) AS v(c, n);
INSERT INTO document (document_id, issuer, number, signed_on) VALUES (1, 'H57', '279/QĐ-UBND', '2022-01-05');
INSERT INTO publication (document_id, procedure, action) VALUES (1, '1.000105', 'new'), (1, '1.000106', 'new');
SELECT q, s.procedure, s.headline, s.step FROM unnest(ARRAY['ho chieu', 'hộ chiếu', 'hoj chieeus', 'cap lai gplx', '279/qd-ubnd', 'quyết định 279/QĐ-UBND', '1.000102', '1000102', 'ủy ban nhân dân', 'cây chồng', 'nothing at all', '']) WITH ORDINALITY AS a(q, i),
	search_procedures(q) AS s ORDER BY i, rank DESC, s.procedure;
SELECT count(*) FROM search_procedures('cấp', 2);
SELECT count(*) FROM search_procedures('cấp', 0);
SELECT count(*) FROM search_procedures(NULL);
SELECT count(*) FROM search_procedures('ho chieu', -1);
SELECT count(receive_dossier('1.000101', 'H57.21', 'online', '2022-06-01 08:00+07')), count(receive_dossier('1.000103', 'H57.21', 'online', '2022-06-02 08:00+07')) FROM generate_series(1, 2);
SELECT q, s.dossier, s.procedure_name, s.step FROM unnest(ARRAY['ho chieu', 'gplx', 'H57.21-220601-0002', '000.00.21.H57-220602-0003', 'H57.21', 'giao đất', 'nothing']) WITH ORDINALITY AS a(q, i), search_dossiers(q, 3) AS s ORDER BY i, s.received_at DESC, s.dossier;
-- The index serves a search.
SET enable_seqscan = off;
EXPLAIN (COSTS OFF) SELECT code FROM procedure WHERE to_tsvector('cchc.vietnamese', code::text || ' ' || name) @@ vi_tsquery('ho chieu');
RESET enable_seqscan;
SET client_min_messages = warning;
DROP SCHEMA h57 CASCADE;
