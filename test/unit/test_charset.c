/*
 * test_charset.c
 *		What charset.h promises: names, tables, decoding and encoding as each
 *		other's inverse.
 */
#include "cchc_test.h"

#include <iconv.h>

#include "common/utf8.h"
#include "charset/charset.h"
#include "text/letter.h"

#define MAX 4096

/* Decode all, `step` bytes at a time; the length of the text, or -1. */
static int
decode(charset cs, const char *bytes, size_t n, size_t step, char *text)
{
	charset_cursor in = charset_cursor_begin(bytes, n);
	size_t len = 0;

	while (in.position < in.n)
	{
		size_t written;

		if (charset_decode(cs, &in, step, text + len, &written, NULL) != CCHC_OK)
			return -1;
		assert_true(written <= CHARSET_DECODED_MAX(step));
		len += written;
	}
	return (int) len;
}

static int
encode(charset cs, const char *text, size_t n, size_t step, char *bytes, cchc_error *err)
{
	charset_cursor in = charset_cursor_begin(text, n);
	size_t len = 0;

	while (in.position < in.n)
	{
		size_t written;

		if (charset_encode(cs, &in, step, bytes + len, &written, err) != CCHC_OK)
			return -1;
		assert_true(written <= CHARSET_ENCODED_MAX(step));
		len += written;
	}
	return (int) len;
}

static void
names_are_found(void **state)
{
	(void) state;
	for (charset cs = 0; cs < CHARSET_COUNT; cs++)
	{
		const char *name = charset_name(cs);

		assert_int_equal(charset_find(name, strlen(name)), cs);
		assert_non_null(strstr(charset_names, name));
	}
	assert_int_equal(charset_find("tcvn3", 5), CHARSET_TCVN3);
	assert_int_equal(charset_find("VNI-WIN", 7), CHARSET_VNI);
	assert_int_equal(charset_find("Vni_Win", 7), CHARSET_VNI);
	assert_int_equal(charset_find("vni-mac", 7), charset_find("VNI-MAC", 7));
	assert_int_equal(charset_find("", 0), CHARSET_UNKNOWN);
	assert_int_equal(charset_find("XNI", 3), CHARSET_UNKNOWN);
	assert_int_equal(charset_find("VNIX", 3), CHARSET_VNI); /* no byte behind the name is read */
	assert_int_equal(charset_find("TCVN", 4), CHARSET_UNKNOWN);
	assert_int_equal(charset_find("TCVN33", 6), CHARSET_UNKNOWN);
}

static void
decodes_known_bytes(void **state)
{
	static const struct
	{
		const char *charset;
		const char *bytes;
		const char *text;
	} cases[] = {
		{"TCVN3", "L\xADu", "Lưu"},
		{"TCVN3", "B\xE9 T\xB5i ch\xDDnh", "Bộ Tài chính"},
		{"VNI", "\xF1\xF6\xF4\xF8ng", "đường"},
		{"VNI", "\xD1\xD6\xD4\xD8NG A\xC1P", "ĐƯỜNG ẤP"},
		{"VNI", "U\xFBy", "Ủy"}, /* a small mark on a capital */
		{"VISCII",
		 "C\xB5ng h\xF2"
		 "a \x02",
		 "Cộng hòa Ẳ"},
		{"VPS",
		 "\xC7\xDC\xAE"
		 "c",
		 "được"},
		{"CP1258", "C\xF4\xF2ng \xC0", "Cộng À"},
		{"BKHCM1", "\xBD\xF5\xF1ng", "đường"},
		{"BKHCM2",
		 "\xE0\xFB\xFA\xE5"
		 "c",
		 "được"},
		{"VIETWARE-X",
		 "\xE2\xE6\xE5\xFC"
		 "c",
		 "được"},
		{"VIQR", "Nguye^~n Tru+o+`ng To^.", "Nguyễn Trường Tộ"},
		{"VIQR", "O^ng Ba ddi\\. Ho?i\\? (a)", "Ông Ba đi. Hỏi? (a)"},
		{"VIQR", "mu*'a", "mứa"},
		{"VIQR", "http://a.vn/u.o. ba.n", "http://a.vn/u.o. bạn"},
		{"VIQR", "C:\\temp\\\\x", "C:\\temp\\x"},
		{"VNI", "2006\xA1 \x81", "2006¡ \xC2\x81"}, /* no letters: as cp1252 */
	};

	(void) state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
		for (size_t step = 1; step < 40; step += 6)
		{
			char text[MAX];
			int len = decode(charset_find(cases[i].charset, strlen(cases[i].charset)),
							 cases[i].bytes, strlen(cases[i].bytes), step, text);

			assert_int_equal(len, strlen(cases[i].text));
			assert_memory_equal(text, cases[i].text, (size_t) len);
		}
}

