/*
 * test_text_keys.c
 *		Cleaning, and the keys: examples, properties on random text, and the
 *		dictionary order against a slow comparison that knows no keys.
 */
#include "cchc_test.h"

#include <unicode/uchar.h>
#include <unicode/unorm2.h>
#include <unicode/ustring.h>

#include "common/utf8.h"
#include "owned_text.h"
#include "text/letter_case.h"
#include "text/nfc.h"

typedef owned_text (*text_function)(owned_text);

static owned_text
text(const char *s)
{
	return owned_new(s, strlen(s));
}

static void
gives(text_function f, const char *input, const char *wanted)
{
	owned_text got = f(text(input));

	if (got.n != strlen(wanted) || memcmp(got.s, wanted, got.n) != 0)
		fail_msg("\"%s\" gives \"%.*s\", not \"%s\"", input, (int) got.n, got.s, wanted);
	free(got.s);
}

static owned_text
keep_style(owned_text t)
{
	return run_normalize(t, TONE_STYLE_KEEP);
}

static owned_text
new_style(owned_text t)
{
	return run_normalize(t, TONE_STYLE_SECOND);
}

static owned_text
search(owned_text t)
{
	return run_search_key(t, false);
}

static owned_text
search_iy(owned_text t)
{
	return run_search_key(t, true);
}

static void
cleans(void **state)
{
	(void) state;
	gives(run_clean, "Vi\u200Bệt\u00AD \uFEFF Nam\uF0FC", "Việt Nam");
	gives(run_clean, "\u00A0Hà\u2003\u2009 Nội\t\r\n", "Hà Nội");
	gives(run_clean, "Vie\u200B\u0302\u0323t", "Việt"); /* kept apart, then composed */
	/* inside a small word only beside a letter that none but Vietnamese has */
	gives(run_clean, "hăð hơð hưð hđð hạð haða höða", "hăđ hơđ hưđ hđđ hạđ haða höða");
	gives(run_clean, "Ðà Ɖà ðồng ɖồng QÐ-UBND qð M'Ðrắk bấtðộng",
		  "Đà Đà đồng đồng QĐ-UBND qđ M'Đrắk bấtđộng");
	gives(run_clean, "Guðmundur Sigurður með þaðan góðan öðru",
		  "Guðmundur Sigurður með þaðan góðan öðru");
	gives(run_clean, "Уên Bái",
		  "Yên Bái"); /* a capital У, which looks like Y as its small letter does */
	gives(run_clean, "Нà TT-BTС Москва Кот aя Ωa", "Hà TT-BTC Москва Кот aя Ωa");
	gives(run_clean, "Ｎguyễn ＴＰ．ＨＣＭ　１２", "Nguyễn TP.HCM 12");
	gives(run_clean, " ", "");
	gives(run_clean, "a\xFF z", "a\xFF z");
}

static void
search_keys(void **state)
{
	(void) state;
	gives(search, "TP.HCM, Quận 1 (H'Mông) – 1234/QĐ-UBND", "tp hcm quan 1 h mong 1234 qd ubnd");
	gives(search, "Khánh Hoà", "khanh hoa");
	gives(search, "...Đặng  Thị Thuý!", "dang thi thuy");
	gives(search, "Æsir Straße Œuvre Łódź", "aesir strasse oeuvre lodz");
	gives(search, "日本 Москва é\u0331", "日本 москва e");
	gives(search, "\u042FA\u02BC\u0410p", "яa ap"); /* an apostrophe ends a word, whichever it is */
	gives(search_iy, "Lý Quý Thúy tay Mỹ Kỳ y thy quỳnh lyy",
		  "li qui thuy tay mi ki y thy quynh lyy");
	gives(run_unaccent, "Đặng ĐĐðÐɖƉ São e\u0301\u0323 Ümlaut", "Dang DDdDdD Sao e Umlaut");
	gives(run_fold, "HOÀ Bình  Ủy", "hòa bình ủy");
	gives(run_fold, "J\u030C", "ǰ");
	/* What an invisible character kept apart is judged as it composes. */
	gives(run_clean, "ka\u012C\u034F\u0323\u00F0", "kaỊ\u0306đ");
}

