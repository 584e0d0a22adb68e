/*
 * work_calendar.h
 *		A work calendar (lịch làm việc) as one value: which days work, with
 *		which hours, at which offset from UTC, decided until when.
 *
 * The value is a flat image that is used where it lies, in a table's page
 * copy, a plan's constant or a backend's cache: every question is answered
 * from one bit a day and the counts beside it, without decoding.
 *
 *		header			fixed, with the weekly pattern and the hours
 *		bits			one bit a day, 1 = a working day
 *		planes			when working days differ in hours: the binary digits
 *						of each day's class, one plane a digit
 *		minutes			working minutes before each 64-day word
 *		rank			working days before each word
 *		sample			the day of every 2^sample_shift-th working day
 *		more			what only some calendars have: more kinds of day than
 *						the header holds, hours that receive without counting,
 *						seasons of hours, what is received while closed
 *
 * bits has one empty word more, minutes and rank one entry, the totals.  Numbers are in the
 * server's byte order, as in every type; the wire format
 * (work_calendar_wire.h) is not.  The image is an on-disk format: `format`
 * says which.  Format 1 had no `more`, and is read as it lies: its more_at was a
 * spare 0.  1990 to 2060 take 15 kB with the usual week, and never more than
 * 16 kB when the hours have no seasons.
 */
#ifndef CCHC_WORK_CALENDAR_H
#define CCHC_WORK_CALENDAR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "common/status.h"

#define WORK_CALENDAR_FORMAT 2
#define WORK_CALENDAR_OLDEST_FORMAT 1

/* Days are counted as in the type date: day 0 is 2000-01-01. */
#define WORK_CALENDAR_MAX_DAYS 65535  /* 179 years: a count of days fits 16 bits */
#define WORK_CALENDAR_FIRST (-365242) /* 1000-01-01 */
#define WORK_CALENDAR_LAST 2921939    /* 9999-12-31 */
#define WORK_CALENDAR_ALL_DECIDED INT32_MAX
#define WORK_CALENDAR_NO_CUTOFF (-1)

#define MINUTES_A_DAY 1440
#define USECS_A_MINUTE INT64_C(60000000)
#define USECS_A_DAY INT64_C(86400000000)
#define UTC_OFFSET_MAX (15 * 3600 + 59 * 60 + 59) /* as the server's time zones */

#define WORK_CLASSES 7      /* in the header: one for each day of the week */
#define WORK_CLASSES_MAX 64 /* with seasons and days of their own */
#define WORK_INTERVALS 6    /* in one day, of each kind */
#define WORK_SEASONS_MAX 1000

/* Intervals of a day and of a week, of both kinds. */
#define WORK_DAY_HOURS_MAX (2 * WORK_INTERVALS)
#define WORK_WEEK_HOURS_MAX (7 * WORK_DAY_HOURS_MAX)

#define NO_CLASS 255 /* a day that is closed */

#define WORK_SAMPLE_SHIFT 2 /* where the size allows: every fourth working day */

/* From opens to closes, minutes of the day, opens < closes <= 1440. */
typedef struct work_interval
{
	uint16_t opens;
	uint16_t closes;
} work_interval;

/* What is received outside the hours counts ... */
typedef enum work_receipt
{
	WORK_RECEIPT_NEXT_OPENING, /* as at the next opening */
	WORK_RECEIPT_SAME_DAY      /* on the day on which it comes in */
} work_receipt;

/* Days with the same hours are of one class.  Without intervals: the day rests. */
typedef struct work_class
{
	uint16_t minutes; /* of all intervals */
	uint16_t count;
	work_interval interval[WORK_INTERVALS]; /* ascending, not overlapping */
} work_class;

/* From a day on the week has these hours. */
typedef struct work_season
{
	int32_t from;
	uint8_t weekly[8]; /* class of Monday, ... Sunday, or NO_CLASS; one spare */
} work_season;

/*
 * Behind the samples of some calendars.  Then all classes are here, and those
 * of the header zero.  With hours that receive without counting (a desk) each
 * class has those too, and class 0 is that of the days that are closed: the
 * planes then tell the desk of every day, also of one that rests.
 */
