/*
 * test_instant_text.c
 *		What instant_text.h promises.
 */
#include "cchc_test.h"

#include "words/instant_text.h"

/* 2022-03-07 00:00 at UTC+7 */
#define DAY INT64_C(699901200000000)
#define HOUR INT64_C(3600000000)
#define MINUTE INT64_C(60000000)
#define SECOND INT64_C(1000000)

static const struct
{
	const char *text;
	int64_t usec;
	bool date_only;
} GOOD[] = {
	{"2022-03-07", DAY, true},
	{"2022/03/07", DAY, true},
	{"2022-3-7", DAY, true},
	{"20220307", DAY, true},
	{"07/03/2022", DAY, true},
	{"7/3/2022", DAY, true},
	{"7-3-2022", DAY, true},
	{"07.03.2022", DAY, true},
	{" \u00a007/03/2022 \n", DAY, true},
	{"44627\t", DAY, true},
	{"44627\r\n", DAY, true},
	{"2022-03-07\r", DAY, true},
	{"ngày 7 tháng 3 năm 2022", DAY, true},
	{"NGÀY 07 THÁNG 03 NĂM 2022", DAY, true},
	{"44627", DAY, true},
	{"44627.0", DAY, true},
	{"44627.375", DAY + 9 * HOUR, false},
	{"44627,375", DAY + 9 * HOUR, false},
	{"44627.3958333333", DAY + 9 * HOUR + 30 * MINUTE, false},
	{"44626.9999999999", DAY, true},
	{"2022-03-07 00:00", DAY, true},
	{"2022-03-07 00:00:00.000", DAY, true},
	{"2022-03-07T00:00:00", DAY, true},
	{"07/03/2022 0:00:00", DAY, true},
	{"07/03/2022 12:00:00 SA", DAY, true},
	{"2022-03-07 00:00:00+07", DAY, false},
	{"2022-03-06T17:00:00Z", DAY, false},
	{"2022-03-07 00:00:01", DAY + SECOND, false},
	{"2022-03-07 00:00:00.000001", DAY + 1, false},
	{"2022-03-07 09:15", DAY + 9 * HOUR + 15 * MINUTE, false},
	{"2022-03-07T09:15:30", DAY + 9 * HOUR + 15 * MINUTE + 30 * SECOND, false},
	{"2022-03-07 09:15:30.25", DAY + 9 * HOUR + 15 * MINUTE + 30 * SECOND + SECOND / 4, false},
	{"2022-03-07T02:15:00Z", DAY + 9 * HOUR + 15 * MINUTE, false},
	{"2022-03-07 09:15:00+07", DAY + 9 * HOUR + 15 * MINUTE, false},
	{"2022-03-07T09:15:00+07:00", DAY + 9 * HOUR + 15 * MINUTE, false},
	{"2022-03-06 21:15:00-0500", DAY + 9 * HOUR + 15 * MINUTE, false},
	{"2022-03-07 24:00", DAY + 24 * HOUR, false},
	{"07/03/2022 09:15", DAY + 9 * HOUR + 15 * MINUTE, false},
	{"7/3/2022 9:15:30", DAY + 9 * HOUR + 15 * MINUTE + 30 * SECOND, false},
	{"09:15 07/03/2022", DAY + 9 * HOUR + 15 * MINUTE, false},
	{"07/03/2022 2:15:00 CH", DAY + 14 * HOUR + 15 * MINUTE, false},
	{"07/03/2022 12:15 SA", DAY + 15 * MINUTE, false},
	{"07/03/2022 24:00 CH", DAY + 24 * HOUR, false},
	{"07/03/2022 14:15 PM", DAY + 14 * HOUR + 15 * MINUTE, false},
	{"9h15 ngày 7/3/2022", DAY + 9 * HOUR + 15 * MINUTE, false},
	{"lúc 9 giờ 15 phút, ngày 7 tháng 3 năm 2022", DAY + 9 * HOUR + 15 * MINUTE, false},
	{"9 giờ ngày 7/3/2022", DAY + 9 * HOUR, false},
	{"9 giờ 7/3/2022", DAY + 9 * HOUR, false},
	{"ngày 7 tháng 3 năm 2022 09:15", DAY + 9 * HOUR + 15 * MINUTE, false},
};