static void
pieces_are_the_whole(void **state)
{
	static const char whole[] = " Ủy ban ,\u00A0 nhân\u200B dân; tỉnh.  Ly Quảng  Ðức  ";
	const size_t n = sizeof(whole) - 1;
	owned_text cleaned = run_clean(text(whole));
	owned_text key = search_iy(text(whole));

	(void) state;
	for (size_t cut = 0; cut < n; cut++)
	{
		clean_state clean = {0};
		search_key_state search = {0};
		char dst[200];
		size_t len;

		if (strchr(" ,;", whole[cut]) != NULL)
		{
			len = clean_text(&clean, whole, cut, dst);
			len += clean_text(&clean, whole + cut, n - cut, dst + len);
			assert_int_equal(len, cleaned.n);
			assert_memory_equal(dst, cleaned.s, len);
		}
		if (cut < cleaned.n && strchr(" ,;", cleaned.s[cut]) != NULL)
		{
			len = search_key(&search, cleaned.s, cut, true, dst);
			len += search_key(&search, cleaned.s + cut, cleaned.n - cut, true, dst + len);
			assert_int_equal(len, key.n);
			assert_memory_equal(dst, key.s, len);
		}
		/* what is clean for certain must not swallow a space that is due */
		clean = (clean_state){.started = true, .space = true};
		assert_true(whole[cut] == ' ' || clean_prefix(&clean, whole + cut, n - cut) == 0);
	}
	free(cleaned.s);
	free(key.s);
}

/* Characters of every kind that matters here. */
static size_t
random_text(char *dst)
{
	static const uint32_t odd[] = {
		' ',    ' ',    '\t',   '.',    '-',    '\'',    '5',    0x00A0, 0x200B, 0x00AD,
		0x034F, 0x0300, 0x0301, 0x0302, 0x0303, 0x0306,  0x0309, 0x031B, 0x0323, 0x030C,
		0x0308, 0x0331, 0x00D0, 0x00F0, 0x0189, 0x0410,  0x0423, 0x043E, 0x0443, 0x044F,
		0x0415, 0x041C, 0x043C, 0x03BF, 0x0391, 0x03A9,  0x0130, 0x0131, 0x00DF, 0x1E9E,
		0x00C6, 0x00D6, 0x00FE, 0xFF2E, 0xFF0E, 0x2003,  0xF0FC, 0xFE0F, 0x212A, 0x2126,
		0x1100, 0x1161, 0x11A8, 0xAC00, 0x4E2D, 0x1F600, 'J',    'T',    'H',    'W',
		0x2019, 0x02BC, 0x2013, 0x0E01, 0x0E48, 0x05B0,  0x20D0,
	};
	size_t len = 0;

	for (size_t i = test_below(12); i > 0; i--)
	{
		uint32_t c;

		switch (test_below(4))
		{
			case 0:
				c = "aeiouyAOUYEIbcdghklmnpqrstvxfz"[test_below(30)];
				break;
			case 1:
				c = 0x1EA0 + (uint32_t) test_below(0x5A);
				break;
			case 2:
				c = odd[test_below(sizeof(odd) / sizeof(odd[0]))];
				break;
			default:
				c = test_below(3) ? 0xC0 + (uint32_t) test_below(0x1C0)
								  : (uint32_t) test_below(0x3000);
				break;
		}
		if (u_isdefined((UChar32) c) && !U_IS_SURROGATE(c))
			len += utf8_encode(c, dst + len);
	}
	return len;
}

static owned_text
decomposed(const char *s, size_t n)
{
	UErrorCode status = U_ZERO_ERROR;
	UChar a[300];
	UChar b[1000];
	char utf8[3000];
	int32_t count;
	int32_t bytes;

	u_strFromUTF8(a, 300, &count, s, (int32_t) n, &status);
	count = unorm2_normalize(unorm2_getNFDInstance(&status), a, count, b, 1000, &status);
	u_strToUTF8(utf8, 3000, &bytes, b, count, &status);
	assert_true(U_SUCCESS(status));
	return owned_new(utf8, (size_t) bytes);
}

