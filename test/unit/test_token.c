/*
 * test_token.c
 *		What token_scan.h, lexeme.h and code_lexeme.h promise.
 */
#include "cchc_test.h"

#include "common/utf8.h"
#include "owned_text.h"
#include "search/code_lexeme.h"
#include "search/lexeme.h"
#include "search/token_scan.h"
#include "text/chain.h"

#define COUNT(array) (sizeof(array) / sizeof(array[0]))

/* The tokens of a text, as type and text: "2 Hộ|12  |2 chiếu". */
static void
write_tokens(const char *s, size_t n, char *out, size_t room)
{
	token_scan scan = token_scan_begin(s, n);
	size_t length = 0;
	token t;

	out[0] = '\0';
	while (token_next(&scan, &t))
		length += (size_t) snprintf(out + length, room - length, "%s%d %.*s", length > 0 ? "|" : "",
									t.type, (int) t.n, t.s);
}

static void
texts_have_these_tokens(void **state)
{
	static const struct
	{
		const char *text;
		const char *tokens;
	} cases[] = {
		{"Hộ chiếu", "2 Hộ|12  |2 chiếu"},
		{"", ""},
		{"các-bon", "2 các|12 -|1 bon"},
		{"M'Đrắk", "1 M|12 '|2 Đrắk"},
		{"M\u2019Đrắk", "1 M|12 \u2019|2 Đrắk"},
		{"và/hoặc", "2 và|12 /|2 hoặc"},
		{"UBND xã", "24 UBND|12  |2 xã"},
		{"CẤP LẠI BAN", "2 CẤP|12  |2 LẠI|12  |1 BAN"},
		{"QH15 H56", "3 QH15|12  |3 H56"},
		{"P.Bến Nghé", "30 P.|2 Bến|12  |2 Nghé"},
		{"TX. Sơn", "30 TX.|12  |2 Sơn"},
		{"Q.1", "30 Q.|22 1"},
		{"hết P. sau", "2 hết|12  |1 P|12 . |1 sau"},
		{"TP.HCM", "30 TP.|24 HCM"},
		{"279/QĐ-BNNMT", "25 279/QĐ-BNNMT"},
		{"279/QĐ-BNNMT.", "25 279/QĐ-BNNMT|12 ."},
		{"279/QĐ-BNNMT.Căn cứ", "25 279/QĐ-BNNMT|12 .|2 Căn|12  |2 cứ"},
		{"188/2007/QĐ-TTg,", "25 188/2007/QĐ-TTg|12 ,"},
		{"5568/qd-bca", "25 5568/qd-bca"},
		{"1859/Q\u00D0-BTP", "25 1859/Q\u00D0-BTP"},
		{"12a/QĐ-UBND", "25 12a/QĐ-UBND"},
		{"66.16/2026/NQ-CP", "25 66.16/2026/NQ-CP"},
		{"279/Q\u200BĐ-BNNMT", "25 279/Q\u200BĐ-BNNMT"},
		{"134/2016", "25 134/2016"},
		{"134/201", "22 134|12 /|22 201"},
		{"12345/2016", "25 12345/2016"},
		{"123456/2016", "22 123456|12 /|22 2016"},
		{"01/01/1000", "28 01/01/1000"},
		{"01/01/0999", "22 01|12 /|22 01|12 /|22 0999"},
		{"1.004227", "26 1.004227"},
		{"1.004227.H56.", "26 1.004227.H56|12 ."},
		{"1.004227.Cấp", "26 1.004227|12 .|2 Cấp"},
		{"1.004227.Cap", "26 1.004227|12 .|1 Cap"},
		{"H57.132-260804-0583", "27 H57.132-260804-0583"},
		{"000.00.53.H48-220921-0099)", "27 000.00.53.H48-220921-0099|12 )"},
		{"14/02/2022", "28 14/02/2022"},
		{"31/02/2022", "22 31|12 /|25 02/2022"},
		{"1.2.2022", "28 1.2.2022"},
		{"334.209.416", "29 334.209.416"},
		{"15.000đ", "29 15.000đ"},
		{"15.000 đ", "29 15.000|12  |2 đ"},
		{"500đ/kg", "29 500đ|12 /|1 kg"},
		{"500đồng", "3 500đồng"},
		{"1.234,5", "29 1.234,5"},
		{"3,5%", "20 3,5|12 %"},
		{"1.2.3", "22 1|12 .|20 2.3"},
		{"0912345678", "22 0912345678"},
		{"a@b.vn", "4 a@b.vn"},
		{"https://x.y/z?q=1.", "14 https://|5 x.y/z?q=1|12 ."},
		{"dichvucong.gov.vn", "6 dichvucong.gov.vn"},
		{"www.abc.xyz", "6 www.abc.xyz"},
		{"www.abc", "1 www|12 .|1 abc"},
		{"wwx.abc.xyz", "1 wwx|12 .|1 abc|12 .|1 xyz"},
		{"a.vn/~b\x7F", "5 a.vn/~b|12 \x7F"},
		{"a.vn/x y", "5 a.vn/x|12  |1 y"},
		{"xong.sau", "1 xong|12 .|1 sau"},
		{"HẾT.VN", "2 HẾT|12 .|24 VN"},
		{"<b>Hộ</b>&nbsp;", "13 <b>|2 Hộ|13 </b>|23 &nbsp;"},
		{"<a href=\"x\">", "13 <a href=\"x\">"},
		{"<ho ten> a < b", "12 <|1 ho|12  |1 ten|12 > |1 a|12  < |1 b"},
		{"<họ>", "12 <|2 họ|12 >"},
		/* A zero-width space separates two whole syllables, and nothing else. */
		{"hộ\u200Bchiếu", "2 hộ|12 \u200B|2 chiếu"},
		{"th\u200Bu", "1 th\u200Bu"},
		{"thu\u200Bế", "1 thu|12 \u200B|2 ế"},
		{"ch\u200Diếu", "2 ch\u200Diếu"},
		{"cước\uFEFF ", "2 cước|12 \uFEFF "},
		{"ho\u0302\u0323 ", "2 ho\u0302\u0323|12  "},
		{" \u0301a", "12  \u0301|1 a"},
		{"\xFF\xC4", "12 \xFF\xC4"},
		{"Ж日本", "2 Ж日本"},
	};
	char tokens[400];

	(void) state;
	for (size_t i = 0; i < COUNT(cases); i++)
	{
		owned_text text = owned_new(cases[i].text, strlen(cases[i].text));

		write_tokens(text.s, text.n, tokens, sizeof(tokens));
		if (strcmp(tokens, cases[i].tokens) != 0)
			fail_msg("\"%s\" is \"%s\", not \"%s\"", cases[i].text, tokens, cases[i].tokens);
		free(text.s);
	}
}

