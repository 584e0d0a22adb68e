-- Abbreviations and leftovers of input methods
SET search_path = cchc, public;

SELECT t, vi_expand(t) FROM (VALUES
	('UBND TP. HCM'), ('TTHC'), ('P. Bến Nghé'), ('P.Bến Nghé'), ('P.1'), ('Q1'), ('TX. Sơn Tây'), ('TT. Củ Chi'),
	('H. Củ Chi'), ('T. Nghệ An'), ('H''Mông'), ('X quang'), ('PGS.TS. Lê Văn P.'), ('TPHCM, TP HCM, Tp.HCM, TP.HCM'),
	('12 Lê Lợi, P.Bến Nghé, Q.1, TP.HCM'), ('1234/QĐ-UBND của UBND tỉnh'), ('UBND-VP'), ('a@UBND.vn'), ('XUBND'),
	('UBND.'), ('(UBND)'), ('TT 01/2020'), ('Q1/2'), ('Q12A'), ('P.BẾN NGHÉ'), ('Sở TN&MT, KT-XH'), (''), ('P.')) AS v(t);

-- A user's rows go before those of the extension, within the same transaction too.
BEGIN;
INSERT INTO abbreviation (abbreviation, expansion) VALUES ('TTHC', 'thủ tục'), ('H''ML', 'H''Mông Lềnh'), ('VP', 'Văn phòng');
SELECT vi_expand('VP UBND: TTHC, H''ML');
SAVEPOINT a;
DELETE FROM abbreviation WHERE abbreviation = 'VP';
SELECT vi_expand('VP UBND');
ROLLBACK TO a;
SELECT vi_expand('VP UBND');
ROLLBACK;
SELECT vi_expand('VP UBND: TTHC');
-- Who changes one of the extension's gets a row of his own, which says what it became.
BEGIN;
UPDATE abbreviation SET expansion = 'thủ tục' WHERE abbreviation = 'TTHC';
UPDATE abbreviation SET expansion = 'các thủ tục' WHERE abbreviation = 'TTHC';
SELECT expansion, builtin, vi_expand('TTHC') FROM abbreviation WHERE abbreviation = 'TTHC' ORDER BY builtin;
ROLLBACK;
DO $$
BEGIN
	FOR i IN 1..2 LOOP
		RAISE NOTICE '%', cchc.vi_expand('VP UBND');
		INSERT INTO cchc.abbreviation (abbreviation, expansion) VALUES ('VP' , 'Văn phòng') ON CONFLICT DO NOTHING;
	END LOOP;
	DELETE FROM cchc.abbreviation WHERE NOT builtin;
END $$;
INSERT INTO abbreviation (abbreviation, expansion) VALUES (' A', 'b');
INSERT INTO abbreviation (abbreviation, expansion) VALUES ('', 'b');
SELECT extcondition[array_position(extconfig, 'cchc.abbreviation'::regclass::oid)] FROM pg_extension WHERE extname = 'cchc';

-- Typed leftovers
SELECT t, vi_untelex(t) FROM (VALUES
	('tieesng Vieejt'), ('nguowif'), ('hoaf'), ('Windows'), ('dduwowcj'), ('too soon, has been the best room'),
	('Coongj hoaf xax hooij chur nghiax Vieejt Nam'), ('ddaay laf books of DDuwcs, khoong cos'), ('thuowr'), ('a_dduwowcj'), ('Cộng hòa')) AS v(t);
-- ... but codes, acronyms and lone words among accented ones stay
SELECT t, vi_untelex(t) = t AS same FROM (VALUES
	('Quỹ Tiền tệ quốc tế IMF'), ('chống tấn công DDoS'), ('AF.417 Bê tông mố đỡ, mố néo'), ('Xoài nghiền (Mango puree) (SEN)'),
	('cấu hình tường lửa, IPS/IDS, WAF'), ('UN troops'), ('nước cộng hoaf'), ('Chiềng Khoong, La Ee'), ('www.dduwowcj.vn')) AS v(t);
SELECT vi_untelex('Theo đề nghị của Giams ddoocs Sowr Nooij vuj tỉnh') AS phrase, vi_untelex('COONGJ HOAF XAX HOOIJ') AS capitals;
SELECT t, vi_unvni(t) FROM (VALUES
	('d9u7o7c5'), ('D9a8ng5'), ('Q1'), ('P12'), ('CO2, H2O, A4'), ('Co6ng5 hoa2 xa4 ho65i')) AS v(t);