typedef struct work_more
{
	uint16_t season_count;
	uint8_t has_desk;
	uint8_t receipt;    /* a work_receipt */
	work_class class[]; /* class_count of them, the desks of the classes, the seasons */
} work_more;

typedef struct work_calendar
{
	int32_t vl_len_; /* varlena header, the server's */
	uint8_t format;
	uint8_t class_count;
	uint8_t plane_count;  /* binary digits of a class number */
	uint8_t sample_shift; /* see the head of this file */
	int64_t version;
	int32_t first_day;
	int32_t day_count;
	int32_t decided_until; /* last decided day, or WORK_CALENDAR_ALL_DECIDED */
	int32_t utc_offset;    /* seconds east */
	int32_t cutoff;        /* minute of the day, or WORK_CALENDAR_NO_CUTOFF */
	int32_t working_days;
	uint32_t minutes_at; /* where the arrays begin, in bytes from the head */
	uint32_t rank_at;
	uint32_t sample_at;
	uint32_t size; /* of the whole image */
	uint8_t
		weekly[8]; /* class of Monday, ... Sunday, or NO_CLASS; one spare; of the first season */
	work_class class[WORK_CLASSES];
	uint32_t more_at; /* 0 when there is nothing more */
	uint64_t bits[];
} work_calendar;

/* Words that hold days; the count of days before the day behind the last finds one. */
static inline size_t
work_calendar_words(const work_calendar *cal)
{
	return (size_t) cal->day_count / 64 + 1;
}

static inline const uint64_t *
work_calendar_plane(const work_calendar *cal, int plane)
{
	return cal->bits + 1 + work_calendar_words(cal) * (size_t) (plane + 1);
}

static inline const uint32_t *
work_calendar_minutes(const work_calendar *cal)
{
	return (const uint32_t *) ((const char *) cal + cal->minutes_at);
}

static inline const uint16_t *
work_calendar_rank(const work_calendar *cal)
{
	return (const uint16_t *) ((const char *) cal + cal->rank_at);
}

static inline const uint16_t *
work_calendar_sample(const work_calendar *cal)
{
	return (const uint16_t *) ((const char *) cal + cal->sample_at);
}

static inline const work_more *
work_calendar_more(const work_calendar *cal)
{
	return (const work_more *) ((const char *) cal + cal->more_at);
}

/* The hours of each class. */
static inline const work_class *
work_calendar_classes(const work_calendar *cal)
{
	return cal->more_at == 0 ? cal->class : work_calendar_more(cal)->class;
}

/* The hours of each class that receive without counting; NULL when no class has any. */
static inline const work_class *
work_calendar_desks(const work_calendar *cal)
{
	if (cal->more_at == 0 || !work_calendar_more(cal)->has_desk)
		return NULL;
	return work_calendar_more(cal)->class + cal->class_count;
}

/* The seasons of hours; NULL when the week is the same all the time. */
static inline const work_season *
work_calendar_seasons(const work_calendar *cal, size_t *count)
{
	const work_more *more = work_calendar_more(cal);

	*count = cal->more_at == 0 ? 0 : more->season_count;
	return *count == 0
			   ? NULL
			   : (const work_season *) (more->class + cal->class_count * (more->has_desk ? 2 : 1));
}

static inline work_receipt
work_calendar_receipt(const work_calendar *cal)
{
	return cal->more_at == 0 ? WORK_RECEIPT_NEXT_OPENING
							 : (work_receipt) work_calendar_more(cal)->receipt;
}

static inline int32_t
work_calendar_end(const work_calendar *cal)
{
	return cal->first_day + cal->day_count - 1;
}

/* Whether the calendar says anything about the day. */
static inline bool
work_calendar_covers(const work_calendar *cal, int32_t day)
{
	return (uint32_t) day - (uint32_t) cal->first_day < (uint32_t) cal->day_count;
}

