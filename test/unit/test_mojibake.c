/*
 * test_mojibake.c
 *		What charset_detect.h and mojibake.h promise.
 */
#include "cchc_test.h"

#include "common/utf8.h"
#include "charset/charset_detect.h"
#include "text/letter.h"
#include "charset/mojibake.h"
#include "text/syllable.h"

static int
detect(const char *text, size_t step)
{
	charset_detector d = charset_detector_begin(text, strlen(text), DETECT_DEFAULT);

	while (d.position < d.n)
		charset_detect_step(&d, step);
	return charset_detect_result(&d);
}

static void
detects(void **state)
{
	static const struct
	{
		const char *text;
		int finding;
	} cases[] = {
		{"", DETECTED_ASCII},
		{"Hello world.", DETECTED_ASCII},
		{"I'm here, they're not (e^2 + o*n)", DETECTED_ASCII},
		{"Tie^'ng Vie^.t", CHARSET_VIQR},
		/* a word is 40 bytes at most, and one word is not enough */
		{"Vie^.t Tie^'ng.................................", CHARSET_VIQR},
		{"Vie^.t Tie^'ng..................................", DETECTED_ASCII},
		{"Bé Tµi chÝnh", CHARSET_TCVN3},
		{"C¸c c¬ quan", CHARSET_TCVN3},
		{"Nguån thu", CHARSET_TCVN3},
		/* Vietnamese by how the plain word beside it ends, or not */
		{"Nguån cung", CHARSET_TCVN3},
		{"Nguån linh", CHARSET_TCVN3},
		{"Nguån to", DETECTED_UNICODE},
		{"L\u00ADu tr\u00AD÷", CHARSET_TCVN3},
		{"10.000 ®", CHARSET_TCVN3},
		{"Coäng hoøa xaõ hoäi", CHARSET_VNI},
		{"QÑ 49/2007/QÑ-TTg CUÛA TT", CHARSET_VNI},
		{"Tiáº¿ng Viá»‡t", DETECTED_UTF8_AS_1252},
		{"Uá»· ban", DETECTED_UTF8_AS_1252},
		{"Ä\xC2\x90áº·ng", DETECTED_UTF8_AS_1252},
		{"RÖ BÖ TÖ", CHARSET_UNKNOWN},
	};

	(void) state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
		for (size_t step = 1; step < 40; step += 6)
			if (detect(cases[i].text, step) != cases[i].finding)
				fail_msg("\"%s\": %d", cases[i].text, detect(cases[i].text, step));
}

/* What must never be taken for a legacy charset. */
static void
unicode_stays_unicode(void **state)
{
	static const char *const texts[] = {
		"Cộng hòa xã hội chủ nghĩa Việt Nam",
		"Công ty TNHH An Bình, Hà Nam",
		"25°C © 2022 Công ty",
		"© 2022 Công ty ®",
		"là và có các nhà tôi không",
		"HÒA BÌNH, CÀ MAU",
		"57/2018/NÐ-CP, QÐ-BTC, Ðà Nang",
		"Ho\u0300a Bi\u0300nh",
		"infor\u00ADma\u00ADtion, Công\u00AD ty",
		"20 µm, 5 µm, 7 µm; ±0,5°C; 10 m², § 5, £5, «a», 1ª, ½",
		"São Paulo, Señor Núñez, naïve Noël, Zoé, Château, Málaga",
		"L'été dernier, nous étions à la plage où le garçon a mangé une crème brûlée déjà sucrée",
		"restaurant thaï, haï, dû créée",
		"Für die Prüfung müssen Schüler viel üben. Grüße aus München, Köln und Düsseldorf! Bö",
		"El niño comió una piña; ¿dónde está el baño? ¡Qué alegría!",
		"A situação econômica não é fácil; há três anos que os preços estão às alturas",
		"På svenska är det många ord med å, ä och ö: smörgås, så må du",
		"Hyvää päivää! Työpöytä, jossa sähköposti näkyy selvästi. Älä syö sitä",
		"Það er gott að búa á Íslandi; við erum öll hér í dag",
		"Árvízi hír: két házat és három utat öntött el a víz",
		"“MÃ” SỐ, BÃ…",
		/* calculations and measures */
		"- 30C÷30C",
		"-30°C÷+50°C; 5m×6m; 3m×4m×5m; 2kg÷3kg; 220V±10%; 60Hz±1Hz",
		"S×3, H÷2, M×5, C÷D, A×B, U÷V",
		"1÷2 h, 30÷40C, 12×15cm, (2×3)m, t=20÷25°C, ±2C÷-5C",
	};

	(void) state;
	for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++)
		if (detect(texts[i], 1000) != DETECTED_UNICODE)
			fail_msg("\"%s\": %d", texts[i], detect(texts[i], 1000));
}