static const char *const fragments[] = {
	"a",      "Hộ",     "UBND",   " ",    ".",    "-",   "/",    "@",  "<",   ">",
	"b>",     "&",      ";",      "1",    "22",   "333", "2016", "QĐ", "đ",   "\u0301",
	"\u200B", "\uFEFF", "\u202E", "\xFF", "www.", "://", "vn",   ",",  "H57", "004227",
	"260804", "0583",   "P.",     "'",    "日",   "Ð",   "\n"};

/* Tokens joined are the text, none is empty or too long, and each knows itself again. */
static void
joined_tokens_are_the_text(void **state)
{
	(void) state;
	test_seed();
	for (int round = 0; round < 20000; round++)
	{
		owned_text text = owned_new("", 0);
		token_scan scan;
		token t;
		size_t at = 0;

		for (uint64_t k = test_below(12); k > 0; k--)
		{
			const char *f = fragments[test_below(COUNT(fragments))];

			for (uint64_t times = test_below(50) == 0 ? test_below(1500) : 1; times > 0; times--)
				text = owned_append(text, f, strlen(f));
		}
		scan = token_scan_begin(text.s, text.n);
		while (token_next(&scan, &t))
		{
			code_lexemes code;

			assert_ptr_equal(t.s, text.s + at);
			assert_in_range(t.n, 1, TOKEN_MAX_BYTES);
			assert_in_range(t.type, 1, TOKEN_TYPE_END - 1);
			at += t.n;
			/* The dictionary is given the token alone. */
			if (token_is_code(t.type) && !code_lexemes_of(t.s, t.n, &code))
				fail_msg("\"%.*s\" has no lexemes", (int) t.n, t.s);
		}
		assert_int_equal(at, text.n);
		free(text.s);
	}
}