static void
reads_what_cells_write(void **state)
{
	(void) state;
	for (size_t i = 0; i < sizeof(GOOD) / sizeof(GOOD[0]); i++)
	{
		text_instant instant = {0};
		cchc_error err = {0};
		cchc_status status = instant_text_parse(GOOD[i].text, strlen(GOOD[i].text), &instant, &err);

		if (status != CCHC_OK || instant.usec != GOOD[i].usec ||
			instant.date_only != GOOD[i].date_only)
			fail_msg("\"%s\": status %d, off by %lld s, %s", GOOD[i].text, status,
					 (long long) ((instant.usec - GOOD[i].usec) / SECOND),
					 err.reason ? err.reason : "");
	}
}

static const struct
{
	const char *text;
	cchc_status status;
} BAD[] = {
	{"", CCHC_BAD_SYNTAX},
	{"  ", CCHC_BAD_SYNTAX},
	{"mai", CCHC_BAD_SYNTAX},
	{"now", CCHC_BAD_SYNTAX},
	{"infinity", CCHC_BAD_SYNTAX},
	{"2022", CCHC_BAD_SYNTAX},
	{"03/2022", CCHC_BAD_SYNTAX},
	{"7/3/22", CCHC_BAD_SYNTAX},
	{"12.5", CCHC_BAD_SYNTAX},
	{"4462", CCHC_BAD_SYNTAX},
	{"99999", CCHC_BAD_SYNTAX},
	{"44622.375.1", CCHC_BAD_SYNTAX},
	{"444444444444", CCHC_BAD_SYNTAX},
	{"7/3/2022 8/3/2022", CCHC_BAD_SYNTAX},
	{"7/3/2022 tại Hà Nội", CCHC_BAD_SYNTAX},
	{"7/3/2022 9:1", CCHC_BAD_SYNTAX},
	{"2022-03", CCHC_BAD_SYNTAX},
	{"2022-03-07 9", CCHC_BAD_SYNTAX},
	{"2022-03-07 mai", CCHC_BAD_SYNTAX},
	{"2022-03/07", CCHC_BAD_SYNTAX},
	{"2022-03-07 09:15 09:16", CCHC_BAD_SYNTAX},
	{"2022-03-07 09:15+99", CCHC_BAD_SYNTAX},
	{"30/02/2022", CCHC_BAD_DATETIME},
	{"7/13/2022", CCHC_BAD_DATETIME},
	{"2022-02-30", CCHC_BAD_DATETIME},
	{"2022-00-07", CCHC_BAD_DATETIME},
	{"2022-03-00", CCHC_BAD_DATETIME},
	{"20220230", CCHC_BAD_DATETIME},
	{"2022-03-07 25:00", CCHC_BAD_DATETIME},
	{"2022-03-07 24:01", CCHC_BAD_DATETIME},
	{"07/03/2022 09:60", CCHC_BAD_DATETIME},
	{"07/03/2322", CCHC_BAD_DATETIME},
	{"07/03/1022", CCHC_BAD_DATETIME},
};

static void
refuses_the_rest(void **state)
{
	(void) state;
	for (size_t i = 0; i < sizeof(BAD) / sizeof(BAD[0]); i++)
	{
		text_instant instant;
		cchc_error err = {0};
		cchc_status status = instant_text_parse(BAD[i].text, strlen(BAD[i].text), &instant, &err);

		if (status != BAD[i].status || err.reason == NULL || err.hint == NULL)
			fail_msg("\"%s\": status %d, not %d", BAD[i].text, status, BAD[i].status);
		assert_int_equal(instant_text_parse(BAD[i].text, strlen(BAD[i].text), &instant, NULL),
						 status);
	}
}

/* What does not exist as a whole stands at no one character. */
static void
no_character_is_to_blame(void **state)
{
	static const char *const cases[] = {"2022-02-30", "20220230", "2022-03-07 25:00", "2322-03-07"};

	(void) state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
	{
		text_instant instant;
		cchc_error err = {.position = 42};

		assert_int_equal(instant_text_parse(cases[i], strlen(cases[i]), &instant, &err),
						 CCHC_BAD_DATETIME);
		assert_int_equal(err.position, 0);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(reads_what_cells_write),
		cmocka_unit_test(refuses_the_rest),
		cmocka_unit_test(no_character_is_to_blame),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
