/*
 * lunar.c
 *		From a day to its lunar date and back, over lunar_table.
 */
#include "lunar/lunar.h"

#include <string.h>

#include "common/ascii.h"
#include "common/civil_day.h"
#include "common/lookalike.h"
#include "common/utf8.h"
#include "lunar/lunar_table.h"

static const char EXAMPLE[] =
	N_("A lunar date looks like 2026-03-10 AL, in a leap month like 2025-06N-01 AL.");
static const char UNMARKED[] =
	N_("Write 2026-03-10 AL for the lunar date; the lunar date of a Gregorian day is "
	   "lunar('2026-04-26').");
static const char YEARS[] = N_("The lunar calendar is computed for the years 1800 to 2199.");

static inline int32_t
new_year_day(int year)
{
	return civil_to_day(year, 1, 1);
}

/* One lunar year, unpacked from the table. */
typedef struct lunar_year
{
	int32_t first_day;
	int leap_month;       /* 0 = none */
	uint32_t long_months; /* bit i: the month with index i has 30 days */
} lunar_year;

static inline lunar_year
year_of_table(int year)
{
	uint32_t entry = lunar_table[year - LUNAR_FIRST_YEAR];

	return (lunar_year){
		.first_day = new_year_day(year) + (int32_t) (entry >> 17),
		.leap_month = (int) (entry >> 13 & 0xF),
		.long_months = entry & 0x1FFF,
	};
}

static inline int
month_length(const lunar_year *y, int index)
{
	return 29 + (int) (y->long_months >> index & 1);
}

/* Days from the first day of the year to that of the month with this index. */
static inline int
days_before_month(const lunar_year *y, int index)
{
	int days = 0;

	for (int i = 0; i < index; i++)
		days += month_length(y, i);
	return days;
}

/* The place of a month among the 12 or 13 of its year. */
static inline int
month_index(const lunar_year *y, int month, bool leap)
{
	bool behind_leap = y->leap_month != 0 && (month > y->leap_month || leap);

	return month - 1 + behind_leap;
}

lunar_fields
lunar_date_fields(lunar_date date)
{
	/* By the average Gregorian year.  A lunar year begins after 20 January, so
	 * that this is right or one too late. */
	int year = LUNAR_FIRST_YEAR + (date - new_year_day(LUNAR_FIRST_YEAR)) * 400 / 146097;
	lunar_year y;
	int index = 0;
	int day;

	if (year > LUNAR_LAST_YEAR)
		year = LUNAR_LAST_YEAR;
	y = year_of_table(year);
	if (date < y.first_day)
		y = year_of_table(--year);

	for (day = date - y.first_day; day >= month_length(&y, index); index++)
		day -= month_length(&y, index);
	return (lunar_fields){
		.year = year,
		.month = index + 1 - (y.leap_month != 0 && index >= y.leap_month),
		.day = day + 1,
		.leap = y.leap_month != 0 && index == y.leap_month,
	};
}

/* The table's year, or CCHC_BAD_DATETIME. */
static cchc_status
find_year(int year, lunar_year *out, cchc_error *err)
{
	if (year < LUNAR_FIRST_YEAR || year > LUNAR_LAST_YEAR)
		return cchc_fail(err, CCHC_BAD_DATETIME, 0, N_("The lunar year is not from 1800 to 2199"),
						 YEARS);
	*out = year_of_table(year);
	return CCHC_OK;
}

cchc_status
lunar_date_make(lunar_fields fields, lunar_date *out, cchc_error *err)
{
	lunar_year y;
	int index;
	cchc_status status = find_year(fields.year, &y, err);

	if (status != CCHC_OK)
		return status;
	if (fields.month < 1 || fields.month > 12)
		return cchc_fail(err, CCHC_BAD_DATETIME, 0, N_("The lunar month is not from 1 to 12"),
						 EXAMPLE);
	if (fields.leap && fields.month != y.leap_month)
		return cchc_fail(err, CCHC_BAD_DATETIME, 0,
						 N_("That month does not occur twice in that year"),
						 N_("Leave out the N that marks a leap month."));
	index = month_index(&y, fields.month, fields.leap);
	if (fields.day < 1 || fields.day > month_length(&y, index))
		return cchc_fail(err, CCHC_BAD_DATETIME, 0,
						 month_length(&y, index) == 30 ? N_("That lunar month has days 1 to 30")
													   : N_("That lunar month has days 1 to 29"),
						 EXAMPLE);
	*out = y.first_day + days_before_month(&y, index) + fields.day - 1;
	return CCHC_OK;
}

cchc_status
lunar_tet(int year, lunar_date *out, cchc_error *err)
{
	return lunar_date_make((lunar_fields){.year = year, .month = 1, .day = 1}, out, err);
}

cchc_status
lunar_hung_kings_day(int year, lunar_date *out, cchc_error *err)
{
	return lunar_date_make((lunar_fields){.year = year, .month = 3, .day = 10}, out, err);
}

