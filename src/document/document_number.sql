-- document_number: số, ký hiệu văn bản

--@ base_type document_number
--@   term: số, ký hiệu văn bản
--@   noun: a document number
--@   reads: a document number; 22P02 when it is malformed, 22P05 when the server encoding lacks one of its letters
--@   prints: a document number as it was typed, the number padded to two digits
--@   sends: the stored bytes
--@   storage: INTERNALLENGTH = variable, ALIGNMENT = int4, STORAGE = main
COMMENT ON TYPE document_number IS 'Number and symbol of an official document (299/QĐ-UBND, 118/2025/NĐ-CP, 80-NQ/TW), compared without letter case; ordered by year, issuer, type, number, suffix; without a year it identifies nothing by itself (số, ký hiệu văn bản).';

-- Order and equality.  Equal numbers may differ in letter case: no equalimage.

--@ ordered_type document_number
--@   term: số, ký hiệu văn bản
--@   noun: document number
--@   equal: agree, whatever the letter case
--@   order: year, issuer, type, number, suffix
--@   equalimage: no
--@   symbols: byte_key
--@   sortsupport: document_number_sortsupport

-- Parts

CREATE FUNCTION number(document_number) RETURNS int4
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'document_number_number';
CREATE FUNCTION number_suffix(document_number) RETURNS text
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'document_number_suffix';
CREATE FUNCTION year(document_number) RETURNS int4
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'document_number_year';
CREATE FUNCTION doc_type(document_number) RETURNS text
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'document_number_doc_type';
CREATE FUNCTION issuer(document_number) RETURNS text
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'document_number_issuer';

COMMENT ON FUNCTION number(document_number) IS 'The number as an integer, 1 to 999999: 299 of 299/QĐ-UBND (số văn bản).';
COMMENT ON FUNCTION number_suffix(document_number) IS 'What follows the number, .16 of 66.16/2026/NQ-CP or b of 09b/2013/TT-BTP; NULL when nothing does (phần sau số văn bản).';
COMMENT ON FUNCTION year(document_number) IS 'The year in the number, or NULL when there is none (năm ban hành ghi trong số văn bản).';
COMMENT ON FUNCTION doc_type(document_number) IS 'The abbreviation of the document type in its usual case, QĐ or QyĐ; NULL for an official letter and for a law, whose symbols name no type (tên loại văn bản).';
COMMENT ON FUNCTION issuer(document_number) IS 'The issuer''s abbreviation in its usual case, UBND; of a joint document all issuers, BQP-BTC; NULL when the symbol names none (cơ quan ban hành văn bản).';
