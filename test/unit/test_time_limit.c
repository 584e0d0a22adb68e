/*
 * test_time_limit.c
 *		What time_limit.h promises.
 */
#include "refusals.h"

#include "deadline/time_limit.h"
#include "deadline/time_limit_read.h"

static time_limit
parsed(const char *text)
{
	time_limit limit = {0};
	cchc_error err = {0};

	if (time_limit_parse(text, strlen(text), &limit, &err) != CCHC_OK)
		fail_msg("\"%s\": %s at %zu", text, err.reason, err.position);
	return limit;
}

static const char *
printed(time_limit limit)
{
	static char text[TIME_LIMIT_MAX_TEXT + 1];

	text[time_limit_format(limit, text)] = '\0';
	return text;
}

static bool
equal(time_limit a, time_limit b)
{
	return memcmp(&a, &b, sizeof(a)) == 0;
}

static void
reads_what_officials_write(void **state)
{
	static const char *const cases[][2] = {
		{"15 ngày làm việc", "15 ngày làm việc"},
		{"5 Ngày làm việc", "5 ngày làm việc"},
		{"08 giờ làm việc", "8 giờ làm việc"},
		{"08 giờ hành chính", "8 giờ làm việc"},
		{"30 ngày", "30 ngày"},
		{"30 ngày lịch", "30 ngày"},
		{"2 tháng", "2 tháng"},
		{"3,5 ngày làm việc", "3,5 ngày làm việc"},
		{"3.5 ngày làm việc", "3,5 ngày làm việc"},
		{"0,25 ngày làm việc", "0,25 ngày làm việc"},
		{"1/2 ngày làm việc", "0,5 ngày làm việc"},
		{"nửa ngày làm việc", "0,5 ngày làm việc"},
		{"01 buổi", "0,5 ngày làm việc"},
		{"05 (năm) ngày làm việc", "5 ngày làm việc"},
		{"mười (10) ngày", "10 ngày"},
		{"02 tháng và 15 ngày làm việc", "2 tháng và 15 ngày làm việc"},
		{"2 tháng, 15 ngày làm việc", "2 tháng và 15 ngày làm việc"},
		{"15 ngày làm việc + 2 tháng", "2 tháng và 15 ngày làm việc"},
		{"5 ngày và 3 ngày", "8 ngày"},
		/* what stands before a limit in a cell of a portal, and again behind it */
		{"Không quá 05 ngày làm việc", "5 ngày làm việc"},
		{"Trong thời hạn 03 ngày làm việc", "3 ngày làm việc"},
		{"Thời hạn giải quyết: không quá 10 ngày", "10 ngày"},
		{"Trong vòng 24 giờ", "24 giờ"},
		{"Tối đa 05 (năm) ngày", "5 ngày"},
		{"Chậm nhất là 2 tháng", "2 tháng"},
		{"01 ngày làm việc (08 giờ)", "1 ngày làm việc"},
		{"01 ngày làm việc (08 giờ làm việc)", "1 ngày làm việc"},
		{"0,5 ngày làm việc (04 giờ)", "0,5 ngày làm việc"},
		{"08 giờ làm việc (01 ngày làm việc)", "8 giờ làm việc"},
		{"01 ngày (24 giờ)", "1 ngày"},
		{"01 năm (12 tháng)", "12 tháng"},
		{"24h", "24 giờ"},
		{"8H làm việc", "8 giờ làm việc"},
		/* within the day */
		{"Trong ngày", "0 ngày"},
		{"trong ngày làm việc", "0 ngày"},
		{"Ngay trong ngày", "0 ngày"},
		{"Ngay trong ngày làm việc", "0 ngày"},
		{"Trong cùng ngày", "0 ngày"},
		{"Giải quyết ngay trong ngày", "0 ngày"},
		{"Trả kết quả trong ngày tiếp nhận hồ sơ", "0 ngày"},
		{"Trong ngày nhận đủ hồ sơ hợp lệ", "0 ngày"},
		{"Thời hạn: trong ngày", "0 ngày"},
		{"0 ngày làm việc", "0 ngày"},
		{"1 Giờ", "1 giờ"},
		{"0 Giờ", "0 ngày"},
		{"30 phút", "30 phút"},
		{"1 giờ 30 phút", "90 phút"},
		{"1 giờ 30 phút làm việc", "90 phút làm việc"},
		{"1 giờ và 30 phút làm việc", "1 giờ và 30 phút làm việc"},
		{"1,5 giờ làm việc", "90 phút làm việc"},
		{"2 tuần", "14 ngày"},
		{"5 ngày (làm việc)", "5 ngày làm việc"},
		{"05 ngày LV", "5 ngày làm việc"},
		{"05ngày làm việc", "5 ngày làm việc"},
		/* năm: five and year */
		{"năm ngày", "5 ngày"},
		{"01 năm", "12 tháng"},
		{"năm năm", "60 tháng"},
		{"hai năm", "24 tháng"},
		{"mười năm", "120 tháng"},
		{"năm (05) ngày làm việc", "5 ngày làm việc"},
		{"05 (năm) năm", "60 tháng"},
		{"1 năm 6 tháng", "18 tháng"},
		{"1,5 năm", "18 tháng"},
		{"năm mươi lăm ngày", "55 ngày"},
		/* numbers in words */
		{"mười lăm ngày", "15 ngày"},
		{"hai mươi mốt ngày", "21 ngày"},
		{"một trăm linh năm ngày", "105 ngày"},
		{"một trăm hai mươi ngày", "120 ngày"},
		/* English */
		{"15 working days", "15 ngày làm việc"},
		{"1 business day", "1 ngày làm việc"},
		{"30 calendar days", "30 ngày"},
		{"2 months and 15 days", "2 tháng và 15 ngày"},
		{"8 working hours", "8 giờ làm việc"},
		{"1 year", "12 tháng"},
		/* any letter case, Unicode form and space */
		{"15 NGÀY LÀM VIỆC", "15 ngày làm việc"},
		{" 15\u00A0nga\u0300y  la\u0300m vie\u0323\u0302c ", "15 ngày làm việc"},
		{"15 ngày làm vi\u00EA\u0323c", "15 ngày làm việc"},
		{"15 ngày làm vi\u1EB9\u0302c", "15 ngày làm việc"},
		{"4 gi\u01A1\u0300", "4 giờ"},
		{"4 gio\u0300\u031B", "4 giờ"},
		{"\uFF11\uFF15 ngày", "15 ngày"},
	};

	(void) state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
		assert_string_equal(printed(parsed(cases[i][0])), cases[i][1]);
}