/* A number of at least min and at most max digits at *at; leaves *at behind it. */
static bool
read_number(const char *text, size_t len, size_t *at, int min, int max, int *value)
{
	int digits = 0;

	for (*value = 0; *at < len && digits < max && is_digit(text[*at]); digits++)
		*value = *value * 10 + (text[(*at)++] - '0');
	return digits >= min;
}

/* Whether the text is a special value of date, which a lunar_date has not. */
static bool
is_infinity(const char *text, size_t len)
{
	return (len == 8 && memcmp(text, "infinity", 8) == 0) ||
		   (len == 9 && memcmp(text, "-infinity", 9) == 0);
}

/* Whether s, from the character behind `position` on, is AL or ÂL, and then ends. */
static bool
read_mark(const char *s, size_t n, size_t position)
{
	static const char *const marks[] = {"AL", "al", "Al", "aL"};
	char mark[3] = {0};
	size_t len = 0;
	size_t used;
	size_t i = 0;

	for (; position > 1; position--, i += used)
		utf8_decode(s + i, n - i, &used);
	for (; i < n; i += used)
	{
		uint32_t c = utf8_decode(s + i, n - i, &used);
		int ascii = lookalike_ascii(c);

		if (c == 0xC2 || c == 0xE2) /* Â, â */
			ascii = 'A';
		if (ascii == LOOKALIKE_INVISIBLE || ascii == ' ' || (c == 0x0302 && len == 1))
			continue;
		if (len == 2 || ascii < 0)
			return false;
		mark[len++] = (char) ascii;
	}
	for (size_t k = 0; k < sizeof(marks) / sizeof(marks[0]); k++)
		if (memcmp(mark, marks[k], sizeof(mark)) == 0)
			return true;
	return false;
}

cchc_status
lunar_date_parse(const char *s, size_t n, lunar_date *out, cchc_error *err)
{
	char text[LUNAR_DATE_MAX_TEXT];
	size_t folded = lookalike_fold(s, n, text, sizeof(text));
	size_t len = folded > sizeof(text) ? sizeof(text) : folded;
	size_t at = 0;
	lunar_fields fields = {0};
	const char *reason = NULL;
	const char *hint = EXAMPLE;

	if (len == 0)
		return cchc_fail(err, CCHC_BAD_SYNTAX, 0, N_("The value is empty"), EXAMPLE);
	if (is_infinity(text, folded))
		return cchc_fail(err, CCHC_BAD_DATETIME, 0, N_("A lunar date cannot be infinite"), YEARS);
	if (!read_number(text, len, &at, 4, 4, &fields.year))
		reason = N_("A lunar date begins with a year of four digits");
	else if (at >= len || text[at] != '-')
		reason = N_("A hyphen must follow the year");
	else if (at++, !read_number(text, len, &at, 1, 2, &fields.month))
		reason = N_("The month must have one or two digits");
	else
	{
		fields.leap = at < len && (text[at] == 'N' || text[at] == 'n');
		at += fields.leap;
		if (at >= len || text[at] != '-')
			reason = N_("A hyphen must follow the month");
		else if (at++, !read_number(text, len, &at, 1, 2, &fields.day))
			reason = N_("The day must have one or two digits");
		else if (at == folded)
		{
			reason = N_("A lunar date ends with its mark, AL");
			hint = UNMARKED;
		}
		else if (!read_mark(s, n, lookalike_position(s, n, at)))
			reason = N_("The date should end here, with the mark AL");
	}
	if (reason != NULL)
		return cchc_fail(err, CCHC_BAD_SYNTAX, lookalike_position(s, n, at), reason, hint);
	return lunar_date_make(fields, out, err);
}

size_t
lunar_date_format(lunar_date date, char *dst)
{
	lunar_fields fields = lunar_date_fields(date);
	char *p = dst + put_digits(dst, fields.year, 4);

	*p++ = '-';
	p += put_digits(p, fields.month, 2);
	if (fields.leap)
		*p++ = 'N';
	*p++ = '-';
	p += put_digits(p, fields.day, 2);
	memcpy(p, " AL", 3);
	return (size_t) (p + 3 - dst);
}

size_t
lunar_can_chi(int year, char *dst)
{
	/* Both begin at year 4 of our era, a Giáp Tý. */
	static const char *const stems[] = {"Giáp", "Ất",   "Bính", "Đinh", "Mậu",
										"Kỷ",   "Canh", "Tân",  "Nhâm", "Quý"};
	static const char *const branches[] = {"Tý",  "Sửu", "Dần",  "Mão", "Thìn", "Tỵ",
										   "Ngọ", "Mùi", "Thân", "Dậu", "Tuất", "Hợi"};
	const char *stem;
	const char *branch;
	size_t len;

	if (year < 1)
		return 0;
	stem = stems[(year - 4 + 60LL) % 10];
	branch = branches[(year - 4 + 60LL) % 12];
	len = strlen(stem);
	memcpy(dst, stem, len);
	dst[len++] = ' ';
	memcpy(dst + len, branch, strlen(branch));
	return len + strlen(branch);
}
