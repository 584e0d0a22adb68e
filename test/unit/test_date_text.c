/*
 * test_date_text.c
 *		What date_text.h promises.
 */
#define _DEFAULT_SOURCE /* timegm */
#include "cchc_test.h"

#include "words/date_text.h"

static void
reads_one_date(void **state)
{
	static const struct
	{
		const char *text;
		int year;
		int month;
		int day;
	} cases[] = {
		{"ngày 25/01/2022", 2022, 1, 25},
		{"ngày 14 tháng 02 năm 2022", 2022, 2, 14},
		{"Hà Nội, ngày 05 tháng 9 năm 2023", 2023, 9, 5},
		{"25-01-2022", 2022, 1, 25},
		{"25.01.2022", 2022, 1, 25},
		{"25/ 01/2022", 2022, 1, 25},
		{"1/2/22", 2022, 2, 1},
		{"1/2/98", 1998, 2, 1},
		{"29/2/2024", 2024, 2, 29},
		{"29/2/2000", 2000, 2, 29},
		{"12h30 ngày 1/1/2022", 2022, 1, 1},
		{"08:30 ngày 1/1/2022", 2022, 1, 1},
		{"8 giờ 15 phút, 1/1/2022", 2022, 1, 1},
		{"NGÀY 5 THÁNG 6 NĂM 2020.", 2020, 6, 5},
		{"ngay 5 thang 6 nam 2020", 2020, 6, 5},
		{"ngày 25/1 năm 2022", 2022, 1, 25},
		{"mùng 2 tháng 9 năm 2022", 2022, 9, 2},
		{"ngày 15 tháng 3, năm 2022", 2022, 3, 15},
		{"ngày 15, tháng 3, năm 2022", 2022, 3, 15},
		{"ngày 15/3, năm 2022", 2022, 3, 15},
		{"14 tháng 2, 2022", 2022, 2, 14},
		{"14 /2/2022", 2022, 2, 14},
		/* NFD */
		{"nga\u0300y 5 tha\u0301ng 6 na\u0306m 2020", 2020, 6, 5},
	};

	(void) state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
	{
		date_hit hit;
		cchc_error err = {0};

		if (date_text_parse(cases[i].text, strlen(cases[i].text), &hit, &err) != CCHC_OK)
			fail_msg("\"%s\": %s at %zu", cases[i].text, err.reason, err.position);
		if (hit.year != cases[i].year || hit.month != cases[i].month || hit.day != cases[i].day)
			fail_msg("\"%s\": %d-%d-%d", cases[i].text, hit.year, hit.month, hit.day);
	}
}

static void
months_are_read_in_words(void **state)
{
	static const struct
	{
		const char *words;
		int month;
	} cases[] = {
		{"Một", 1},        {"hai", 2},   {"ba", 3},    {"Tư", 4},        {"bốn", 4},
		{"năm", 5},        {"Sáu", 6},   {"bảy", 7},   {"bẩy", 7},       {"Tám", 8},
		{"CHÍN", 9},       {"mười", 10}, {"muoi", 10}, {"mười một", 11}, {"mười hai", 12},
		{"muoi  hai", 12}, {"nam", 5},
	};
	static const char *const tails[] = {" năm 1945", ", năm 1945", " nam 1945", " năm  1945."};

	(void) state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
		for (size_t k = 0; k < sizeof(tails) / sizeof(tails[0]); k++)
		{
			char text[100];
			date_hit hit;
			cchc_error err = {0};

			sprintf(text, "ngày 19 tháng %s%s", cases[i].words, tails[k]);
			if (date_text_parse(text, strlen(text), &hit, &err) != CCHC_OK)
				fail_msg("\"%s\": %s", text, err.reason);
			if (hit.year != 1945 || hit.month != cases[i].month || hit.day != 19)
				fail_msg("\"%s\": %d-%d-%d", text, hit.year, hit.month, hit.day);
		}
}

static void
no_month_in_words_is_guessed(void **state)
{
	static const char *const cases[] = {
		"ngày 10 tháng Giêng năm 2022",                            /* lunar */
		"ngày 23 tháng Chạp năm 2022",    "ngày 5 tháng năm 2022", /* which month? */
		"ngày 5 tháng không năm 2022",    "ngày 5 tháng mười ba năm 2022",
		"ngày 5 tháng mười lăm năm 2022", "ngày 5 tháng hai mươi năm 2022",
		"ngày 5 tháng linh năm năm 2022", "ngày 5 tháng trước năm 2022",
		"ngày 5 tháng tám năm tới",       "ngày 5, ngày 6 tháng tám",
	};

	(void) state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
	{
		date_hit hit;

		if (date_text_parse(cases[i], strlen(cases[i]), &hit, NULL) == CCHC_OK)
			fail_msg("\"%s\": %d-%d-%d", cases[i], hit.year, hit.month, hit.day);
	}
}