static void
refuses(void **state)
{
	static const refusal cases[] = {
		{"", 0, "The value is empty"},
		{" \u200B", 0, "The value is empty"},
		{"5", 2, "The number has no unit"},
		{"năm", 1, "A time limit begins with a number"},
		{"Không quy định", 1, "A time limit begins with a number"},
		{"Khác", 1, "A time limit begins with a number"},
		{"Không quá", 10, "A number is missing here"},
		{"Tối thiểu 5 ngày", 1, "A time limit begins with a number"},
		{"Ngay", 1, "A time limit begins with a number"},
		{"Trong ngày làm việc tiếp theo", 7, "A time limit begins with a number"},
		{"01 ngày làm việc (09 giờ)", 18, "The limit in brackets is another one"},
		{"01 ngày làm việc (01 ngày)", 18, "The limit in brackets is another one"},
		{"01 tháng (30 ngày)", 10, "The limit in brackets is another one"},
		{"01 ngày (08 giờ làm việc)", 9, "The limit in brackets is another one"},
		{"5 ngày (hành chính)", 8, "The time limit should end here"},
		{"5 bộ", 3, "A unit of time must follow"},
		{"5 ngay lam viec", 3, "This word is written without its accents"},
		{"5 NGAY", 3, "This word is written without its accents"},
		{"03 gio hanh chinh", 4, "This word is written without its accents"},
		{"5 ngày lam viec", 8, "This word is written without its accents"},
		{"5 ngày hanh chinh", 8, "This word is written without its accents"},
		{"5 ngayx", 3, "A unit of time must follow"},
		{"5 nga", 3, "A unit of time must follow"},
		{"5 ngày làm", 8, "A time limit begins with a number"},
		{"5 ngày, kể từ", 9, "A time limit begins with a number"},
		{"5 ngày kết quả", 8, "The time limit should end here"},
		{"5 ngày.", 7, "The time limit should end here"},
		{"5 ngày và", 10, "A number is missing here"},
		{"05 (ba) ngày", 4, "The number in brackets is another one"},
		{"05 (năm ngày", 4, "The brackets should repeat"},
		{"0,5 ngày", 1, "That fraction of the unit"},
		{"1/3 ngày làm việc", 1, "That fraction of the unit"},
		{"1/0 ngày", 1, "That number cannot be read"},
		{"1.000 ngày", 1, "That number cannot be read"},
		{"12345678901 ngày", 1, "That number cannot be read"},
		{"-5 ngày", 1, "A time limit begins with a number"},
		{"2 working months", 11, "That unit is neither"},
		{"4194304 ngày", 0, "An amount of the time limit", CCHC_OUT_OF_RANGE},
		{"1048575 tháng 1 tháng", 0, "An amount of the time limit", CCHC_OUT_OF_RANGE},
		{"999999999 ngày làm việc", 0, "An amount of the time limit", CCHC_OUT_OF_RANGE},
	};

	(void) state;
	ASSERT_REFUSED(time_limit, cases);
}