static void
long_runs_are_cut_between_letters(void **state)
{
	static const char *const units[] = {
		"a", "ế", "1", "e\u0302\u0301", " ", "\u200B", "a\u200D", "😀", "日", "a.", "<a", "1-"};

	(void) state;
	for (size_t k = 0; k < COUNT(units); k++)
	{
		owned_text text = owned_new("", 0);
		token_scan scan;
		token t;
		size_t at = 0;

		while (text.n < 20000)
			text = owned_append(text, units[k], strlen(units[k]));
		scan = token_scan_begin(text.s, text.n);
		while (token_next(&scan, &t))
		{
			assert_true(t.n < 2000);
			assert_true(at == 0 || ((unsigned char) t.s[0] & 0xC0) != 0x80);
			at += t.n;
		}
		assert_int_equal(at, text.n);
		free(text.s);
	}
}

static void
words_have_these_forms(void **state)
{
	static const struct
	{
		const char *word;
		const char *typed;
		const char *plain;
	} cases[] = {
		{"Hộ", "hộ", "ho"},
		{"HOÀ", "hòa", "hoa"},
		{"hòa", "hòa", "hoa"},
		{"Ký", "kí", "ki"},
		{"ky", "ki", "ki"},
		{"QUÝ", "quí", "qui"},
		{"quỳnh", "quỳnh", "quynh"},
		{"thuỷ", "thủy", "thuy"},
		{"ý", "ý", "y"},
		{"UBND", "ubnd", "ubnd"},
		{"ĐKKD", "đkkd", "dkkd"},
		{"QH15", "qh15", "qh15"},
		{"ho\u0302\u0323", "hộ", "ho"},
		{"ch\u200Diếu", "chiếu", "chieu"},
		{"P.", "p", "p"},
		{"Ðất", "đất", "dat"},
		{"señor", "señor", "senor"},
		{"Ж", "ж", "ж"},
		{"khóan", "khoán", "khoan"},
		{"\u0421ấp", "cấp", "cap"},
		{"ＡＢ", "ab", "ab"},
	};

	(void) state;
	for (size_t i = 0; i < COUNT(cases); i++)
	{
		word_lexemes w;

		word_lexemes_of(cases[i].word, strlen(cases[i].word), true, &w);
		if (w.typed_len != strlen(cases[i].typed) ||
			memcmp(w.typed, cases[i].typed, w.typed_len) != 0)
			fail_msg("\"%s\" is typed \"%.*s\"", cases[i].word, (int) w.typed_len, w.typed);
		if (w.plain_len != strlen(cases[i].plain) ||
			memcmp(w.plain, cases[i].plain, w.plain_len) != 0)
			fail_msg("\"%s\" is plain \"%.*s\"", cases[i].word, (int) w.plain_len, w.plain);
	}
}

