/*
 * test_mojibake.c
 *		What mojibake.h promises.
 */
#include "cchc_test.h"

#include "charset/mojibake.h"
#include "owned_text.h"
#include "common/utf8.h"

/* UTF-8 that was read as cp1252, beside the charsets. */
#define UTF8 CHARSET_COUNT

static const char *
mended(charset cs, const char *text, size_t step)
{
	static char out[4096];
	charset_cursor in = charset_cursor_begin(text, strlen(text));
	size_t len = 0;

	while (in.position < in.n)
	{
		size_t written;

		if (cs == UTF8)
			mojibake_mend_utf8(&in, step, out + len, &written);
		else
			mojibake_mend(cs, &in, step, out + len, &written);
		len += written;
	}
	if (cs == CHARSET_TCVN3)
	{
		owned_text exact = owned_new(out, len);

		exact.n = mojibake_drop_hyphens(exact.s, exact.n);
		exact.s = realloc(exact.s, exact.n + 1);
		memcpy(out, exact.s, exact.n);
		free(exact.s);
		exact = owned_new(out, exact.n);
		mojibake_restore_case(exact.s, exact.n);
		memcpy(out, exact.s, len = exact.n);
		free(exact.s);
	}
	out[len] = '\0';
	return out;
}

static void
mends(void **state)
{
	static const struct
	{
		charset charset;
		const char *text;
		const char *mended;
	} cases[] = {
		{CHARSET_TCVN3, "Céng hßa X· héi Chñ nghÜa ViÖt Nam", "Cộng hòa Xã hội Chủ nghĩa Việt Nam"},
		{CHARSET_TCVN3, "®\u00ADêng NguyÔn Tr\u00ADêng Té", "đường Nguyễn Trường Tộ"},
		{CHARSET_TCVN3, "T¹i TØNH L¢M §åNG, cña Uû ban", "Tại TỈNH LÂM ĐỒNG, của Uỷ ban"},
		{CHARSET_TCVN3, "Uû BAN NH¢N D¢N TØNH", "UỶ BAN NHÂN DÂN TỈNH"},
		{CHARSET_TCVN3, "ñy BAN nh©n d©n c¸c", "ủy BAN nhân dân các"},
		/* capitals for certain: two letters, whether they are one word's or not */
		{CHARSET_TCVN3, "Vµ BA", "VÀ BA"},
		{CHARSET_TCVN3, "BA Vµ", "BA VÀ"},
		{CHARSET_TCVN3, "HµN", "HÀN"},
		{CHARSET_TCVN3, "µN", "ÀN"},
		{CHARSET_TCVN3, "Hµ", "Hà"},
		{CHARSET_TCVN3, "BA. Hµ; Hµ\nBA Hµ", "BA. Hà; Hà\nBA HÀ"},
		/* an ư by itself is a letter, a soft hyphen where it hangs on something */
		{CHARSET_TCVN3, "a \u00AD b", "a ư b"},
		{CHARSET_TCVN3, "\u00AD b", "ư b"},
		{CHARSET_TCVN3, "n\u00AD\u00ADíc c¸c (Krap)\u00AD", "nước các (Krap)"},
		{CHARSET_TCVN3, "\uF0B7 §iÒu c¸c \u2260",
		 "\uF0B7 Điều các \u2260"}, /* not of cp1252: kept */
		{CHARSET_VNI, "ÑÖÔØNG, ñöôøng cuûa UÛy ban", "ĐƯỜNG, đường của Ủy ban"},
		{UTF8, "TiÃ¡ÂºÂ¿ng", "Tiáº¿ng"}, /* read twice: the caller goes on */
	};

	(void) state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
		for (size_t step = 1; step < 40; step += 6)
			assert_string_equal(mended(cases[i].charset, cases[i].text, step), cases[i].mended);
}

/* encode as bytes, read those as cp1252, mend: the text is back. */
static void
misread_text_comes_back(void **state)
{
	static const uint16_t high[32] = {
		0x20AC, 0x81,   0x201A, 0x192,  0x201E, 0x2026, 0x2020, 0x2021, 0x2C6,  0x2030, 0x160,
		0x2039, 0x152,  0x8D,   0x17D,  0x8F,   0x90,   0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
		0x2013, 0x2014, 0x2DC,  0x2122, 0x161,  0x203A, 0x153,  0x9D,   0x17E,  0x178};

	(void) state;
	for (charset cs = 0; cs < CHARSET_COUNT; cs++)
		for (int i = 0; i < 2000; i++)
		{
			char text[600] = "";
			char bytes[CHARSET_ENCODED_MAX(600)];
			char misread[4 * sizeof(bytes)];
			char back[MOJIBAKE_MAX(sizeof(misread))];
			charset_cursor in;
			size_t n = 0;
			size_t len;

			for (uint64_t k = 1 + test_below(150); k > 0; k--)
			{
				static const char *const some[] = {"ế", "đ", "ư", "ơ", "ộ",
												   "a", "o", "n", " ", "ng"};

				strcat(text, some[test_below(10)]);
			}
			in = charset_cursor_begin(text, strlen(text));
			assert_int_equal(charset_encode(cs, &in, sizeof(text), bytes, &len, NULL), CCHC_OK);
			for (size_t k = 0; k < len; k++)
			{
				unsigned char b = (unsigned char) bytes[k];

				n += utf8_encode(b >= 0x80 && b < 0xA0 && i % 2 ? high[b - 0x80] : b, misread + n);
			}
			in = charset_cursor_begin(misread, n);
			len = 0;
			while (in.position < in.n)
			{
				size_t written;

				mojibake_mend(cs, &in, 1 + test_below(300), back + len, &written);
				len += written;
			}
			assert_int_equal(len, strlen(text));
			assert_memory_equal(back, text, len);
		}
}

/* A charset of ASCII only leaves what is not ASCII alone. */
static void
viqr_keeps_the_rest(void **state)
{
	const char *text = "Nguye^~n é Tru+o+`ng";
	charset_cursor in = charset_cursor_begin(text, strlen(text));
	char out[MOJIBAKE_MAX(64)];
	size_t len;

	(void) state;
	mojibake_mend(CHARSET_VIQR, &in, 64, out, &len);
	assert_int_equal(len, strlen("Nguyễn é Trường"));
	assert_memory_equal(out, "Nguyễn é Trường", len);
}

/* A chunk of 256 bytes ends before a link: the space before it is seen all the same. */
static void
viqr_sees_the_space_before_a_chunk(void **state)
{
	static const char LINK[] = "http://a.vn/u.o.";
	char text[256 + sizeof(LINK)] = "";
	char out[MOJIBAKE_MAX(sizeof(text))];
	charset_cursor in;
	size_t len;

	(void) state;
	for (int i = 0; i < 128; i++)
		memcpy(text + 2 * i, "a ", 2);
	memcpy(text + 256, LINK, sizeof(LINK));
	in = charset_cursor_begin(text, strlen(text));
	mojibake_mend(CHARSET_VIQR, &in, sizeof(text), out, &len);
	assert_int_equal(len, strlen(text));
	assert_memory_equal(out, text, len);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(mends),
		cmocka_unit_test(misread_text_comes_back),
		cmocka_unit_test(viqr_keeps_the_rest),
		cmocka_unit_test(viqr_sees_the_space_before_a_chunk),
	};

	test_seed();
	return cmocka_run_group_tests_name("mojibake", tests, NULL, NULL);
}