static void
refuses(void **state)
{
	static const struct
	{
		const char *text;
		cchc_status status;
		size_t position;
	} cases[] = {
		{"", CCHC_BAD_SYNTAX, 0},
		{"tháng 02 năm 2022", CCHC_BAD_SYNTAX, 0},
		{"năm 2022", CCHC_BAD_SYNTAX, 0},
		{"2022-01-25", CCHC_BAD_SYNTAX, 0},
		{"01/25", CCHC_BAD_SYNTAX, 0},
		{"31/02/2022", CCHC_BAD_DATETIME, 1},
		{"ngày 29/2/2023", CCHC_BAD_DATETIME, 6},
		{"29/2/1900", CCHC_BAD_DATETIME, 1},
		{"0/1/2022", CCHC_BAD_DATETIME, 1},
		{"1/13/2022", CCHC_BAD_DATETIME, 1},
		{"01/25/2022", CCHC_BAD_DATETIME, 1},
		{"từ 1/1/2022 đến 2/2/2022", CCHC_BAD_SYNTAX, 17},
		{"Số 12 ngày 1/1/2022", CCHC_BAD_SYNTAX, 4},
		{"25/01-2022", CCHC_BAD_SYNTAX, 0},
		{"25/ab/2022", CCHC_BAD_SYNTAX, 0},
		{"25/01/abcd", CCHC_BAD_SYNTAX, 0},
		{"1-2-22", CCHC_BAD_SYNTAX, 0},
		{"14 -2-2022", CCHC_BAD_SYNTAX, 0},
		{"14 .2.2022", CCHC_BAD_SYNTAX, 0},
	};

	(void) state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
	{
		date_hit hit;
		cchc_error err = {0};

		if (date_text_parse(cases[i].text, strlen(cases[i].text), &hit, &err) != cases[i].status ||
			err.position != cases[i].position)
			fail_msg("\"%s\": %d %s at %zu", cases[i].text, err.status, err.reason, err.position);
	}
}

/* All the dates in a text behind so much space, each as it is written there, joined by "|". */
static const char *
dates_in(const char *text, size_t space)
{
	static char found[1024];
	static char padded[SCAN_STEP + 1024];
	date_scanner scan = date_scanner_of(padded, space + strlen(text));
	scan_status status;
	date_hit hit;

	memset(padded, ' ', space);
	strcpy(padded + space, text);
	found[0] = '\0';
	while ((status = date_scan(&scan, false, &hit)) != SCAN_END)
		if (status == SCAN_FOUND && hit.possible)
		{
			strncat(found, padded + hit.offset, hit.end - hit.offset);
			strcat(found, "|");
		}
	return found;
}

static void
finds_dates(void **state)
{
	static const char *const cases[][2] = {
		{"Quyết định số 24/2024/NĐ-CP ngày 14 tháng 02 năm 2022 và 5/6/2020.",
		 "14 tháng 02 năm 2022|5/6/2020|"},
		{"từ 1/1/2022-31/1/2022, 01-05/02/2022", "1/1/2022|31/1/2022|05/02/2022|"},
		{"12/5/2022/QĐ-UBND, 15/6/2020-QĐ, QĐ-25/01/2022, 5/25/01/2022", ""},
		{"mục 1.2.2022.3, 2022-01-25, v1.25/01/2022", ""},
		{"số nhà 12/3/45 Nguyễn Trãi; ngày 1/2/22", "1/2/22|"},
		{"31/02/2022 rồi 28/02/2022", "28/02/2022|"},
		{"ngày 10/3/2022 (âm lịch), 10 tháng 3 năm 2022 âm lịch", ""},
		{"(25/01/2022)", "25/01/2022|"},
		{"Ngày:25/01/2022;26/01/2022", "25/01/2022|26/01/2022|"},
		{"x25/01/2022, ngày 1/2/22h", ""},
		{"ngày 20/12/2010của Bộ, 18/11/2021Về", "20/12/2010|18/11/2021|"}, /* a word touches it */
		{"1/1/20221", ""},
		{"111/1/2022", ""},
	};

	(void) state;
	/* 32 bytes before a date are looked at: a word that begins before them is not known. */
	assert_string_equal(dates_in("ngày 1/2/22", 0), "1/2/22|");
	assert_string_equal(dates_in("ngày                           1/2/22", 0), "1/2/22|");
	assert_string_equal(dates_in("xngày                           1/2/22", 0), "");
	assert_string_equal(dates_in("xxngày                           1/2/22", 0), "");
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
	{
		assert_string_equal(dates_in(cases[i][0], 0), cases[i][1]);
		/* where the scan pauses in the middle, too */
		for (size_t read = 1; read < 100; read += 3)
			assert_string_equal(dates_in(cases[i][0], SCAN_STEP - read), cases[i][1]);
	}
}

static void
positions_count_characters(void **state)
{
	const char *text = "nga\u0300y 14 tháng 02 năm 2022";
	date_scanner scan = date_scanner_of(text, strlen(text));
	date_hit hit;

	(void) state;
	assert_int_equal(date_scan(&scan, false, &hit), SCAN_FOUND);
	assert_int_equal(hit.start, 7);
	assert_int_equal(hit.length, 20);
}

/* Every day of 1900 to 2100, in a random spelling, against the calendar of the C library. */
static void
every_day_comes_back(void **state)
{
	static const char *const formats[] = {"%d/%d/%d", "%02d/%02d/%d", "%d-%d-%d", "%02d.%02d.%d",
										  "ngày %d tháng %d năm %d"};
	struct tm day = {.tm_year = 0, .tm_mon = 0, .tm_mday = 1, .tm_hour = 12};

	(void) state;
	while (day.tm_year <= 200)
	{
		char text[64];
		date_hit hit;

		snprintf(text, sizeof(text), formats[test_below(5)], day.tm_mday, day.tm_mon + 1,
				 1900 + day.tm_year);
		assert_int_equal(date_text_parse(text, strlen(text), &hit, NULL), CCHC_OK);
		assert_int_equal(hit.day, day.tm_mday);
		assert_int_equal(hit.month, day.tm_mon + 1);
		assert_int_equal(hit.year, 1900 + day.tm_year);
		day.tm_mday++;
		timegm(&day);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(reads_one_date),
		cmocka_unit_test(months_are_read_in_words),
		cmocka_unit_test(no_month_in_words_is_guessed),
		cmocka_unit_test(refuses),
		cmocka_unit_test(finds_dates),
		cmocka_unit_test(positions_count_characters),
		cmocka_unit_test(every_day_comes_back),
	};

	test_seed();
	return cmocka_run_group_tests_name("date_text", tests, NULL, NULL);
}
