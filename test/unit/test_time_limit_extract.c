/*
 * test_time_limit_extract.c
 *		What time_limit_extract.h promises.  The sentences are made up.
 */
#include "cchc_test.h"

#include "common/utf8.h"
#include "deadline/time_limit_extract.h"
#include "deadline/time_limit_read.h"

/* Every limit of a text, as "limit @ first character + length [anchor]", one a line. */
static const char *
found(const char *s, size_t n)
{
	static char report[4096];
	size_t len = 0;
	limit_scan scan;
	limit_match match;
	scan_status progress;

	report[0] = '\0';
	limit_scan_begin(&scan, s, n);
	while ((progress = limit_scan_next(&scan, &match)) != SCAN_END)
	{
		char text[TIME_LIMIT_MAX_TEXT];
		int limit_len = (int) time_limit_format(match.limit, text);

		if (progress == SCAN_FOUND && len < sizeof(report) - 1000)
			len += (size_t) snprintf(report + len, sizeof(report) - len, "%s%.*s @%zu+%zu [%.*s]",
									 len > 0 ? "\n" : "", limit_len, text, match.start,
									 match.length, (int) match.anchor_len, s + match.anchor_at);
	}
	return report;
}

static void
finds(void **state)
{
	static const char *const cases[][2] = {
		{"Trong thời hạn 05 ngày làm việc kể từ ngày nhận đủ hồ sơ hợp lệ, Sở trả lời.",
		 "5 ngày làm việc @16+16 [kể từ ngày nhận đủ hồ sơ hợp lệ]"},
		{"Không quá 03 (ba) ngày, kể từ khi nhận hồ sơ (bản giấy, nếu có).",
		 "3 ngày @11+12 [kể từ khi nhận hồ sơ (bản giấy, nếu có)]"},
		{"Chậm nhất 02 giờ trước khi tàu rời cảng; sau 10 ngày thì thôi.",
		 "2 giờ @11+6 [trước khi tàu rời cảng]\n10 ngày @46+7 []"},
		{"thời hạn năm (05) ngày làm việc tính từ ngày họp.",
		 "5 ngày làm việc @10+22 [tính từ ngày họp]"},
		{"trong thời hạn một ngày", "1 ngày @16+8 []"},
		{"02 tháng và 15 ngày làm việc", "2 tháng và 15 ngày làm việc @1+28 []"},
		{"05 ngày và 10 ngày sau đó", "5 ngày @1+7 []\n10 ngày @12+7 [sau đó]"},
		{"từ 03 đến 05 ngày", "5 ngày @11+7 []"},
		{"(10 ngày)/30 ngày (kể từ ngày ký)", "10 ngày @2+7 []\n30 ngày @11+7 [kể từ ngày ký]"},
		{"hiệu lực 06 tháng kề từ ngày cấp. Sau đó", "6 tháng @10+8 [kề từ ngày cấp]"},
		{"TRONG THỜI HẠN 05 NGÀY LÀM VIỆC", "5 ngày làm việc @16+16 []"},
		{"ha\u0323n 05 nga\u0300y", "5 ngày @6+8 []"},
		{"trong 01 ngày làm việc (08 giờ), kể từ ngày nhận",
		 "1 ngày làm việc @7+25 [kể từ ngày nhận]"},
		{"trong 01 ngày (10 giờ)", "1 ngày @7+7 []\n10 giờ @16+6 []"},
		{"không quá 24h kể từ khi nhận", "24 giờ @11+3 [kể từ khi nhận]"},
		/* hours behind sau, trước, từ, đến: a limit when more than a day's, when of work, and
		 * when it is said from when they count */
		{"sau 48 giờ thì thôi", "48 giờ @5+6 []"},
		{"sau 08 giờ làm việc", "8 giờ làm việc @5+15 []"},
		{"sau 24 giờ kể từ khi nhận", "24 giờ @5+6 [kể từ khi nhận]"},
		{"trước 12 giờ, tính từ lúc nhận", "12 giờ @7+6 [tính từ lúc nhận]"},
		{"nếu nhận sau 15 giờ 30 phút thì trả trong 02 ngày", "2 ngày @43+7 []"},
	};

	(void) state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
		assert_string_equal(found(cases[i][0], strlen(cases[i][0])), cases[i][1]);
}

