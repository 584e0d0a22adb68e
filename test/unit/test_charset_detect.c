/*
 * test_charset_detect.c
 *		What charset_detect.h promises.
 */
#include "cchc_test.h"

#include "charset/charset_detect.h"
#include "common/utf8.h"
#include "text/letter.h"
#include "text/syllable.h"
#include "owned_text.h"

static int
detect_among(unsigned candidates, const char *text, size_t step)
{
	owned_text t = owned_new(text, strlen(text));
	charset_detector d = charset_detector_begin(t.s, t.n, candidates);

	while (d.position < d.n)
		charset_detect_step(&d, step);
	free(t.s);
	return charset_detect_result(&d);
}

static int
detect(const char *text, size_t step)
{
	return detect_among(DETECT_DEFAULT, text, step);
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
		{"Nguån lam", DETECTED_UNICODE},
		{"Nguån cung thu", CHARSET_TCVN3},
		/* ... but not in the company of a foreign word */
		{"Nguån thu ab", DETECTED_UNICODE},
		{"Nguån thu AB a", CHARSET_TCVN3},
		{"Nguån thu ab\xC2\x80", CHARSET_TCVN3},
		/* what may touch a word proves nothing, however often */
		{"C¸c x¢ y¢ z¢", CHARSET_TCVN3},
		{"C¸c x¢\u00A0y x¢\u00A0y x¢\u00A0y", CHARSET_TCVN3},
		{"Cñ ¢ Cñ ¢ Cñ ¢", CHARSET_TCVN3},
		/* and so do ASCII words in a legacy reading */
		{"C¸c x°y z°t", CHARSET_TCVN3},
		/* what is no Unicode word, nor a syllable elsewhere */
		{"10.000 ® C¸c b¸b k¸k", CHARSET_TCVN3},
		{"C¸c b¸b k¸k", DETECTED_UNICODE},
		/* hardly possible in Unicode: a small letter behind two capitals, two odd letters side by side */
		{"TØnh", CHARSET_TCVN3},
		{"LØm", CHARSET_TCVN3},
		{"lan TØ", DETECTED_UNICODE},
		{"TØNH", DETECTED_UNICODE},
		{"Tøng", DETECTED_UNICODE},
		{"Chöông", CHARSET_VNI},
		{"CAÀN", DETECTED_UNICODE},
		{"HÑN", DETECTED_UNICODE},
		{"to\u00A0ån", DETECTED_UNICODE},
		{"nå\u00A0to", DETECTED_UNICODE},
		/* a capital inside a word: where no other letter could be one, it may be small */
		{"cHñ nHñ", DETECTED_UNICODE},
		{"ñOng ñAng", DETECTED_UNICODE},
		/* Đ in an abbreviation */
		{"ñang ñi", CHARSET_VNI},
		{"QÑ NÑ", CHARSET_VNI},
		{"ÑÑ ÑÑ", CHARSET_VNI},
		{"Ñ Ñ Ñ", DETECTED_UNICODE},
		{"ñb ñc", DETECTED_UNICODE},
		/* a letter or mark that cp1252 has not ends the search; other characters do not */
		{"C¸c c¬ quan \u2260 \u03A9", CHARSET_TCVN3},
		{"C¸c c¬ quan cộng", DETECTED_UNICODE},
		{"L\u00ADu tr\u00AD÷", CHARSET_TCVN3},
		{"10.000 ®", CHARSET_TCVN3},
		{"10 000 ®", CHARSET_TCVN3},
		{"1.000®", CHARSET_TCVN3},
		{"1x000 ®", DETECTED_UNICODE},
		{"x.000 ®", DETECTED_UNICODE},
		{"1.x00 ®", DETECTED_UNICODE},
		{"1.0x0 ®", DETECTED_UNICODE},
		{"1.00x ®", DETECTED_UNICODE},
		{"1.000 x®", DETECTED_UNICODE},
		{"1.000  ®", DETECTED_UNICODE},
		{".000 ®", DETECTED_UNICODE},
		{"®", DETECTED_UNICODE},
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

/* Each hat of VIQR by itself speaks for it; letters that only look so do not. */
static void
detects_hats_of_viqr(void **state)
{
	static const char *const hats[] = {"ca^n ta^n", "be^n te^n", "to^n bo^n", "co+m lo+n",
									   "tu+ cu+ng", "co*m lo*n", "tu* cu*ng", "na(m ta(m",
									   "CA^N BE^N", "CU+NG CO*M"};
	static const char *const others[] = {"ban+ lan+ can*", "ban^ lan^ can^", "ban( lan( can(",
										 "ca( la( na(",    "mi^ mi+ mi*",    "ca+ la* na+"};

	(void) state;
	for (size_t i = 0; i < sizeof(hats) / sizeof(hats[0]); i++)
		if (detect(hats[i], 1000) != CHARSET_VIQR)
			fail_msg("\"%s\": %d", hats[i], detect(hats[i], 1000));
	for (size_t i = 0; i < sizeof(others) / sizeof(others[0]); i++)
		if (detect(others[i], 1000) != DETECTED_ASCII)
			fail_msg("\"%s\": %d", others[i], detect(others[i], 1000));
}

/* A combining mark of decomposed Vietnamese is Unicode for certain. */
static void
a_mark_ends_the_search(void **state)
{
	static const uint32_t marks[] = {0x300, 0x301, 0x302, 0x303, 0x306, 0x309, 0x31B, 0x323};

	(void) state;
	for (uint32_t c = 0x300; c < 0x330; c++)
	{
		char text[64] = "C¸c c¬ quan a";
		bool mark = false;

		for (size_t i = 0; i < sizeof(marks) / sizeof(marks[0]); i++)
			mark |= marks[i] == c;
		text[strlen(text) + utf8_encode(c, text + strlen(text))] = '\0';
		assert_int_equal(detect(text, 1000), mark ? DETECTED_UNICODE : CHARSET_TCVN3);
	}
}

/* The text "ế c" as UTF-8 that was read as Latin-1, for one more character c. */
static int
detect_misread(uint32_t c)
{
	char utf8[16] = "ế ";
	char text[64];
	size_t n = 0;

	utf8[strlen(utf8) + utf8_encode(c, utf8 + strlen(utf8))] = '\0';
	for (size_t i = 0; utf8[i] != '\0'; i++)
		n += utf8_encode((unsigned char) utf8[i], text + n);
	text[n] = '\0';
	return detect(text, 1000);
}

/* Letters, marks, punctuation and all of cp1252 go together with Vietnamese; a foreign script does not. */
static void
detects_misread_utf8(void **state)
{
	static const uint32_t together[] = {0xA0,  0xB1,   0xE9,   0xFC,   0xD7,   0x301,  0x323,
										0x192, 0x2000, 0x201C, 0x20AC, 0x20CF, 0x2122, 0x1EA1};
	static const uint32_t foreign[] = {0x101,  0x305,  0x3B1,  0x416, 0x1E00,
									   0x1FFF, 0x20D0, 0x2123, 0x4E2D};

	(void) state;
	for (size_t i = 0; i < sizeof(together) / sizeof(together[0]); i++)
		if (detect_misread(together[i]) != DETECTED_UTF8_AS_1252)
			fail_msg("U+%04X: %d", together[i], detect_misread(together[i]));
	for (size_t i = 0; i < sizeof(foreign) / sizeof(foreign[0]); i++)
		if (detect_misread(foreign[i]) == DETECTED_UTF8_AS_1252)
			fail_msg("U+%04X", foreign[i]);
	/* without a Vietnamese letter it proves nothing */
	assert_int_equal(detect("BÃ¶ln", 1000), DETECTED_UNICODE);
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

/* The byte of a sign between ASCII letters, as charset cs: a syllable, all of it small or in capitals? */
static bool
is_syllable_of(charset cs, const char *before, uint32_t sign, const char *after)
{
	char bytes[16] = {0};
	char text[CHARSET_DECODED_MAX(16)];
	char again[CHARSET_ENCODED_MAX(sizeof(text))];
	charset_cursor in;
	size_t len;
	size_t again_len;
	size_t used;
	size_t letters = 0;
	size_t capitals = 0;

	strcpy(bytes, before);
	bytes[strlen(bytes)] = (char) charset_cp1252_byte(sign);
	strcat(bytes, after);
	in = charset_cursor_begin(bytes, strlen(bytes));
	if (charset_decode(cs, &in, in.n, text, &len, NULL) != CCHC_OK)
		return false;
	for (size_t i = 0; i < len; i += used, letters++)
		if (letter_of(utf8_decode(text + i, len - i, &used)) & LETTER_UPPER)
			capitals++;
	in = charset_cursor_begin(text, len);
	return (capitals == 0 || capitals == letters) && syllable_of_text(text, len) != SYLLABLE_NONE &&
		   charset_encode(cs, &in, in.n, again, &again_len, NULL) == CCHC_OK &&
		   again_len == strlen(bytes);
}

static const char *const ONSETS[] = {"b",  "c",   "ch", "h",  "k", "l", "m", "n",
									 "ng", "ngh", "t",  "th", "C", "L", "NG"};
static const char *const RESTS[] = {"c", "ch", "i", "m", "n", "ng", "nh", "o",
									"p", "t",  "u", "y", "C", "N",  "O",  "U"};

#define ONSET_COUNT (sizeof(ONSETS) / sizeof(ONSETS[0]))
#define REST_COUNT (sizeof(RESTS) / sizeof(RESTS[0]))

static int
detect_sign(charset cs, const char *before, uint32_t sign, const char *after)
{
	char text[32] = "";

	strcat(text, before);
	text[strlen(before) + utf8_encode(sign, text + strlen(before))] = '\0';
	strcat(text, after);
	return detect_among(1u << cs, text, 1000);
}

static bool
stands_in(uint32_t sign, const char *signs)
{
	char utf8[UTF8_MAX_BYTES + 1] = {0};

	utf8_encode(sign, utf8);
	return strstr(signs, utf8) != NULL;
}

static bool
is_capital(const char *letters)
{
	return letters[0] <= 'Z' && letters[1] == '\0';
}

/*
 * A sign that Unicode texts write at this end of a word proves nothing; any
 * other, where a charset has a letter of a syllable for it, shows the charset.
 */
static void
signs_touch_words_at_their_end(void **state)
{
	static const char BEGIN[] = "¡¢£¤¥§«°±µ·¿";
	static const char END[] = "¢£¥©ª®°²³¹º»¼½¾";
	static const char OPERATORS[] = "°±·×÷"; /* between two capitals: A×B */
	static const uint32_t SIGNS[] = {0xD7, 0xF7, 0x02C6, 0x02DC};

	(void) state;
	for (uint32_t i = 0xA1; i < 0xC0 + sizeof(SIGNS) / sizeof(SIGNS[0]); i++)
	{
		uint32_t sign = i < 0xC0 ? i : SIGNS[i - 0xC0];
		int begun = 0;
		int ended = 0;
		int inside = 0;

		for (charset cs = 0; cs < CHARSET_VIQR; cs++)
		{
			for (size_t k = 0; k < REST_COUNT; k++)
				if (is_syllable_of(cs, "", sign, RESTS[k]))
				{
					assert_int_equal(detect_sign(cs, "", sign, RESTS[k]),
									 stands_in(sign, BEGIN) ? DETECTED_UNICODE : cs);
					/* as behind a quote, where that is no letter of the charset */
					if (cs == CHARSET_TCVN3)
						assert_int_equal(detect_sign(cs, "\u201C", sign, RESTS[k]),
										 stands_in(sign, BEGIN) ? DETECTED_UNICODE : cs);
					begun++;
				}
			for (size_t k = 0; k < ONSET_COUNT; k++)
			{
				if (is_syllable_of(cs, ONSETS[k], sign, ""))
				{
					assert_int_equal(detect_sign(cs, ONSETS[k], sign, ""),
									 stands_in(sign, END) ? DETECTED_UNICODE : cs);
					ended++;
				}
				for (size_t m = 0; m < REST_COUNT; m++)
					if (is_syllable_of(cs, ONSETS[k], sign, RESTS[m]))
					{
						bool calculates = stands_in(sign, OPERATORS) && is_capital(ONSETS[k]) &&
										  is_capital(RESTS[m]);

						assert_int_equal(detect_sign(cs, ONSETS[k], sign, RESTS[m]),
										 calculates ? DETECTED_UNICODE : cs);
						inside++;
					}
			}
		}
		if (inside == 0 || (begun == 0 && stands_in(sign, BEGIN)) ||
			(ended == 0 && stands_in(sign, END) && sign != 0xA2))
			fail_msg("U+%04X: tried %d, %d, %d times", sign, begun, ended, inside);
	}
}

/* Beside a number a sign calculates, with a sign of the number between them or none. */
static void
operators_stand_beside_numbers(void **state)
{
	static const struct
	{
		const char *text;
		int finding;
	} cases[] = {
		{"C÷u", CHARSET_TCVN3}, /* Cữu */
		{"C÷U", DETECTED_UNICODE},   {"S÷NG", CHARSET_TCVN3},    {"NG÷", CHARSET_TCVN3},
		{"NG÷ 5", CHARSET_TCVN3},    {"NG÷5", DETECTED_UNICODE}, {"NG÷-5", DETECTED_UNICODE},
		{"NG÷+5", DETECTED_UNICODE}, {"NG÷*5", CHARSET_TCVN3},   {"NG÷-", CHARSET_TCVN3},
		{"NG÷+a", CHARSET_TCVN3},    {"5÷ng", DETECTED_UNICODE}, {"5 ÷ng", CHARSET_TCVN3},
		{"S÷NG5", CHARSET_TCVN3},    {"5S÷NG", CHARSET_TCVN3},
	};

	(void) state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
		if (detect(cases[i].text, 1000) != cases[i].finding)
			fail_msg("\"%s\": %d", cases[i].text, detect(cases[i].text, 1000));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(detects),
		cmocka_unit_test(detects_hats_of_viqr),
		cmocka_unit_test(a_mark_ends_the_search),
		cmocka_unit_test(detects_misread_utf8),
		cmocka_unit_test(unicode_stays_unicode),
		cmocka_unit_test(latin1_vietnamese_stays_unicode),
		cmocka_unit_test(signs_touch_words_at_their_end),
		cmocka_unit_test(operators_stand_beside_numbers),
	};

	test_seed();
	return cmocka_run_group_tests_name("charset_detect", tests, NULL, NULL);
}