/* Every normaliser once is the same as twice, and does not see NFD. */
static void
once_is_enough(void **state)
{
	static const struct
	{
		const char *name;
		text_function f;
		bool idempotent; /* else only blind to NFD */
	} functions[] = {
		{"nfc", run_nfc, true},
		{"clean", run_clean, true},
		{"normalize", keep_style, true},
		{"new style", new_style, true},
		{"unaccent", run_unaccent, true},
		{"search key", search, true},
		{"search key, iy", search_iy, true},
		{"fold", run_fold, true},
		{"sort key", run_sort_key, false},
	};

	(void) state;
	for (int i = 0; i < 10000; i++)
	{
		char input[100];
		size_t n = random_text(input);

		for (size_t k = 0; k < sizeof(functions) / sizeof(functions[0]); k++)
		{
			owned_text once = functions[k].f(owned_new(input, n));
			owned_text of_nfd = functions[k].f(decomposed(input, n));
			owned_text twice = functions[k].idempotent ? functions[k].f(owned_new(once.s, once.n))
													   : owned_new(once.s, once.n);

			if (!owned_equal(once, twice) || !owned_equal(once, of_nfd))
				fail_msg("%s of \"%.*s\": \"%.*s\", twice \"%.*s\", of NFD \"%.*s\"",
						 functions[k].name, (int) n, input, (int) once.n, once.s, (int) twice.n,
						 twice.s, (int) of_nfd.n, of_nfd.s);
			free(once.s);
			free(of_nfd.s);
			free(twice.s);
		}
	}
}

/* The keys of a text are those of its normalised forms. */
static void
keys_see_no_style(void **state)
{
	static const text_function keys[] = {search, search_iy, run_fold, run_sort_key};

	(void) state;
	for (int i = 0; i < 10000; i++)
	{
		char input[100];
		size_t n = random_text(input);

		for (size_t k = 0; k < sizeof(keys) / sizeof(keys[0]); k++)
		{
			owned_text a = keys[k](owned_new(input, n));
			owned_text b = keys[k](keep_style(owned_new(input, n)));
			owned_text c = keys[k](new_style(owned_new(input, n)));

			if (!owned_equal(a, b) || !owned_equal(a, c))
				fail_msg("key %zu of \"%.*s\"", k, (int) n, input);
			free(a.s);
			free(b.s);
			free(c.s);
		}
	}
}

/* A prefix that needs no work must come out of the work as it is. */
static void
prefixes_are_honest(void **state)
{
	(void) state;
	assert_false(is_search_key("\0", 1, true)); /* no text of PostgreSQL, but any bytes */
	for (int i = 0; i < 20000; i++)
	{
		char input[100];
		owned_text t = owned_new(input, random_text(input));
		owned_text cleaned = run_clean(owned_new(t.s, t.n));
		owned_text lowered = run_lower(owned_new(t.s, t.n));
		owned_text key = search_iy(owned_new(t.s, t.n));

		assert_memory_equal(cleaned.s, t.s, clean_prefix(&(clean_state){0}, t.s, t.n));
		assert_memory_equal(lowered.s, t.s, lower_prefix(t.s, t.n));
		if (is_search_key(t.s, t.n, true) && !owned_equal(key, t))
			fail_msg("\"%.*s\" is no key", (int) t.n, t.s);
		free(t.s);
		free(cleaned.s);
		free(lowered.s);
		free(key.s);
	}
}

/*
 * Dictionary order, slowly: a text becomes a list of tokens by ICU's NFD, and
 * tokens are compared one after the other.
 */
typedef struct token
{
	enum
	{
		SIGN,
		NUMBER,
		SYLLABLE
	} kind;
	char content[128]; /* the sign, the digits, or the places of the letters */
	char tones[128];   /* in order */
} token;

typedef struct token_list
{
	token tokens[60];
	int count;
	char capitals[200];
	char hyphens[200]; /* behind which letter one stands before another */
} token_list;

static bool
is_hyphen(uint32_t c)
{
	return c == '-' || c == 0x2013;
}