/* The vocabulary is searched by halves: each of its words must be where that looks. */
static void
knows_its_words(void **state)
{
	static const char words[] =
		"một mốt hai ba bốn tư lăm nhăm sáu bảy bẩy tám chín mười mươi trăm linh lẻ nửa năm year years tháng "
		"month months tuần week weeks ngày day days buổi giờ tiếng hour hours h phút minute minutes làm việc "
		"hành chính lv working business theo lịch calendar và and kể kề kê từ tính đến sau trước tới so với khi "
		"trong hạn gian vòng quá đa nhất là thiểu thêm thời không tối chậm ngay cùng giải quyết trả kết quả tiếp "
		"nhận đủ hồ sơ hợp lệ Điều khoản điểm mục chương lục mẫu số thứ quý mùng mồng lúc hồi vào hàng hằng sáng "
		"chiều kinh trở lên tuổi qúy mừơi";
	size_t n = strlen(words);
	int count = 0;

	(void) state;
	for (limit_token t = limit_token_at(words, n, 0); t.kind != TOKEN_END;
		 t = limit_token_at(words, n, t.end))
	{
		if (t.kind != TOKEN_WORD || t.word == W_OTHER || t.glued)
			fail_msg("%.*s", (int) (t.end - t.start), words + t.start);
		count++;
	}
	assert_int_equal(count, 117);
	assert_int_equal(limit_token_at("日ngày", 7, 0).word, W_OTHER);
	assert_int_equal(limit_token_at("ngàyy", 6, 0).word, W_OTHER);
}

static void
leaves_alone(void **state)
{
	static const char *const cases[] = {
		"trước ngày 31 tháng 12 năm 2026",
		"từ tháng 7 năm 1950 đến ngày 30/4/1975",
		"Nghị định số 118/2025/NĐ-CP ngày 09 tháng 6 năm 2025",
		"Thông tư 64/2025 ngày 30/6/2025",
		"khoản 2 Điều 5 năm trước",
		"chậm nhất là ngày thứ 10 kể từ ngày họp",
		"lúc 17 giờ, từ 7 giờ đến 11 giờ 30",
		"trước 17 giờ hàng ngày",
		"nếu tiếp nhận sau 15 giờ",
		"Trong ngày tiếp nhận hoặc trong ngày làm việc tiếp theo, nếu nhận sau 15 giờ.",
		"nộp trước 16 giờ 30 phút, sau 15h, trước 16h30, vào 9 giờ, tới 24 giờ",
		"sau 15 (mười lăm) giờ; sau mười lăm giờ",
		"Sáng: 7h30 - 11h30; chiều 13h-17h; buổi sáng 8 giờ \u2013 11 giờ 30 phút",
		"17 giờ cùng ngày",
		"có ít nhất 05 năm kinh nghiệm; đủ 18 tuổi",
		"hoạt động từ 12 tháng trở lên",
		"Luật số 59/2020/QH14 ngày ban hành",
		"mỗi năm một lần; trong cùng một ngày; hai năm liền",
		"1.000.000 ngày công; 2026/5 ngày",
		"05 bộ hồ sơ",
		"5",
		"",
	};

	(void) state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
		if (found(cases[i], strlen(cases[i]))[0] != '\0')
			fail_msg("\"%s\" gives %s", cases[i], found(cases[i], strlen(cases[i])));
}

/* A long text of what makes the reader look ahead takes about as long as of plain text. */
static void
stays_linear(void **state)
{
	static const char *const pieces[] = {
		"năm ", "1 ",   "1 ngày ", "1 ngày và ", "1 (", "1 (năm", "mười ", "1 ngày kể từ ", "((((",
		"1",    "ngày", "\xC4",    " ",          "1/",  "1.",     "há",    "5há",
	};
	size_t n = 1 << 17;
	char *text = malloc(n);

	(void) state;
	for (size_t p = 0; p < sizeof(pieces) / sizeof(pieces[0]); p++)
	{
		size_t len = strlen(pieces[p]);

		for (size_t i = 0; i < n; i++)
			text[i] = pieces[p][i % len];
		found(text, n);
	}
	free(text);
}

/*
 * What begins no limit is passed over from space to space.  Where no-break
 * spaces stand instead, nothing is, and the limits must be the same.
 */
