/*
 * holiday_rules.c
 *		The days off that the law gives in a year.
 */
#include "calendar/holiday_rules.h"

#include "common/civil_day.h"
#include "lunar/lunar.h"

enum
{
	MONDAY = 1,
	TUESDAY = 2,
	THURSDAY = 4,
	SATURDAY = 6,
	SUNDAY = 7
};

/* The days found so far, by day. */
typedef struct year_plan
{
	proposed_holiday *day;
	int count;
} year_plan;

static bool
is_off(const year_plan *plan, int32_t day)
{
	if (civil_isodow(day) >= SATURDAY)
		return true;
	for (int i = 0; i < plan->count; i++)
		if (plan->day[i].day == day)
			return true;
	return false;
}

/* Insert in order; a day that is there already stays as it is. */
static void
add(year_plan *plan, proposed_holiday holiday)
{
	int i = plan->count;

	for (int k = 0; k < plan->count; k++)
		if (plan->day[k].day == holiday.day)
			return;
	for (; i > 0 && plan->day[i - 1].day > holiday.day; i--)
		plan->day[i] = plan->day[i - 1];
	plan->day[i] = holiday;
	plan->count++;
}

static void
add_statutory(year_plan *plan, int32_t day, const char *name, const char *rule)
{
	add(plan, (proposed_holiday){.day = day, .name = name, .rule = rule});
}

static void
add_tet(year_plan *plan, int year, int32_t tet)
{
	static const char *const before[] = {"Tết Nguyên đán (1 ngày trước Tết)",
										 "Tết Nguyên đán (2 ngày trước Tết)"};
	static const char *const from[] = {
		"Tết Nguyên đán (mùng 1)",
		"Tết Nguyên đán (mùng 2)",
		"Tết Nguyên đán (mùng 3)",
		"Tết Nguyên đán (mùng 4)",
	};
	int isodow = civil_isodow(tet);
	int days_before = 1;
	int days_from = 3;
	const char *rule = "Tết, four days: one before it and three from it";

	if (year >= 2014 && (isodow == MONDAY || isodow == TUESDAY))
	{
		days_from = 4;
		rule = "Tết, five days: one before it and four from it, as Tết is a Monday or Tuesday";
	}
	else if (year >= 2014)
	{
		days_before = 2;
		rule = "Tết, five days: two before it and three from it, as Tết is no Monday or Tuesday";
	}
	for (int k = 1; k <= days_before; k++)
		add_statutory(plan, tet - k, before[k - 1], rule);
	for (int k = 0; k < days_from; k++)
		add_statutory(plan, tet + k, from[k], rule);
}

static void
add_national_day(year_plan *plan, int year)
{
	int32_t day = civil_to_day(year, 9, 2);
	int isodow = civil_isodow(day);

	add_statutory(plan, day, "Quốc khánh", "2 September");
	if (year < 2021)
		return;
	if (isodow == SUNDAY || isodow == MONDAY || isodow == THURSDAY)
		add_statutory(plan, day + 1, "Quốc khánh (ngày liền kề)",
					  "the day after 2 September, a Sunday, Monday or Thursday");
	else
		add_statutory(plan, day - 1, "Quốc khánh (ngày liền kề)",
					  "the day before 2 September, no Sunday, Monday or Thursday");
}

/* A holiday on a weekly rest day is given back on the next working day. */
static void
add_compensation(year_plan *plan)
{
	proposed_holiday statutory[HOLIDAYS_MAX];
	int count = plan->count;

	for (int i = 0; i < count; i++)
		statutory[i] = plan->day[i];
	for (int i = 0; i < count; i++)
	{
		int32_t day = statutory[i].day;

		if (civil_isodow(day) < SATURDAY)
			continue;
		while (is_off(plan, day))
			day++;
		add(plan, (proposed_holiday){.day = day,
									 .compensates = statutory[i].day,
									 .compensatory = true,
									 .name = statutory[i].name,
									 .rule = "a holiday on a weekly rest day is given back on the "
											 "next working day"});
	}
}

cchc_status
holiday_rules_propose(int year, proposed_holiday out[HOLIDAYS_MAX], int *count, cchc_error *err)
{
	year_plan plan = {.day = out};
	lunar_date tet;
	lunar_date hung_kings_day;

	*count = 0;
	if (year < HOLIDAY_YEAR_MIN || year > HOLIDAY_YEAR_MAX)
		return cchc_fail(err, CCHC_OUT_OF_RANGE, 0,
						 N_("The rules are known for the years 2000 to 2199"), NULL);
	if (lunar_tet(year, &tet, err) != CCHC_OK ||
		lunar_hung_kings_day(year, &hung_kings_day, err) != CCHC_OK)
		return CCHC_OUT_OF_RANGE;

	add_statutory(&plan, civil_to_day(year, 1, 1), "Tết Dương lịch", "1 January");
	add_tet(&plan, year, tet);
	add_statutory(&plan, civil_to_day(year, 4, 30), "Ngày Chiến thắng", "30 April");
	add_statutory(&plan, civil_to_day(year, 5, 1), "Ngày Quốc tế lao động", "1 May");
	if (year >= 2007)
		add_statutory(&plan, hung_kings_day, "Giỗ Tổ Hùng Vương (10/3 âm lịch)",
					  "the tenth day of the third lunar month");
	add_national_day(&plan, year);
	if (year >= 2026)
		add_statutory(&plan, civil_to_day(year, 11, 24), "Ngày Văn hóa Việt Nam",
					  "24 November, since 2026");
	add_compensation(&plan);
	*count = plan.count;
	return CCHC_OK;
}