/* What the chains of the room text/ give: the short way through lexeme.c is theirs. */
static void
forms_are_those_of_vi_fold_and_vi_unaccent(void **state)
{
	static const char *const letters[] = {"a", "o", "u", "y", "i", "e",      "n", "h",
										  "g", "q", "đ", "Đ", "ư", "Ơ",      "ế", "à",
										  "Ỵ", "ọ", "7", "K", "ñ", "\u0301", "ă"};

	(void) state;
	for (int round = 0; round < 100000; round++)
	{
		owned_text word = owned_new("", 0);
		owned_text typed;
		owned_text plain;
		word_lexemes w;

		for (uint64_t k = 1 + test_below(7); k > 0; k--)
		{
			const char *l = letters[test_below(COUNT(letters))];

			word = owned_append(word, l, strlen(l));
		}
		word_lexemes_of(word.s, word.n, false, &w);
		typed = run_fold(owned_new(word.s, word.n));
		plain = run_unaccent(owned_new(typed.s, typed.n));
		if (w.typed_len != typed.n || memcmp(w.typed, typed.s, typed.n) != 0 ||
			w.plain_len != plain.n || memcmp(w.plain, plain.s, plain.n) != 0)
			fail_msg("\"%.*s\" is \"%.*s\" and \"%.*s\", not \"%.*s\"", (int) word.n, word.s,
					 (int) w.typed_len, w.typed, (int) w.plain_len, w.plain, (int) typed.n,
					 typed.s);
		free(word.s);
		free(typed.s);
		free(plain.s);
	}
}

/* The lexemes of a code: "#5/ubnd 5|ubnd". */
static void
codes_have_these_lexemes(void **state)
{
	static const struct
	{
		const char *code;
		const char *lexemes;
	} cases[] = {
		{"279/QĐ-BNNMT", "#279/qđ-bnnmt #279/qd-bnnmt 279|qđ qd|bnnmt"},
		{"05/QĐ\u2013UBND", "#5/qđ-ubnd #5/qd-ubnd 5|qđ qd|ubnd"},
		{"134/2016", "134|2016"},
		{"134/2016/NĐ-CP", "#134/2016/nđ-cp #134/2016/nd-cp 134|2016|nđ nd|cp"},
		{"1.004227", "1.004227 1004227"},
		{"1.004227.000.00.00.H56", "1.004227.h56 1.004227 1004227"},
		{"1000236", "1000236 1.000236"},
		{"0009", "9"},
		{"0\u200B009", "9"},
		{"279/Q\u200BĐ-BNNMT", "#279/qđ-bnnmt #279/qd-bnnmt 279|qđ qd|bnnmt"},
		{"000.00.53.H48-220921-0099", "h48.53-220921-0099 h48.53|220921|99"},
		{"4/2/2022", "2022-02-04"},
		{"334.209.416", "334209416"},
		{"1.234,50", "1234.50"},
		{"3,5", "3.5"},
		{"15.000Đ", "15000|đ d"},
		{"", NULL},
		{"abc", NULL},
		{"12abc", NULL},
		{"1/2", NULL},
	};

	(void) state;
	for (size_t i = 0; i < COUNT(cases); i++)
	{
		code_lexemes code;
		char text[200] = "";
		size_t n = 0;

		if (!code_lexemes_of(cases[i].code, strlen(cases[i].code), &code))
		{
			if (cases[i].lexemes != NULL)
				fail_msg("\"%s\" is no code", cases[i].code);
			continue;
		}
		for (size_t k = 0; k < code.count; k++)
			n += (size_t) snprintf(text + n, sizeof(text) - n, "%s%.*s",
								   k == 0                ? ""
								   : code.lexeme[k].next ? "|"
														 : " ",
								   (int) code.lexeme[k].n, code.lexeme[k].s);
		if (cases[i].lexemes == NULL || strcmp(text, cases[i].lexemes) != 0)
			fail_msg("\"%s\" is \"%s\"", cases[i].code, text);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(texts_have_these_tokens),
		cmocka_unit_test(joined_tokens_are_the_text),
		cmocka_unit_test(long_runs_are_cut_between_letters),
		cmocka_unit_test(words_have_these_forms),
		cmocka_unit_test(forms_are_those_of_vi_fold_and_vi_unaccent),
		cmocka_unit_test(codes_have_these_lexemes),
	};

	return cmocka_run_group_tests_name("token", tests, NULL, NULL);
}
