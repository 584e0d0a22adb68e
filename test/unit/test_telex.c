/*
 * test_telex.c
 *		What telex.h promises.
 */
#include "cchc_test.h"

#include "charset/key_word.h"
#include "charset/telex.h"

static const char *
converted(key_method method, const char *text, size_t step)
{
	static char out[KEYS_MAX_TEXT(4096)];
	key_reader r = key_reader_begin(method, text, strlen(text));
	bool changed = false;
	size_t len = 0;

	while (r.position < r.n)
		keys_survey(&r, step);
	if (keys_begin(&r))
		while (r.position < r.n)
			len += keys_convert(&r, step, out + len, &changed);
	else
		strcpy(out, text), len = strlen(text);
	out[len] = '\0';
	assert_true(changed == (strcmp(out, text) != 0));
	return out;
}

static void
converts_telex(void **state)
{
	static const char *const cases[][2] = {
		{"tieesng Vieejt", "tiếng Việt"},
		{"dduwowcj", "được"},
		{"nguowif", "người"},
		{"hoaf", "hòa"},
		{"thuowr Ddoongf DDoongf", "thuở Đồng Đồng"},
		{"COONGJ HOAF XAX HOOIJ", "CỘNG HÒA XÃ HỘI"},
		{"“Coongj hoaf” (xax hooij)", "“Cộng hòa” (xã hội)"},
		{"Coongj hoaf xax hooij chur nghiax", "Cộng hòa xã hội chủ nghĩa"},
		{"quys giaf muwa", "quý già mưa"},
		{"khoong cos dduwowcj", "không có được"},
		{"tooi vieen leen", "tôi viên lên"},
		/* that English words begin so is no matter */
		{"tooi chee mee quee", "tôi chê mê quê"},
		/* no company, or plain words */
		{"Windows has been too soon the best room of town", NULL},
		{"here there where these were", NULL},
		{"beef reef roof if of", NULL},
		{"hello cos books how laf", NULL}, /* alone among foreign words */
		{"hoa xoong tin an ninh", NULL},
		{"a_dduwowcj dduwowcj@a.vn dduwowcj1", NULL},
		/* capitals within a word: no Vietnamese */
		{"dduwowcj tieAsng tieZsng cAs hoafZ", "được tieAsng tieZsng cAs hoafZ"},
		{"được", NULL},
		{"", NULL},
	};

	(void) state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
		for (size_t step = 1; step < 40; step += 6)
			assert_string_equal(converted(KEYS_TELEX, cases[i][0], step),
								cases[i][1] ? cases[i][1] : cases[i][0]);
}

/* A failed keyboard hits whole phrases: those are converted among accented words too. */
static void
phrases_among_accented_words_are_converted(void **state)
{
	static const char *const cases[][2] = {
		{"Theo đề nghị của Giams ddoocs Sowr Nooij vuj tỉnh Hà Nam",
		 "Theo đề nghị của Giám đốc Sở Nội vụ tỉnh Hà Nam"},
		{"Điều 2. Quyeets ddinhj nayf có hiệu lực", "Điều 2. Quyết định này có hiệu lực"},
		{"Bộ trưởng (Vawn phongf Boj Noong nghieepj) ký",
		 "Bộ trưởng (Văn phòng Bọ Nông nghiệp) ký"},
		{"Downloads phaanf meemf mieenx phis", "Downloads phần mềm miễn phí"},
	};

	(void) state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
		for (size_t step = 1; step < 60; step += 7)
			assert_string_equal(converted(KEYS_TELEX, cases[i][0], step), cases[i][1]);
}

static void
codes_acronyms_and_lone_words_stay(void **state)
{
	static const char *const cases[] = {
		"Quỹ Tiền tệ quốc tế IMF",
		"Bộ Ngoại giao (MOFA)",
		"chống tấn công DDoS",
		"UN troops",
		"AF.417 Bê tông mố đỡ, mố néo",
		"Xoài nghiền (Mango puree) (SEN)",
		"SDR là đơn vị tiền tệ do Quỹ tiền tệ quốc tế (IMF) quy định.",
		"cấu hình tường lửa, IPS/IDS, WAF",
		"IMF",
		"AF, RAF, WAF, IPS",
		"DDoS, DoSS, iOSf, eHoaf",
		"nước cộng hoaf xã hội",
		"bộ ghế sofa, đèn led, quán beef và coffee",
		"Chiềng Khoong, Xã La Êê",
		"Chieng Khoong Commune",
		"La Ee",
		"La Dee",
		"dduwowcj.vn a:dduwowcj dduwowcj-1 1/dduwowcj c:\\dduwowcj",
		"tieesng_Vieejt",
		"The queen was too seen as a teen in the moon room",
		"Quyết định số 12/QDDF, 5.000 ddoongf",
	};

	(void) state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
		for (size_t step = 1; step < 60; step += 7)
		{
			assert_string_equal(converted(KEYS_TELEX, cases[i], step), cases[i]);
			assert_string_equal(converted(KEYS_VNI, cases[i], step), cases[i]);
		}
}

