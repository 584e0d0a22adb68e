-- document_number: số, ký hiệu văn bản

CREATE TYPE document_number;

CREATE FUNCTION document_number_in(cstring) RETURNS document_number
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME';
CREATE FUNCTION document_number_out(document_number) RETURNS cstring
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME';
CREATE FUNCTION document_number_recv(internal) RETURNS document_number
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME';
CREATE FUNCTION document_number_send(document_number) RETURNS bytea
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME';

CREATE TYPE document_number (
	INPUT = document_number_in,
	OUTPUT = document_number_out,
	RECEIVE = document_number_recv,
	SEND = document_number_send,
	INTERNALLENGTH = VARIABLE,
	ALIGNMENT = int4,
	STORAGE = main
);

COMMENT ON FUNCTION document_number_in(cstring) IS 'Reads a document number; 22P02 when it is malformed, 22P05 when the server encoding lacks one of its letters (số, ký hiệu văn bản).';
COMMENT ON FUNCTION document_number_out(document_number) IS 'Prints a document number as it was typed, the number padded to two digits (số, ký hiệu văn bản).';
COMMENT ON FUNCTION document_number_recv(internal) IS 'Reads a document number in binary form; 22P03 when it is invalid (số, ký hiệu văn bản).';
COMMENT ON FUNCTION document_number_send(document_number) IS 'Writes a document number in binary form: a version byte and the stored bytes (số, ký hiệu văn bản).';
COMMENT ON TYPE document_number IS 'Number and symbol of an official document (299/QĐ-UBND, 118/2025/NĐ-CP, 80-NQ/TW), compared without letter case; ordered by year, issuer, type, number, suffix; without a year it identifies nothing by itself (số, ký hiệu văn bản).';

-- Order and equality

CREATE FUNCTION document_number_eq(document_number, document_number) RETURNS bool
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE LEAKPROOF AS 'MODULE_PATHNAME', 'byte_key_eq';
CREATE FUNCTION document_number_ne(document_number, document_number) RETURNS bool
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE LEAKPROOF AS 'MODULE_PATHNAME', 'byte_key_ne';
CREATE FUNCTION document_number_lt(document_number, document_number) RETURNS bool
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE LEAKPROOF AS 'MODULE_PATHNAME', 'byte_key_lt';
CREATE FUNCTION document_number_le(document_number, document_number) RETURNS bool
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE LEAKPROOF AS 'MODULE_PATHNAME', 'byte_key_le';
CREATE FUNCTION document_number_gt(document_number, document_number) RETURNS bool
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE LEAKPROOF AS 'MODULE_PATHNAME', 'byte_key_gt';
CREATE FUNCTION document_number_ge(document_number, document_number) RETURNS bool
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE LEAKPROOF AS 'MODULE_PATHNAME', 'byte_key_ge';
CREATE FUNCTION document_number_cmp(document_number, document_number) RETURNS int4
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE LEAKPROOF AS 'MODULE_PATHNAME', 'byte_key_cmp';
CREATE FUNCTION document_number_sortsupport(internal) RETURNS void
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME';
CREATE FUNCTION document_number_hash(document_number) RETURNS int4
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE LEAKPROOF AS 'MODULE_PATHNAME', 'byte_key_hash';
CREATE FUNCTION document_number_hash_extended(document_number, int8) RETURNS int8
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE LEAKPROOF AS 'MODULE_PATHNAME', 'byte_key_hash_extended';
CREATE FUNCTION document_number_larger(document_number, document_number) RETURNS document_number
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE LEAKPROOF AS 'MODULE_PATHNAME', 'byte_key_larger';
CREATE FUNCTION document_number_smaller(document_number, document_number) RETURNS document_number
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE LEAKPROOF AS 'MODULE_PATHNAME', 'byte_key_smaller';

COMMENT ON FUNCTION document_number_eq(document_number, document_number) IS 'Whether two numbers are the same but for letter case (số, ký hiệu văn bản).';
COMMENT ON FUNCTION document_number_ne(document_number, document_number) IS 'Whether two numbers differ by more than letter case (số, ký hiệu văn bản).';
COMMENT ON FUNCTION document_number_lt(document_number, document_number) IS 'Whether a number comes before another by year, issuer, type, number, suffix (số, ký hiệu văn bản).';
COMMENT ON FUNCTION document_number_le(document_number, document_number) IS 'Whether a number comes before another or equals it (số, ký hiệu văn bản).';
COMMENT ON FUNCTION document_number_gt(document_number, document_number) IS 'Whether a number comes after another by year, issuer, type, number, suffix (số, ký hiệu văn bản).';
COMMENT ON FUNCTION document_number_ge(document_number, document_number) IS 'Whether a number comes after another or equals it (số, ký hiệu văn bản).';
COMMENT ON FUNCTION document_number_cmp(document_number, document_number) IS 'Three-way comparison for btree: negative, 0 or positive (số, ký hiệu văn bản).';
COMMENT ON FUNCTION document_number_sortsupport(internal) IS 'Sort support for btree (số, ký hiệu văn bản).';
COMMENT ON FUNCTION document_number_hash(document_number) IS 'Hash of the number, the same for every letter case (số, ký hiệu văn bản).';
COMMENT ON FUNCTION document_number_hash_extended(document_number, int8) IS 'Seeded 64-bit hash of the number, for hash partitions (số, ký hiệu văn bản).';
COMMENT ON FUNCTION document_number_larger(document_number, document_number) IS 'The later of two numbers; step of max() (số, ký hiệu văn bản).';
COMMENT ON FUNCTION document_number_smaller(document_number, document_number) IS 'The earlier of two numbers; step of min() (số, ký hiệu văn bản).';