static void
refuses_a_megabyte(void **state)
{
	static const char term[] = "9999999999 ngày ";
	size_t n = (sizeof(term) - 1) * 70000;
	char *text = malloc(n);
	time_limit limit;
	cchc_error err;

	(void) state;
	for (size_t i = 0; i < n; i++)
		text[i] = term[i % (sizeof(term) - 1)];
	assert_int_equal(time_limit_parse(text, n, &limit, &err), CCHC_BAD_SYNTAX);
	assert_int_equal(time_limit_parse(text, (sizeof(term) - 1) * 58, &limit, &err),
					 CCHC_OUT_OF_RANGE);
	free(text);
}

static void
fills_the_room_at_most(void **state)
{
	int64_t amount[LIMIT_FIELDS] = {1048575, 4194303, INT32_MAX, 4194301, INT32_MAX};
	time_limit limit;

	(void) state;
	assert_int_equal(time_limit_pack(amount, &limit, NULL), CCHC_OK);
	assert_true(time_limit_valid(limit));
	assert_in_range(strlen(printed(limit)), 100, TIME_LIMIT_MAX_TEXT);
	assert_true(equal(parsed(printed(limit)), limit));
	for (int f = 0; f < LIMIT_FIELDS; f++)
	{
		int64_t more[LIMIT_FIELDS];

		memcpy(more, amount, sizeof(more));
		more[f] = f == LIMIT_MINUTES ? 4194304 : amount[f] + 1;
		assert_int_equal(time_limit_pack(more, &limit, NULL), CCHC_OUT_OF_RANGE);
		more[f] = -1;
		assert_int_equal(time_limit_pack(more, &limit, NULL), CCHC_OUT_OF_RANGE);
	}
	assert_false(time_limit_valid((time_limit){.working = UINT64_C(1) << 63}));
	assert_false(time_limit_valid((time_limit){.working = UINT64_C(1) << 31}));
}

/* A limit of some of the amounts, small enough for ties to be common. */
static time_limit
random_limit(void)
{
	static const int steps[LIMIT_FIELDS] = {1, 7, 250, 720, 240};
	int64_t amount[LIMIT_FIELDS] = {0};
	time_limit limit;

	for (int f = 0; f < LIMIT_FIELDS; f++)
		if (test_below(3) == 0)
			amount[f] = (int64_t) test_below(20) * steps[f] + (test_below(4) == 0);
	assert_int_equal(time_limit_pack(amount, &limit, NULL), CCHC_OK);
	return limit;
}