/* Whether the i-th day (from 0) of a calendar works. */
static inline bool
work_calendar_works(const work_calendar *cal, uint32_t i)
{
	return cal->bits[i >> 6] >> (i & 63) & 1;
}

/* The class of the i-th day, which works, or of any day of a calendar with desks. */
static inline int
work_calendar_class(const work_calendar *cal, uint32_t i)
{
	int class = 0;

	for (int p = 0; p < cal->plane_count; p++)
		class |= (int) (work_calendar_plane(cal, p)[i >> 6] >> (i & 63) & 1) << p;
	return class;
}

/* What a calendar is made from, and what its text says. */

typedef struct work_hours
{
	uint8_t isodow; /* Monday 1 to Sunday 7 */
	work_interval interval;
	bool desk; /* open for receipt, but no working time */
} work_hours;

/* From a day on the next hours_count of the hours are those of the week. */
typedef struct work_season_def
{
	int32_t from; /* ascending; the first holds from the beginning, whatever this is */
	size_t hours_count;
} work_season_def;

/* A day with hours of its own, the next hours_count of the own hours (their isodow is ignored). */
typedef struct own_day
{
	int32_t day;
	size_t hours_count; /* 0: it is closed */
} own_day;

/* A day that works with the hours of a day of the week, whatever day it is. */
typedef struct worked_day
{
	int32_t day;
	uint8_t isodow;
} worked_day;

typedef struct work_calendar_def
{
	int64_t version;
	int32_t first_day;
	int32_t last_day;
	int32_t decided_until;
	int32_t utc_offset;
	int32_t cutoff;
	work_receipt receipt;
	const work_hours *hours; /* by season, isodow, then opening time */
	size_t hours_count;
	const work_season_def *seasons; /* none: all hours are of one */
	size_t season_count;
	const int32_t *off; /* in any order; days that rest anyway and days
						 * outside the calendar change nothing */
	size_t off_count;
	const worked_day *worked; /* stronger than off; the last of a day counts;
							   * days outside the calendar change nothing */
	size_t worked_count;
	const own_day *own; /* ascending; stronger than both; days outside change nothing */
	size_t own_count;
	const work_hours *own_hours;
} work_calendar_def;

/*
 * Check a definition and say how much room its image needs at most.  Errors:
 * CCHC_BAD_PARAMETER (hours, seasons, offset, cutoff, nothing that works) and
 * CCHC_BAD_DATETIME (the span of days), with a reason and a hint.
 */
extern cchc_status work_calendar_check(const work_calendar_def *def, size_t *room, cchc_error *err);

/*
 * Write the image of a definition that work_calendar_check has passed, with
 * `room` from there; dst lies on 8 bytes.  Afterwards dst->size, at most room,
 * is the size of the image.  Calendars with the same days, weeks, hours and header
 * are the same bytes, however they were defined; vl_len_ is left 0 for the
 * server to fill.  CCHC_BAD_PARAMETER when no day is left that works: the
 * image is then unusable.
 */
extern cchc_status work_calendar_build(const work_calendar_def *def, work_calendar *dst,
									   size_t room, cchc_error *err);

/* The hours of a class, those that count and the others, in the order of the day; how many. */
extern size_t work_calendar_day_hours(const work_calendar *cal, uint8_t class,
									  work_hours hours[WORK_DAY_HOURS_MAX]);

/* The class of Monday, ... Sunday in the week of a day that the calendar covers. */
extern const uint8_t *work_calendar_week(const work_calendar *cal, int32_t day);

/* A day that is not as the week of its season says. */
#define OWN_HOURS 8

typedef struct work_exception
{
	int32_t day;
	uint8_t
		isodow;    /* the working day of the week whose hours it has; 0 = it is closed; OWN_HOURS */
	uint8_t class; /* of what hours it has; NO_CLASS when it is closed */
} work_exception;

/*
 * The first exception on or after `from`; false when there is none.  To list
 * them all, begin with first_day and go on with the day after each.
 */
extern bool work_calendar_exception(const work_calendar *cal, int32_t from, work_exception *out);

#endif /* CCHC_WORK_CALENDAR_H */
