/*
 * test_chain.c
 *		Long texts: no piece is longer than promised, whatever the text is, and
 *		the pieces make what the whole makes.
 */
#include "cchc_test.h"

#include "common/utf8.h"
#include "owned_text.h"
#include "text/nfc.h"

/* What may follow itself for ever. */
static const char *const units[] = {
	"\u0301", /* one mark for ever */
	"\u0323\u0301",
	"\u0301\u0323", /* in the wrong order */
	"a",
	"ế",
	"Ð",
	"С", /* Cyrillic */
	" ",
	"\u00A0",
	"\u1100\u1161", /* Hangul jamo */
	"\u1161",
	"\u0E01\u0E49", /* Thai */
	"\u0E01",
	"a\u0301",
	"q\u0301",
	"a1",
	"\u200B",
	"\u0301\u034F",
	"\U0001F600\uFE0F",
	"\xFF",
	"\x80",
};

/* The unit again and again, up to n bytes, behind the letter a. */
static owned_text
repeated(const char *unit, size_t n)
{
	size_t len = strlen(unit);
	owned_text t = owned_new("a", 1);

	t.s = realloc(t.s, n + len);
	for (; t.n + len <= n; t.n += len)
		memcpy(t.s + t.n, unit, len);
	return t;
}

#define LONG_TEXT (CHAIN_LONGEST_WORD + CHAIN_LONGEST_WORD / 4)

static void
no_piece_is_longer(void **state)
{
	(void) state;
	for (size_t k = 0; k < sizeof(units) / sizeof(units[0]); k++)
	{
		owned_text t = repeated(units[k], 3 * LONG_TEXT);
		chain c = chain_begin(CHAIN_NFC, TONE_STYLE_KEEP, false);
		size_t n;

		for (size_t i = 0; i < t.n; i += n)
		{
			n = chain_piece(&c, t.s + i, t.n - i);
			assert_in_range(n, 1, CHAIN_LONGEST_WORD + CHAIN_LONGEST_LETTER + UTF8_MAX_BYTES);
		}
		free(t.s);
	}
}

/* A piece of a text that no cut may change: letters with some marks or far too many. */
static owned_text
random_letters(size_t n)
{
	static const char *const marks[] = {"\u0301", "\u0323", "\u0302", "\u0E49", "\u1161", "\u05B0"};
	static const char *const letters[] = {"a",      "e",      "q",      "\u1100",
										  "\u0E01", "\u00C5", "\u212B", "я"};
	owned_text t = owned_new("", 0);

	t.s = realloc(t.s, n + 8);
	while (t.n < n)
	{
		const char *letter = letters[test_below(8)];
		size_t count = test_below(50) ? test_below(3) : test_below(2) ? test_below(3000) : 2000000;
		size_t first = test_below(5);

		memcpy(t.s + t.n, letter, strlen(letter));
		t.n += strlen(letter);
		for (size_t k = 0; k < count && t.n < n; k++)
		{
			const char *mark = marks[(first + test_below(2)) % 6];

			memcpy(t.s + t.n, mark, strlen(mark));
			t.n += strlen(mark);
		}
	}
	return t;
}

static owned_text
whole_nfc(owned_text t)
{
	owned_text out = owned_new("", 0);

	out.s = realloc(out.s, NFC_GROWTH * t.n + 1);
	out.n = nfc_text(t.s, t.n, out.s);
	return out;
}

static void
pieces_make(owned_text t)
{
	owned_text whole = whole_nfc(t);
	owned_text pieces = run_nfc(t);

	if (!owned_equal(whole, pieces))
		fail_msg("the pieces of %zu bytes make something else than the whole", whole.n);
	free(whole.s);
	free(pieces.s);
}

static void
pieces_make_nfc(void **state)
{
	/* What is left of a letter behind a cut, with few marks of its own. */
	static const size_t rests[] = {4, 40, 400, 1000, 4000};

	(void) state;
	for (size_t k = 0; k < sizeof(units) / sizeof(units[0]); k++)
	{
		pieces_make(repeated(units[k], LONG_TEXT));
		for (size_t i = 0; i < sizeof(rests) / sizeof(rests[0]); i++)
			pieces_make(repeated(units[k], CHAIN_LONGEST_WORD + CHAIN_LONGEST_LETTER + rests[i]));
	}
	/* ... and a word behind it */
	pieces_make(owned_append(repeated("\u0301", 3 * LONG_TEXT), " Ha\u0300", 5));
	for (int round = 0; round < 8; round++)
		pieces_make(random_letters(LONG_TEXT + test_below(LONG_TEXT)));
}

/* What a letter with more marks than a piece holds becomes, and the word behind it. */
static void
a_letter_may_be_longer_than_a_piece(void **state)
{
	owned_text t = owned_append(repeated("\u0301", 3 * LONG_TEXT), " Hà", strlen(" Hà"));
	owned_text key = run_search_key(owned_new(t.s, t.n), false);
	owned_text plain = run_unaccent(owned_new(t.s, t.n));

	(void) state;
	assert_int_equal(key.n, 4);
	assert_memory_equal(key.s, "a ha", 4);
	assert_int_equal(plain.n, 4);
	assert_memory_equal(plain.s, "a Ha", 4);
	free(key.s);
	free(plain.s);
	free(t.s);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(no_piece_is_longer),
		cmocka_unit_test(pieces_make_nfc),
		cmocka_unit_test(a_letter_may_be_longer_than_a_piece),
	};

	test_seed();
	return cmocka_run_group_tests(tests, NULL, NULL);
}