CREATE OPERATOR = (
	LEFTARG = document_number, RIGHTARG = document_number, FUNCTION = document_number_eq,
	COMMUTATOR = =, NEGATOR = <>, RESTRICT = eqsel, JOIN = eqjoinsel, HASHES, MERGES
);
CREATE OPERATOR <> (
	LEFTARG = document_number, RIGHTARG = document_number, FUNCTION = document_number_ne,
	COMMUTATOR = <>, NEGATOR = =, RESTRICT = neqsel, JOIN = neqjoinsel
);
CREATE OPERATOR < (
	LEFTARG = document_number, RIGHTARG = document_number, FUNCTION = document_number_lt,
	COMMUTATOR = >, NEGATOR = >=, RESTRICT = scalarltsel, JOIN = scalarltjoinsel
);
CREATE OPERATOR <= (
	LEFTARG = document_number, RIGHTARG = document_number, FUNCTION = document_number_le,
	COMMUTATOR = >=, NEGATOR = >, RESTRICT = scalarlesel, JOIN = scalarlejoinsel
);
CREATE OPERATOR > (
	LEFTARG = document_number, RIGHTARG = document_number, FUNCTION = document_number_gt,
	COMMUTATOR = <, NEGATOR = <=, RESTRICT = scalargtsel, JOIN = scalargtjoinsel
);
CREATE OPERATOR >= (
	LEFTARG = document_number, RIGHTARG = document_number, FUNCTION = document_number_ge,
	COMMUTATOR = <=, NEGATOR = <, RESTRICT = scalargesel, JOIN = scalargejoinsel
);

COMMENT ON OPERATOR = (document_number, document_number) IS 'The same number and symbol but for letter case (số, ký hiệu văn bản).';
COMMENT ON OPERATOR <> (document_number, document_number) IS 'Not the same number and symbol (số, ký hiệu văn bản).';
COMMENT ON OPERATOR < (document_number, document_number) IS 'Before, by year, issuer, type, number, suffix (số, ký hiệu văn bản).';
COMMENT ON OPERATOR <= (document_number, document_number) IS 'Before or equal (số, ký hiệu văn bản).';
COMMENT ON OPERATOR > (document_number, document_number) IS 'After, by year, issuer, type, number, suffix (số, ký hiệu văn bản).';
COMMENT ON OPERATOR >= (document_number, document_number) IS 'After or equal (số, ký hiệu văn bản).';

-- No FUNCTION 4 (equalimage): equal numbers may differ in letter case, so an
-- index must keep every tuple and cannot deduplicate, as with numeric.
CREATE OPERATOR CLASS document_number_ops DEFAULT FOR TYPE document_number USING btree AS
	OPERATOR 1 <,
	OPERATOR 2 <=,
	OPERATOR 3 =,
	OPERATOR 4 >=,
	OPERATOR 5 >,
	FUNCTION 1 document_number_cmp(document_number, document_number),
	FUNCTION 2 document_number_sortsupport(internal);
CREATE OPERATOR CLASS document_number_ops DEFAULT FOR TYPE document_number USING hash AS
	OPERATOR 1 =,
	FUNCTION 1 document_number_hash(document_number),
	FUNCTION 2 document_number_hash_extended(document_number, int8);
CREATE OPERATOR CLASS document_number_minmax_ops DEFAULT FOR TYPE document_number USING brin AS
	OPERATOR 1 <,
	OPERATOR 2 <=,
	OPERATOR 3 =,
	OPERATOR 4 >=,
	OPERATOR 5 >,
	FUNCTION 1 brin_minmax_opcinfo(internal),
	FUNCTION 2 brin_minmax_add_value(internal, internal, internal, internal),
	FUNCTION 3 brin_minmax_consistent(internal, internal, internal),
	FUNCTION 4 brin_minmax_union(internal, internal, internal);

COMMENT ON OPERATOR CLASS document_number_ops USING btree IS 'Order by year, issuer, type, number, suffix (số, ký hiệu văn bản).';
COMMENT ON OPERATOR FAMILY document_number_ops USING btree IS 'Order by year, issuer, type, number, suffix (số, ký hiệu văn bản).';
COMMENT ON OPERATOR CLASS document_number_ops USING hash IS 'Equality whatever the letter case (số, ký hiệu văn bản).';
COMMENT ON OPERATOR FAMILY document_number_ops USING hash IS 'Equality whatever the letter case (số, ký hiệu văn bản).';
COMMENT ON OPERATOR CLASS document_number_minmax_ops USING brin IS 'Block ranges by smallest and largest number (số, ký hiệu văn bản).';
COMMENT ON OPERATOR FAMILY document_number_minmax_ops USING brin IS 'Block ranges by smallest and largest number (số, ký hiệu văn bản).';

CREATE AGGREGATE max(document_number) (
	SFUNC = document_number_larger, STYPE = document_number,
	COMBINEFUNC = document_number_larger, SORTOP = >, PARALLEL = SAFE
);
CREATE AGGREGATE min(document_number) (
	SFUNC = document_number_smaller, STYPE = document_number,
	COMBINEFUNC = document_number_smaller, SORTOP = <, PARALLEL = SAFE
);
COMMENT ON AGGREGATE max(document_number) IS 'The last number in order; NULL for no rows (số, ký hiệu văn bản).';
COMMENT ON AGGREGATE min(document_number) IS 'The first number in order; NULL for no rows (số, ký hiệu văn bản).';

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

-- Sloppy writing

CREATE FUNCTION guess_document_number(text) RETURNS document_number
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 5 AS 'MODULE_PATHNAME', 'document_number_guess_sql';
COMMENT ON FUNCTION guess_document_number(text) IS 'The document number that a sloppily written text means: words before it and junk behind it removed, a missing slash, QD for QĐ and small letters mended; NULL when unsure (đoán số, ký hiệu văn bản).';