/* The 134 letters beyond ASCII: how many each charset holds, and that they come back. */
static void
letters_come_back(void **state)
{
	static const int held[CHARSET_COUNT] = {74,  134, 134, 134, 120, 134,
											132, 134, 74,  134, 134, 134};

	(void) state;
	for (charset cs = 0; cs < CHARSET_COUNT; cs++)
	{
		int count = 0;

		for (uint32_t c = 0x80; c < 0x2000; c++)
		{
			char text[UTF8_MAX_BYTES];
			char bytes[CHARSET_ENCODED_MAX(4)];
			char again[CHARSET_DECODED_MAX(8)];
			size_t n = utf8_encode(c, text);
			int len;

			if (letter_of(c) == 0 || letter_code_point(letter_of(c)) != c)
				continue;
			len = encode(cs, text, n, 4, bytes, NULL);
			if (len < 0)
				continue;
			assert_int_equal(decode(cs, bytes, (size_t) len, 8, again), n);
			assert_memory_equal(again, text, n);
			count++;
		}
		if (count != held[cs])
			fail_msg("%s holds %d letters", charset_name(cs), count);
	}
}

/* .VnTime in the order of its bytes. */
static void
tcvn3_is_vntime(void **state)
{
	static const char bytes[] =
		"\xA1\xA2\xA3\xA4\xA5\xA6\xA7\xA8\xA9\xAA\xAB\xAC\xAD\xAE\xB5\xB6\xB7\xB8\xB9\xBB\xBC\xBD\xBE\xC6\xC7"
		"\xC8\xC9\xCA\xCB\xCC\xCE\xCF\xD0\xD1\xD2\xD3\xD4\xD5\xD6\xD7\xD8\xDC\xDD\xDE\xDF\xE1\xE2\xE3\xE4\xE5"
		"\xE6\xE7\xE8\xE9\xEA\xEB\xEC\xED\xEE\xEF\xF1\xF2\xF3\xF4\xF5\xF6\xF7\xF8\xF9\xFA\xFB\xFC\xFD\xFE";
	static const char letters[] = "ĂÂÊÔƠƯĐăâêôơưđàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụ"
								  "ừửữứựỳỷỹýỵ";
	char text[MAX];

	(void) state;
	assert_int_equal(decode(CHARSET_TCVN3, bytes, sizeof(bytes) - 1, 100, text),
					 sizeof(letters) - 1);
	assert_memory_equal(text, letters, sizeof(letters) - 1);
}

/* VNI by its rule: a mark behind the vowel, capitals 32 below, i and y apart. */
static void
vni_follows_its_rule(void **state)
{
	/* huyền, hỏi, ngã, sắc, nặng; and before them the letter itself */
	static const struct
	{
		unsigned place;
		const char *base;
		const char *marks[TONE_COUNT];
	} rules[] = {
		{LETTER_A, "a", {"", "\xF8", "\xFB", "\xF5", "\xF9", "\xEF"}},
		{LETTER_E, "e", {"", "\xF8", "\xFB", "\xF5", "\xF9", "\xEF"}},
		{LETTER_O, "o", {"", "\xF8", "\xFB", "\xF5", "\xF9", "\xEF"}},
		{LETTER_U, "u", {"", "\xF8", "\xFB", "\xF5", "\xF9", "\xEF"}},
		{LETTER_O_HORN, "\xF4", {"", "\xF8", "\xFB", "\xF5", "\xF9", "\xEF"}},
		{LETTER_U_HORN, "\xF6", {"", "\xF8", "\xFB", "\xF5", "\xF9", "\xEF"}},
		{LETTER_A_BREVE, "a", {"\xEA", "\xE8", "\xFA", "\xFC", "\xE9", "\xEB"}},
		{LETTER_A_CIRCUMFLEX, "a", {"\xE2", "\xE0", "\xE5", "\xE3", "\xE1", "\xE4"}},
		{LETTER_E_CIRCUMFLEX, "e", {"\xE2", "\xE0", "\xE5", "\xE3", "\xE1", "\xE4"}},
		{LETTER_O_CIRCUMFLEX, "o", {"\xE2", "\xE0", "\xE5", "\xE3", "\xE1", "\xE4"}},
		{LETTER_I, "", {"i", "\xEC", "\xE6", "\xF3", "\xED", "\xF2"}},
		{LETTER_Y, "y", {"", "\xF8", "\xFB", "\xF5", "\xF9", NULL}},
	};

	(void) state;
	for (size_t i = 0; i < sizeof(rules) / sizeof(rules[0]); i++)
		for (unsigned tone = 0; tone < TONE_COUNT; tone++)
			for (int upper = 0; upper < 2; upper++)
			{
				letter l = (letter) (rules[i].place | (upper ? LETTER_UPPER : 0));
				char bytes[4] = "";
				char text[16];
				char letters[UTF8_MAX_BYTES];
				size_t n = utf8_encode(letter_code_point(letter_with_tone(l, tone)), letters);

				if (rules[i].marks[tone] == NULL)
					continue;
				strcat(strcat(bytes, rules[i].base), rules[i].marks[tone]);
				for (char *p = bytes; upper && *p; p++)
					*p = (char) (*p - 0x20);
				assert_int_equal(decode(CHARSET_VNI, bytes, strlen(bytes), 8, text), n);
				assert_memory_equal(text, letters, n);
			}
}

