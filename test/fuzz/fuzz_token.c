/*
 * fuzz_token.c
 *		Any bytes as a text: the tokens joined are the text, none is empty or too
 *		long, and every word and code of them has lexemes that fit.
 */
#include "test/fuzz/fuzz_input.h"

#include "search/code_lexeme.h"
#include "search/lexeme.h"
#include "search/token_scan.h"

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	char *exact = fuzz_exact(data, size);
	token_scan scan = token_scan_begin(exact, size);
	size_t at = 0;
	token t;

	while (token_next(&scan, &t))
	{
		static code_lexemes code;
		static word_lexemes word;

		if (t.s != exact + at || t.n == 0 || t.n > TOKEN_MAX_BYTES || t.type <= TOKEN_NONE ||
			t.type >= TOKEN_TYPE_END)
			abort();
		at += t.n;
		if (token_is_code(t.type) && !code_lexemes_of(t.s, t.n, &code))
			abort();
		for (size_t i = 0; token_is_code(t.type) && i < code.count; i++)
			if (code.lexeme[i].n == 0 || code.lexeme[i].n > LEXEME_MAX)
				abort();
		word_lexemes_of(t.s, t.n, true, &word);
		if (word.typed_len > LEXEME_MAX || word.plain_len > LEXEME_MAX)
			abort();
	}
	if (at != size)
		abort();
	free(exact);
	return 0;
}