static token_list
tokens_of(const char *s, size_t n)
{
	owned_text nfd = decomposed(s, n);
	token_list list = {0};
	token *t = NULL;
	size_t used;
	size_t next;
	size_t letters = 0;

	for (size_t i = 0; i < nfd.n; i += used)
	{
		uint32_t c = utf8_decode(nfd.s + i, nfd.n - i, &used);
		UChar32 small = u_tolower((UChar32) c);

		if (u_isalpha((UChar32) c))
		{
			if (t == NULL || t->kind != SYLLABLE)
				(t = &list.tokens[list.count++])->kind = SYLLABLE;
			/* three ranks a letter: plain, and two with marks behind it */
			t->content[strlen(t->content)] =
				small == 0x0111 ? ('d' - 'a') * 3 + 2 : (char) ((small - 'a') * 3 + 1);
			list.hyphens[letters] = 'a';
			list.capitals[letters++] = u_isupper((UChar32) c) ? 'b' : 'a';
		}
		else if (c == 0x0302 || c == 0x0306 || c == 0x031B)
		{
			/* ă before â; ô before ơ */
			bool second =
				(c == 0x0302 && t->content[strlen(t->content) - 1] == 1) ||
				(c == 0x031B && t->content[strlen(t->content) - 1] == ('o' - 'a') * 3 + 1);

			t->content[strlen(t->content) - 1] += second ? 2 : 1;
		}
		else if (c >= 0x0300 && c < 0x0370)
			t->tones[strlen(t->tones)] = c == 0x0300   ? '1'
										 : c == 0x0309 ? '2'
										 : c == 0x0303 ? '3'
										 : c == 0x0301 ? '4'
													   : '5';
		else if (c >= '0' && c <= '9')
		{
			if (t == NULL || t->kind != NUMBER)
				(t = &list.tokens[list.count++])->kind = NUMBER;
			if (c != '0' || t->content[0] != '\0')
				t->content[strlen(t->content)] = (char) c;
		}
		else if (c == ' ')
			t = NULL;
		else if (is_hyphen(c) && t != NULL && t->kind == SYLLABLE && i + used < nfd.n &&
				 u_isalpha((UChar32) utf8_decode(nfd.s + i + used, nfd.n - i - used, &next)))
		{
			list.hyphens[letters - 1] = 'b';
			t = NULL;
		}
		else
		{
			(t = &list.tokens[list.count++])->kind = SIGN;
			t->content[0] = is_hyphen(c) ? '-' : (char) c;
			t = NULL;
		}
	}
	free(nfd.s);
	return list;
}

static int
sign_of(int x)
{
	return (x > 0) - (x < 0);
}

static int
compare_slowly(const token_list *a, const token_list *b)
{
	for (int i = 0; i < a->count && i < b->count; i++)
	{
		const token *x = &a->tokens[i];
		const token *y = &b->tokens[i];
		int order = (int) x->kind - (int) y->kind;

		if (order == 0 && x->kind == NUMBER)
			order = (int) strlen(x->content) - (int) strlen(y->content);
		if (order == 0)
			order = strcmp(x->content, y->content);
		if (order == 0) /* several tones come after one */
			order = (strlen(x->tones) > 1) - (strlen(y->tones) > 1);
		if (order == 0)
			order = strcmp(x->tones, y->tones);
		if (order != 0)
			return sign_of(order);
	}
	if (a->count != b->count)
		return sign_of(a->count - b->count);
	if (strcmp(a->capitals, b->capitals) != 0)
		return sign_of(strcmp(a->capitals, b->capitals));
	return sign_of(strcmp(a->hyphens, b->hyphens));
}

static int
compare_keys(owned_text a, owned_text b)
{
	int order = memcmp(a.s, b.s, a.n < b.n ? a.n : b.n);

	return order != 0 ? sign_of(order) : (a.n > b.n) - (a.n < b.n);
}

/* Few different letters, so that texts agree for a while. */
static size_t
random_words(char *dst)
{
	static const char *const pieces[] = {"a",  "à",
										 "ả",  "ã",
										 "á",  "ạ",
										 "ă",  "ắ",
										 "â",  "ậ",
										 "A",  "Á",
										 "o",  "ô",
										 "ơ",  "ớ",
										 "Ơ",  "d",
										 "đ",  "Đ",
										 "h",  "H",
										 "oà", "òa",
										 "oa", "u",
										 "uỷ", "ủy",
										 "ư",  "e",
										 "ê",  " ",
										 " ",  " ",
										 "-",  "-",
										 "-",  "–",
										 ".",  "1",
										 "2",  "10",
										 "9",  "01",
										 "0",  "123456789012345",
										 "n",  "ng",
										 "q",  "w",
										 "f",  "i",
										 "y",  "'"};
	size_t len = 0;

	for (size_t i = test_below(8); i > 0; i--)
	{
		const char *piece = pieces[test_below(sizeof(pieces) / sizeof(pieces[0]))];

		memcpy(dst + len, piece, strlen(piece));
		len += strlen(piece);
	}
	return len;
}

static void
sort_key_is_dictionary_order(void **state)
{
	(void) state;
	for (int i = 0; i < 60000; i++)
	{
		char s[2][200];
		size_t n[2] = {random_words(s[0]), random_words(s[1])};
		token_list lists[2] = {tokens_of(s[0], n[0]), tokens_of(s[1], n[1])};
		owned_text keys[2];
		int want = compare_slowly(&lists[0], &lists[1]);

		for (int k = 0; k < 2; k++)
			keys[k] = run_sort_key(test_below(2) ? owned_new(s[k], n[k]) : decomposed(s[k], n[k]));
		if (compare_keys(keys[0], keys[1]) != want)
			fail_msg("\"%.*s\" and \"%.*s\": %d, not %d", (int) n[0], s[0], (int) n[1], s[1],
					 compare_keys(keys[0], keys[1]), want);
		free(keys[0].s);
		free(keys[1].s);
	}
}

