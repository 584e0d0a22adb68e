/*
 * test_telex.c
 *		What telex.h promises.
 */
#include "cchc_test.h"

#include "charset/telex.h"

static const char *
converted(key_method method, const char *text, size_t step)
{
	static char out[KEYS_MAX_TEXT(4096)];
	key_reader r = KEY_READER(method, text, strlen(text));
	bool changed = false;
	size_t len = 0;

	while (r.position < r.n)
		keys_survey(&r, step);
	r.position = 0;
	while (r.position < r.n)
		len += keys_convert(&r, step, out + len, &changed);
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
		{"thuowr DDOONGF", "thuở ĐỒNG"},
		{"Coongj hoaf xax hooij chur nghiax", "Cộng hòa xã hội chủ nghĩa"},
		{"quys giaf muwa", "quý già mưa"},
		{"khoong cos dduwowcj", "không có được"},
		{"tooi vieen leen", "tôi viên lên"},
		/* no company, or plain words */
		{"Windows has been too soon the best room of town", NULL},
		{"here there where these were", NULL},
		{"beef reef roof if of", NULL},
		{"hello cos books how laf", "hello cos books how là"}, /* "laf" is sure, but alone */
		{"hoa xoong tin an ninh", NULL},
		{"a_dduwowcj dduwowcj@a.vn dduwowcj1", NULL},
		{"được", NULL},
		{"", NULL},
	};

	(void) state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
		for (size_t step = 1; step < 40; step += 6)
			assert_string_equal(converted(KEYS_TELEX, cases[i][0], step),
								cases[i][1] ? cases[i][1] : cases[i][0]);
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
	key_reader r = KEY_READER(KEYS_TELEX, text, n);
	bool changed = false;
	size_t len = 0;

	(void) state;
	memset(text, 'd', n);
	memcpy(text + 4096, "dduwowcj", 8); /* where a run is cut */
	while (r.position < r.n)
		keys_survey(&r, 64);
	r.position = 0;
	while (r.position < r.n)
		len += keys_convert(&r, 64, out + len, &changed);
	assert_int_equal(len, n);
	assert_memory_equal(out, text, n);
	assert_false(changed);
	free(text);
	free(out);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(converts_telex),
		cmocka_unit_test(converts_vni),
		cmocka_unit_test(a_long_run_is_no_word),
	};

	test_seed();
	return cmocka_run_group_tests_name("telex", tests, NULL, NULL);
}