/* A random syllable of letters that cp1252 has: the hardest Unicode text to tell. */
static size_t
random_latin1_syllable(char *dst)
{
	static const char *const onsets[] = {"",  "b",  "c",  "h",  "l",  "m",  "n",  "t",
										 "v", "th", "tr", "nh", "ng", "ph", "kh", "s"};
	static const char *const rimes[] = {"à",  "á",   "ã",   "â",   "ân",  "ò",  "ó",   "õ",  "ô",
										"ôn", "ông", "ê",   "ên",  "é",   "è",  "ì",   "í",  "ình",
										"ù",  "ú",   "ánh", "ành", "ang", "an", "inh", "ung"};

	for (;;)
	{
		strcpy(dst, onsets[test_below(sizeof(onsets) / sizeof(onsets[0]))]);
		strcat(dst, rimes[test_below(sizeof(rimes) / sizeof(rimes[0]))]);
		if (syllable_of_text(dst, strlen(dst)) != SYLLABLE_NONE)
			return strlen(dst);
	}
}

static void
latin1_vietnamese_stays_unicode(void **state)
{
	(void) state;
	for (int i = 0; i < 30000; i++)
	{
		char text[1024] = "";
		int finding;

		for (uint64_t k = 1 + test_below(10); k > 0; k--)
		{
			char word[64];

			random_latin1_syllable(word);
			strcat(text, word);
			strcat(text, " ");
		}
		finding = detect(text, 1000);
		if (finding != DETECTED_UNICODE && finding != DETECTED_ASCII)
			fail_msg("\"%s\": %d", text, finding);
	}
}

static const char *
mended(const char *text, size_t step)
{
	static char out[4096];
	charset_cursor in = charset_cursor_begin(text, strlen(text));
	int finding = detect(text, 1000);
	size_t len = 0;

	while (in.position < in.n)
	{
		size_t written;

		if (finding == DETECTED_UTF8_AS_1252)
			mojibake_mend_utf8(&in, step, out + len, &written);
		else if (finding >= 0)
			mojibake_mend(finding, &in, step, out + len, &written);
		else
			return text;
		len += written;
	}
	if (finding == CHARSET_TCVN3)
	{
		len = mojibake_drop_hyphens(out, len);
		mojibake_restore_case(out, len);
	}
	out[len] = '\0';
	return out;
}

static void
mends(void **state)
{
	static const char *const cases[][2] = {
		{"Céng hßa X· héi Chñ nghÜa ViÖt Nam", "Cộng hòa Xã hội Chủ nghĩa Việt Nam"},
		{"®\u00ADêng NguyÔn Tr\u00ADêng Té", "đường Nguyễn Trường Tộ"},
		{"T¹i TØNH L¢M §åNG, cña Uû ban", "Tại TỈNH LÂM ĐỒNG, của Uỷ ban"},
		{"Uû BAN NH¢N D¢N TØNH", "UỶ BAN NHÂN DÂN TỈNH"},
		{"ñy BAN nh©n d©n c¸c", "ủy BAN nhân dân các"},
		{"n\u00AD\u00ADíc c¸c (Krap)\u00AD", "nước các (Krap)"},
		{"\uF0B7 §iÒu c¸c \u2260", "\uF0B7 Điều các \u2260"}, /* not of cp1252: kept */
		{"ÑÖÔØNG, ñöôøng cuûa UÛy ban", "ĐƯỜNG, đường của Ủy ban"},
		{"TiÃ¡ÂºÂ¿ng", "Tiáº¿ng"}, /* read twice: the caller goes on */
		{"Việt Nam", "Việt Nam"},
	};

	(void) state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
		for (size_t step = 1; step < 40; step += 6)
			assert_string_equal(mended(cases[i][0], step), cases[i][1]);
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
		cmocka_unit_test(detects),
		cmocka_unit_test(unicode_stays_unicode),
		cmocka_unit_test(latin1_vietnamese_stays_unicode),
		cmocka_unit_test(mends),
		cmocka_unit_test(misread_text_comes_back),
		cmocka_unit_test(viqr_keeps_the_rest),
		cmocka_unit_test(viqr_sees_the_space_before_a_chunk),
	};

	test_seed();
	return cmocka_run_group_tests_name("mojibake", tests, NULL, NULL);
}