/* VISCII against the C library, which has it too. */
static void
viscii_is_that_of_the_c_library(void **state)
{
	iconv_t converter = iconv_open("UTF-8", "VISCII");

	(void) state;
	if (converter == (iconv_t) -1)
		skip();
	for (int byte = 1; byte < 256; byte++)
	{
		char c = (char) byte;
		char text[8];
		char expected[8];
		char *in = &c;
		char *out = expected;
		size_t in_left = 1;
		size_t out_left = sizeof(expected);

		if (iconv(converter, &in, &in_left, &out, &out_left) == (size_t) -1)
			continue;
		assert_int_equal(decode(charset_find("VISCII", 6), &c, 1, 1, text), out - expected);
		assert_memory_equal(text, expected, (size_t) (out - expected));
	}
	iconv_close(converter);
}

static void
cp1252_is_that_of_the_c_library(void **state)
{
	iconv_t converter = iconv_open("UTF-8", "CP1252");

	(void) state;
	if (converter == (iconv_t) -1)
		skip();
	for (int byte = 1; byte < 256; byte++)
	{
		char c = (char) byte;
		char text[8];
		char *in = &c;
		char *out = text;
		size_t in_left = 1;
		size_t out_left = sizeof(text);
		size_t used;

		if (iconv(converter, &in, &in_left, &out, &out_left) != (size_t) -1)
			assert_int_equal(charset_cp1252_byte(utf8_decode(text, (size_t) (out - text), &used)),
							 byte);
		else
			assert_int_equal(charset_cp1252_byte((uint32_t) byte), byte);
	}
	assert_int_equal(charset_cp1252_byte(0xFF), 0xFF);
	assert_int_equal(charset_cp1252_byte(0x0100), -1);
	assert_int_equal(charset_cp1252_byte(0x0154), -1);
	assert_int_equal(charset_cp1252_byte(0x1EA1), -1);
	iconv_close(converter);
}

/* Every byte, and every pair of bytes, decodes; what then encodes, decodes to the same text. */
static void
pairs_of_bytes_decode(void **state)
{
	(void) state;
	for (charset cs = 0; cs < CHARSET_COUNT; cs++)
		for (int first = 1; first < 256; first++)
			for (int second = 1; second < 256; second++)
			{
				char bytes[2] = {(char) first, (char) second};
				char text[CHARSET_DECODED_MAX(2)];
				char back[CHARSET_ENCODED_MAX(8)];
				char again[CHARSET_DECODED_MAX(16)];
				int len = decode(cs, bytes, 2, 2, text);
				int back_len;

				if (len < 0)
				{
					assert_int_equal(cs, CHARSET_VIQR);
					assert_true(first >= 0x80 || second >= 0x80);
					continue;
				}
				back_len = encode(cs, text, (size_t) len, 8, back, NULL);
				if (back_len < 0)
					continue;
				assert_int_equal(decode(cs, back, (size_t) back_len, 16, again), len);
				assert_memory_equal(again, text, (size_t) len);
			}
}

