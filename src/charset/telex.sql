
-- Leftovers of input methods: gõ Telex, VNI

CREATE FUNCTION vi_untelex(text) RETURNS text
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME';
CREATE FUNCTION vi_unvni(text) RETURNS text
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME';

COMMENT ON FUNCTION vi_untelex(text) IS 'The text with Telex leftovers (dduwowcj) converted where they spell a syllable and the word as it stands is none (chuyển chữ gõ Telex).';
COMMENT ON FUNCTION vi_unvni(text) IS 'The text with VNI leftovers (d9u7o7c5) converted where they spell a syllable and are no code such as Q1 (chuyển chữ gõ VNI).';