static void
random_limits_survive(void **state)
{
	(void) state;
	for (int i = 0; i < 200000; i++)
	{
		time_limit limit = random_limit();
		time_limit_parts parts = time_limit_unpack(limit);
		int64_t amount[LIMIT_FIELDS];
		time_limit again;

		assert_true(equal(parsed(printed(limit)), limit));
		for (int f = 0; f < LIMIT_FIELDS; f++)
			amount[f] = parts.amount[f];
		assert_int_equal(time_limit_pack(amount, &again, NULL), CCHC_OK);
		assert_true(equal(limit, again));
	}
}

static void
order_is_total(void **state)
{
	(void) state;
	for (int i = 0; i < 300000; i++)
	{
		time_limit a = random_limit();
		time_limit b = random_limit();
		time_limit c = random_limit();
		int ab = time_limit_compare(a, b);

		assert_true((ab == 0) == equal(a, b));
		assert_int_equal(ab, -time_limit_compare(b, a));
		if (ab <= 0 && time_limit_compare(b, c) <= 0)
			assert_true(time_limit_compare(a, c) <= 0);
		if (time_limit_nominal(a) < time_limit_nominal(b))
			assert_true(ab < 0);
	}
}

static void
order_is_by_nominal_length(void **state)
{
	static const char *const ascending[] = {
		"0 ngày",  "30 phút",         "1 giờ",           "30 phút làm việc", "0,5 ngày làm việc",
		"1 ngày",  "25 giờ",          "1 ngày làm việc", "5 ngày",           "4 ngày làm việc",
		"6 ngày",  "5 ngày làm việc", "30 ngày",         "1 tháng",          "22 ngày làm việc",
		"31 ngày", "364 ngày",        "12 tháng",        "366 ngày",
	};

	(void) state;
	for (size_t i = 0; i + 1 < sizeof(ascending) / sizeof(ascending[0]); i++)
		if (time_limit_compare(parsed(ascending[i]), parsed(ascending[i + 1])) >= 0)
			fail_msg("%s is not before %s", ascending[i], ascending[i + 1]);
	/* the same nominal length, and yet not equal */
	assert_true(time_limit_nominal(parsed("8 giờ làm việc")) ==
				time_limit_nominal(parsed("1 ngày làm việc")));
	assert_true(time_limit_nominal(parsed("7 ngày")) ==
				time_limit_nominal(parsed("5 ngày làm việc")));
	assert_true(time_limit_nominal(parsed("365 ngày")) == time_limit_nominal(parsed("1 năm")));
	assert_int_not_equal(time_limit_compare(parsed("7 ngày"), parsed("5 ngày làm việc")), 0);
}

static void
sums(void **state)
{
	(void) state;
	for (int i = 0; i < 100000; i++)
	{
		time_limit a = random_limit();
		time_limit b = random_limit();
		time_limit ab;
		time_limit ba;

		assert_int_equal(time_limit_add(a, b, &ab, NULL), CCHC_OK);
		assert_int_equal(time_limit_add(b, a, &ba, NULL), CCHC_OK);
		assert_true(equal(ab, ba));
		assert_true(time_limit_nominal(ab) == time_limit_nominal(a) + time_limit_nominal(b));
	}
	assert_int_equal(
		time_limit_add(parsed("4194303 ngày"), parsed("1 ngày"), &(time_limit){0}, NULL),
		CCHC_OUT_OF_RANGE);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(reads_what_officials_write), cmocka_unit_test(refuses),
		cmocka_unit_test(refuses_a_megabyte),         cmocka_unit_test(fills_the_room_at_most),
		cmocka_unit_test(random_limits_survive),      cmocka_unit_test(order_is_total),
		cmocka_unit_test(order_is_by_nominal_length), cmocka_unit_test(sums),
	};

	test_seed();
	return cmocka_run_group_tests_name("time_limit", tests, NULL, NULL);
}