static void
passes_over_no_limit(void **state)
{
	static const char *const words[] = {
		"trong thời hạn",
		"05",
		"５",
		"1/2",
		"1.000",
		"ngày",
		"làm việc",
		"tháng",
		"và",
		",",
		"kể từ",
		"năm",
		"(năm)",
		"(",
		")",
		"(05)",
		"mười",
		"hai",
		"bo\u0302\u0301n",
		"BẢY",
		"chín",
		"chính",
		"nửa",
		"mo\u0323\u0302t",
		"NĂM",
		"na\u0306m",
		"không quá",
		"sau",
		"sách",
		"giờ",
		"h",
		"Điều",
		"/",
		".",
		"phút",
		"working",
		"calendar",
		"days",
		"\u200B",
		"…",
		"日",
		"Я",
		"\u0301",
		"cơ quan",
		"tám",
	};
	size_t limits = 0;

	(void) state;
	for (int i = 0; i < 50000; i++)
	{
		char text[2048];
		char whole[4096];
		size_t n = 0;
		size_t len = 0;
		limit_scan scans[2];
		limit_match a;
		limit_match b;

		for (int w = 0; w < 20; w++)
			n += (size_t) sprintf(text + n, "%s%s", w > 0 && test_below(6) ? " " : "",
								  words[test_below(sizeof(words) / sizeof(words[0]))]);
		for (size_t at = 0; at < n; at++)
			len += (size_t) sprintf(whole + len, "%s",
									text[at] == ' ' ? "\u00A0" : (char[]){text[at], '\0'});
		limit_scan_begin(&scans[0], text, n);
		limit_scan_begin(&scans[1], whole, len);
		while (limit_scan_next(&scans[1], &b) == SCAN_FOUND)
		{
			if (limit_scan_next(&scans[0], &a) != SCAN_FOUND || a.start != b.start ||
				a.length != b.length || memcmp(&a.limit, &b.limit, sizeof(a.limit)) != 0 ||
				(a.anchor_len > 0) != (b.anchor_len > 0))
				fail_msg("%s: another limit than at %zu+%zu", text, b.start, b.length);
			limits++;
		}
		if (limit_scan_next(&scans[0], &a) == SCAN_FOUND)
			fail_msg("%s: no limit at %zu+%zu", text, a.start, a.length);
	}
	assert_true(limits > 5000);
}

/* Where a limit is said to stand, it stands: that part alone gives the same limit. */
static void
places_are_right(void **state)
{
	static const char *const words[] = {
		"trong thời hạn",
		"05",
		"ngày",
		"làm việc",
		"tháng",
		"và",
		",",
		";",
		"kể từ",
		"năm",
		"(năm)",
		"mười",
		"10",
		"giờ",
		"Sở",
		"Điều",
		".",
		"(",
		")",
		"phút",
		"1/2",
		"trước khi",
	};

	(void) state;
	for (int i = 0; i < 20000; i++)
	{
		char text[1024];
		size_t n = 0;
		limit_scan scan;
		limit_match match;

		for (int w = 0; w < 20; w++)
			n += (size_t) sprintf(text + n, "%s%s", w > 0 && test_below(8) ? " " : "",
								  words[test_below(sizeof(words) / sizeof(words[0]))]);
		limit_scan_begin(&scan, text, n);
		while (limit_scan_next(&scan, &match) == SCAN_FOUND)
		{
			size_t at = 0;
			size_t end;
			size_t used;
			time_limit again;

			for (size_t c = 1; c < match.start; c++, at += used)
				utf8_decode(text + at, n - at, &used);
			end = at;
			for (size_t c = 0; c < match.length; c++, end += used)
				utf8_decode(text + end, n - end, &used);
			if (time_limit_parse(text + at, end - at, &again, NULL) != CCHC_OK ||
				memcmp(&again, &match.limit, sizeof(again)) != 0)
				fail_msg("%s: %.*s", text, (int) (end - at), text + at);
			assert_true(match.anchor_at + match.anchor_len <= n);
		}
	}
}

/* A megabyte of one thing is looked at in parts: what stands behind it is read as ever. */
static void
megabytes_hide_no_limit(void **state)
{
	static const char limit[] = "03,5 ng\xC3\xA0y l\xC3\xA0m vi\xE1\xBB\x87"
								"c";
	static const char *const filling[] = {" ", "\xC2\xA0"};
	size_t size = ((size_t) 1 << 20) + 200;
	char *text = malloc(size);

	(void) state;
	assert_non_null(text);
	for (size_t f = 0; f < 2; f++)
	{
		size_t width = strlen(filling[f]);

		for (size_t before = ((size_t) 1 << 20) - 40; before < ((size_t) 1 << 20) + 40; before++)
		{
			size_t units = before / width;
			size_t n = units * width;
			char expected[64];

			for (size_t i = 0; i < units; i++)
				memcpy(text + i * width, filling[f], width);
			memcpy(text + n, limit, sizeof(limit) - 1);
			snprintf(expected, sizeof(expected),
					 "3,5 ng\xC3\xA0y l\xC3\xA0m vi\xE1\xBB\x87"
					 "c @%zu+18 []",
					 units + 1);
			assert_string_equal(found(text, n + sizeof(limit) - 1), expected);
		}
	}
	/* A word or a number of megabytes is none of a limit. */
	for (size_t f = 0; f < 2; f++)
	{
		memset(text, f == 0 ? '5' : 'a', size);
		memcpy(text + size - 6, " ng\xC3\xA0y", 6);
		assert_string_equal(found(text, size), "");
	}
	free(text);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(megabytes_hide_no_limit),
		cmocka_unit_test(finds),
		cmocka_unit_test(knows_its_words),
		cmocka_unit_test(leaves_alone),
		cmocka_unit_test(stays_linear),
		cmocka_unit_test(passes_over_no_limit),
		cmocka_unit_test(places_are_right),
	};

	test_seed();
	return cmocka_run_group_tests_name("time_limit_extract", tests, NULL, NULL);
}