/* Each sign of ASCII has its byte, in the order of ASCII. */
static void
signs_have_these_bytes(void **state)
{
	unsigned char code = 0x10;

	(void) state;
	for (char c = '!'; c <= '~'; c++)
	{
		owned_text key;

		if ((c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'))
			continue;
		key = run_sort_key(owned_new(&c, 1));
		assert_int_equal(key.n, 1);
		assert_int_equal((unsigned char) key.s[0], code++);
		free(key.s);
	}
	assert_int_equal(code, 0x30);
}

/* Keys are stored: their bytes may only change with vi_text_version(). */
static void
sort_keys_are_these_bytes(void **state)
{
	static const struct
	{
		const char *text;
		const char *key;
		size_t n;
	} cases[] = {
		{"ba", "\x44\x41\x02", 3},
		{"BA", "\x44\x41\x02\x00\xE0", 5},
		{"b-a", "\x44\x02\x41\x02\x00\x00\xC0", 7},
		{"B-a", "\x44\x02\x41\x02\x00\xC0\x00\xC0", 8},
		{"bbbbbbbB", "\x44\x44\x44\x44\x44\x44\x44\x44\x02\x00\x80\xC0", 12},
		{"â 7", "\x43\x02\x31\x37", 4},
	};

	(void) state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
	{
		owned_text key = run_sort_key(text(cases[i].text));

		assert_int_equal(key.n, cases[i].n);
		assert_memory_equal(key.s, cases[i].key, key.n);
		free(key.s);
	}
}

static void
sort_examples(void **state)
{
	static const char *const sorted[] = {
		"-",        "2",         "10",        "Ba Bể",
		"BA BỂ",    "Ba Vì",     "Bà Rịa",    "Bà Rịa - Vũng Tàu",
		"Bá Thước", "Bạc Liêu",  "Bắc Giang", "hoa",
		"hòa",      "hỏa",       "họa",       "hoan",
		"Phường 2", "Phường 10", "u",         "ü",
		"ư",        "z",         "я",
	};

	(void) state;
	for (size_t i = 1; i < sizeof(sorted) / sizeof(sorted[0]); i++)
	{
		owned_text a = run_sort_key(text(sorted[i - 1]));
		owned_text b = run_sort_key(text(sorted[i]));

		if (compare_keys(a, b) >= 0)
			fail_msg("%s before %s", sorted[i - 1], sorted[i]);
		free(a.s);
		free(b.s);
	}
}

/* As dictionaries print them; texts that differ in hyphens alone are side by side, never equal. */
static void
a_hyphen_between_letters_only_separates(void **state)
{
	static const char *const sorted[][6] = {
		{"ắc ô", "ắc-quy", "ắc tê"},
		{"Tây An", "Tây-ban-nha", "Tây Ninh"},
		{"A Di Đà kinh", "A-di-đà phật"},
		{"an giấc", "an-gin", "An Hữu"},
		{"A Lưới", "a-ma-tơ", "A Mú Sung"},
		{"áp lực", "áp-phe", "áp út"},
		{"Ba Động", "ba-ga", "Ba Hàng"},
		{"ăng ẳng", "ăng-ten", "ăng–ten ta"},
		{"a b", "a\u2010c", "a\u2015d", "a e"},
		{"tây ninh", "tây-ninh", "Tây Ninh", "Tây-Ninh", "tây ninh a", "tây-ninh-b"},
		{"a b c", "a b-c", "a-b c", "a-b-c"},
		{"abc de", "abc-de", "abcd e", "abcde"},
		/* where it does not stand between letters it is a sign */
		{"covid-19", "covid -a", "covid 19", "covid a"},
		{"abcdefg-h", "abcdefgh-i", "abcdefghi-k"}, /* where a byte of ties ends */
	};

	(void) state;
	for (size_t i = 0; i < sizeof(sorted) / sizeof(sorted[0]); i++)
		for (size_t k = 1; k < 6 && sorted[i][k] != NULL; k++)
		{
			owned_text a = run_sort_key(text(sorted[i][k - 1]));
			owned_text b = run_sort_key(text(sorted[i][k]));

			if (compare_keys(a, b) >= 0)
				fail_msg("%s before %s", sorted[i][k - 1], sorted[i][k]);
			free(a.s);
			free(b.s);
		}
}

static void
apostrophes_in_words_are_one(void **state)
{
	static const char *const same[][2] = {
		{"Đắk R'lấp", "Đắk R’lấp"}, {"Ea H'Leo", "Ea H‘Leo"}, {"H'mông", "Hʼmông"},
		{"M'Đrắk", "M’Đrắk"},       {"K'hủên", "Kʼhuển"},     {"e\xCC\x84'a", "e\xCC\x84’a"},
	};
	static const char *const kept[] = {"‘Hoa’", "’90", "a ’b", "5’6", "a’ b", "’"};

	(void) state;
	for (size_t i = 0; i < sizeof(same) / sizeof(same[0]); i++)
		for (int k = 0; k < 3; k++)
		{
			static owned_text (*const keys[])(owned_text) = {run_fold, search, run_sort_key};
			owned_text a = keys[k](new_style(text(same[i][0])));
			owned_text b = keys[k](text(same[i][1]));

			if (!owned_equal(a, b))
				fail_msg("key %d of %s: %.*s, %.*s", k, same[i][1], (int) a.n, a.s, (int) b.n, b.s);
			free(a.s);
			free(b.s);
		}
	for (size_t i = 0; i < sizeof(kept) / sizeof(kept[0]); i++)
	{
		owned_text folded = run_fold(text(kept[i]));
		owned_text lower = run_lower(text(kept[i]));

		assert_true(owned_equal(folded, lower));
		free(folded.s);
		free(lower.s);
	}
}

/* İ becomes small with a dot that goes behind the mark of another script: only then a letter stands before the apostrophe. */
static void
an_apostrophe_is_seen_at_the_first_time(void **state)
{
	owned_text once = run_fold(text("İ\xE0\xB9\x88’l"));
	owned_text twice = run_fold(owned_new(once.s, once.n));

	(void) state;
	assert_true(owned_equal(once, twice));
	assert_non_null(memchr(once.s, '\'', once.n));
	free(once.s);
	free(twice.s);
}

/* Data is not lost: what a typesetter wrote stays where text is stored. */
static void
normalising_keeps_apostrophes(void **state)
{
	static const char TYPESET[] = "Đắk R’lấp, Hʼmông, ‘x’";
	owned_text t = run_normalize(text(TYPESET), TONE_STYLE_FIRST);

	(void) state;
	assert_int_equal(t.n, strlen(TYPESET));
	assert_memory_equal(t.s, TYPESET, t.n);
	free(t.s);
}

static void
parts_of_a_name(void **state)
{
	static const struct
	{
		const char *name;
		const char *part[3];
	} names[] = {
		{"Nguyễn Văn An", {"An", "Nguyễn", " Văn "}},
		{"Lê Lợi", {"Lợi", "Lê", " "}},
		{"Bảo", {"Bảo", "", ""}},
		{"", {"", "", ""}},
		{"Tôn Nữ Thị Ninh", {"Ninh", "Tôn", " Nữ Thị "}},
	};

	(void) state;
	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
	{
		name_parts p = split_name(names[i].name, strlen(names[i].name));

		for (int k = 0; k < 3; k++)
		{
			assert_int_equal(p.len[k], strlen(names[i].part[k]));
			assert_memory_equal(p.part[k], names[i].part[k], p.len[k]);
		}
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(cleans),
		cmocka_unit_test(search_keys),
		cmocka_unit_test(pieces_are_the_whole),
		cmocka_unit_test(once_is_enough),
		cmocka_unit_test(keys_see_no_style),
		cmocka_unit_test(prefixes_are_honest),
		cmocka_unit_test(sort_key_is_dictionary_order),
		cmocka_unit_test(sort_keys_are_these_bytes),
		cmocka_unit_test(signs_have_these_bytes),
		cmocka_unit_test(sort_examples),
		cmocka_unit_test(a_hyphen_between_letters_only_separates),
		cmocka_unit_test(apostrophes_in_words_are_one),
		cmocka_unit_test(an_apostrophe_is_seen_at_the_first_time),
		cmocka_unit_test(normalising_keeps_apostrophes),
		cmocka_unit_test(parts_of_a_name),
	};

	test_seed();
	return cmocka_run_group_tests_name("text_keys", tests, NULL, NULL);
}