static void
converts_vni(void **state)
{
	static const char *const cases[][2] = {
		{"d9u7o7c5", "được"},
		{"D9a8ng5", "Đặng"},
		{"Co6ng5 hoa2 xa4 ho65i", "Cộng hòa xã hội"},
		{"d9uong72", "đường"},
		{"Q1 P12 A4 H2O CO2 B12 Q10", NULL},
		{"QD1234 v1.2 co1", NULL},
		{"bai1 bai2 bai3", NULL},
		{"E16", NULL},
		{"e16 O61 CO61", NULL},
		{"HO62 SO7", NULL},
		{"D9A61T D9U7O7C5", "ĐẤT ĐƯỢC"},
		{"d9at61 d9ai", "đất đai"},
		{"của Gia1m d9o6c1 So tỉnh", NULL},
		{"của Gia1m d9o6c1 So73 No65i tỉnh", "của Giám đốc Sở Nội tỉnh"},
	};

	(void) state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
		for (size_t step = 1; step < 40; step += 6)
			assert_string_equal(converted(KEYS_VNI, cases[i][0], step),
								cases[i][1] ? cases[i][1] : cases[i][0]);
}

static void
a_long_run_is_no_word(void **state)
{
	size_t n = 100000;
	char *text = malloc(n);
	char *out = malloc(KEYS_MAX_TEXT(n));
	key_reader r = key_reader_begin(KEYS_TELEX, text, n);
	bool changed = false;
	size_t len = 0;

	(void) state;
	memset(text, 'd', n);
	memcpy(text + 4096, "dduwowcj", 8); /* where a run is cut */
	while (r.position < r.n)
		keys_survey(&r, 64);
	assert_false(keys_begin(&r));
	while (r.position < r.n)
		len += keys_convert(&r, 64, out + len, &changed);
	assert_int_equal(len, n);
	assert_memory_equal(out, text, n);
	assert_false(changed);
	free(text);
	free(out);
}

/* How much a word by itself looks like keys. */
static void
words_are_weighed(void **state)
{
	static const struct
	{
		const char *word;
		key_evidence evidence;
	} cases[] = {
		{"towng", KEYS_FOREIGN}, {"tuowng", KEYS_LETTER}, {"tuwowng", KEYS_STRONG},
		{"huow", KEYS_LETTER},   {"huowr", KEYS_STRONG},  {"tooi", KEYS_LETTER},
		{"sof", KEYS_TONE},      {"has", KEYS_WEAK},      {"hoa", KEYS_PLAIN},
		{"see", KEYS_FOREIGN},   {"chee", KEYS_LETTER},
	};

	(void) state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
	{
		key_shape shape = key_word_shape(cases[i].word, strlen(cases[i].word));
		char spelled[KEY_WORD_SPELLED];
		size_t len;

		if (key_word_judge(KEYS_TELEX, &shape, cases[i].word, spelled, &len) != cases[i].evidence)
			fail_msg("%s", cases[i].word);
	}
}

/* Keys that have no letter to change make no word. */
static void
marks_need_their_letter(void **state)
{
	static const char *const words[] = {"t8", "8t",   "to8i", "te8n", "t6", "ti6n",
										"t7", "ta7n", "ta9",  "9ta",  "t1"};

	(void) state;
	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
	{
		key_shape shape = key_word_shape(words[i], strlen(words[i]));
		char spelled[KEY_WORD_SPELLED];
		size_t len;

		assert_int_equal(key_word_judge(KEYS_VNI, &shape, words[i], spelled, &len), KEYS_FOREIGN);
		assert_int_equal(len, 0);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(converts_telex),
		cmocka_unit_test(phrases_among_accented_words_are_converted),
		cmocka_unit_test(codes_acronyms_and_lone_words_stay),
		cmocka_unit_test(converts_vni),
		cmocka_unit_test(a_long_run_is_no_word),
		cmocka_unit_test(words_are_weighed),
		cmocka_unit_test(marks_need_their_letter),
	};

	test_seed();
	return cmocka_run_group_tests_name("telex", tests, NULL, NULL);
}