/* decode(encode(text)) = text for random texts of letters, marks and URLs, cut anywhere. */
static void
random_texts_come_back(void **state)
{
	static const char *const parts[] = {"a",  "o", "u", "d", "D",  "^", "(", "+",    "*",     "'",
										"`",  "?", "~", ".", "\\", " ", "ø", "Ù",    "á",     "ộ",
										"ư",  "đ", "Đ", "ơ", "ê",  "A", "O", "www.", "http:", "ç",
										"\n", "ứ", "Ạ", "y", "ỵ",  "i", "{", "”",    "\t",    "ẫ"};
	int taken = 0;

	(void) state;
	for (int i = 0; i < 100000; i++)
	{
		charset cs = (charset) test_below(CHARSET_COUNT);
		char text[MAX] = "";
		char bytes[MAX];
		char again[MAX];
		int len;

		for (uint64_t k = 1 + test_below(8); k > 0; k--)
			strcat(text, parts[test_below(sizeof(parts) / sizeof(parts[0]))]);
		len = encode(cs, text, strlen(text), 1 + test_below(20), bytes, NULL);
		if (len < 0)
			continue;
		taken++;
		bytes[len] = '\0';
		if (decode(cs, bytes, (size_t) len, 1 + test_below(20), again) != (int) strlen(text) ||
			memcmp(again, text, strlen(text)) != 0)
			fail_msg("%s: \"%s\"", charset_name(cs), text);
	}
	assert_true(taken > 20000);
}

static void
names_what_it_does_not_hold(void **state)
{
	static const struct
	{
		charset charset;
		const char *text;
		size_t position;
		bool hint;
	} cases[] = {
		{CHARSET_TCVN3, "Ủy", 1, true},
		{CHARSET_TCVN3, "giá \u20AB", 5, false},
		{CHARSET_TCVN3, "À", 1, true}, /* cp1252 has it, .VnTime does not */
		{CHARSET_VNI, "Một 中", 5, false},
		{CHARSET_VNI, "aø", 2, false}, /* would be drawn as à */
		{CHARSET_VIQR, "www.việt.vn", 7, false},
		{CHARSET_VIQR, "ñ", 1, false},
		{CHARSET_VIQR, "a\xC2\x80", 2, false},
	};

	(void) state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
	{
		char bytes[MAX];
		cchc_error err = {0};

		assert_int_equal(
			encode(cases[i].charset, cases[i].text, strlen(cases[i].text), 3, bytes, &err), -1);
		assert_int_equal(err.status, CCHC_UNTRANSLATABLE);
		assert_int_equal(err.position, cases[i].position);
		assert_true((err.hint != NULL) == cases[i].hint);
	}
}

static void
viqr_is_plain_ascii(void **state)
{
	static const char BYTES[] = {'a', '\0', '\x7F', '\x80', '\xFF'};

	(void) state;
	for (size_t i = 0; i < sizeof(BYTES); i++)
	{
		char bytes[3] = {'a', 'b', BYTES[i]};
		char text[CHARSET_DECODED_MAX(3)];
		charset_cursor in = charset_cursor_begin(bytes, 3);
		size_t len;
		cchc_error err = {0};
		bool ascii = BYTES[i] > '\0';

		assert_int_equal(charset_decode(CHARSET_VIQR, &in, 3, text, &len, &err),
						 ascii ? CCHC_OK : CCHC_UNTRANSLATABLE);
		assert_int_equal(len, ascii ? 3 : 2);
		assert_int_equal(in.position, ascii ? 3 : 2);
		if (!ascii)
			continue;
		/* and the way back */
		assert_int_equal(encode(CHARSET_VIQR, text, 3, 3, bytes, NULL), 3);
		assert_int_equal(bytes[2], BYTES[i]);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(names_are_found),
		cmocka_unit_test(decodes_known_bytes),
		cmocka_unit_test(letters_come_back),
		cmocka_unit_test(tcvn3_is_vntime),
		cmocka_unit_test(vni_follows_its_rule),
		cmocka_unit_test(viscii_is_that_of_the_c_library),
		cmocka_unit_test(cp1252_is_that_of_the_c_library),
		cmocka_unit_test(pairs_of_bytes_decode),
		cmocka_unit_test(random_texts_come_back),
		cmocka_unit_test(names_what_it_does_not_hold),
		cmocka_unit_test(viqr_is_plain_ascii),
	};

	test_seed();
	return cmocka_run_group_tests_name("charset", tests, NULL, NULL);
}
