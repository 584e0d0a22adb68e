/*
 * fuzz_due_date.c
 *		Any calendar, limit and pauses: a due date is not before the receipt, a
 *		pause of whole days never makes it earlier, one cut in two changes nothing.
 */
#include "test/fuzz/fuzz_calendar.h"

#include "deadline/due_date.h"

#define MOST_PAUSES 6

static void
require(bool law)
{
	if (!law)
		abort();
}

/* INT64_MIN when there is no answer. */
static int64_t
due(const work_calendar *cal, int64_t received, const work_pause *pauses, size_t count,
	time_limit limit, due_time at)
{
	work_pause copy[MOST_PAUSES + 1];
	due_clock clock;
	int64_t answer;

	if (count > 0)
		memcpy(copy, pauses, count * sizeof(work_pause));
	if (due_clock_begin(cal, received, copy, count, &clock) != CCHC_OK ||
		due_clock_due(&clock, limit, at, &answer) != CCHC_OK)
		return INT64_MIN;
	return answer;
}

static void
check_used(const work_calendar *cal, int64_t received, const work_pause *pauses, size_t count,
		   int64_t earlier, int64_t later)
{
	work_pause copy[MOST_PAUSES + 1];
	due_clock clock;
	int64_t first;
	int64_t second;

	if (count > 0)
		memcpy(copy, pauses, count * sizeof(work_pause));
	if (earlier <= later && due_clock_begin(cal, received, copy, count, &clock) == CCHC_OK &&
		due_clock_used(&clock, earlier, &first) == CCHC_OK &&
		due_clock_used(&clock, later, &second) == CCHC_OK)
		require(first >= 0 && second >= first);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	fuzz_bytes b = {data, size};
	work_calendar *cal = fuzz_calendar(&b);
	work_pause pauses[MOST_PAUSES + 1] = {{0}};
	size_t count = 0;
	size_t field;
	int64_t amount[LIMIT_FIELDS] = {0};
	int64_t received;
	int64_t last;
	time_limit limit;
	due_time at;
	int64_t plain;
	int64_t paused;

	if (cal == NULL)
		return 0;
	received = last = fuzz_instant(&b, cal);
	at = (due_time) (fuzz_byte(&b) % 3);
	field = fuzz_byte(&b) % LIMIT_FIELDS;
	amount[field] = fuzz_number(&b);
	field = fuzz_byte(&b) % LIMIT_FIELDS;
	amount[field] = fuzz_byte(&b);
	while (b.left > 0 && count < MOST_PAUSES)
	{
		int64_t from = last + fuzz_short(&b) * 10 * USECS_A_MINUTE;
		int64_t upto = from + 1 + fuzz_short(&b) * USECS_A_MINUTE;

		pauses[count++] = (work_pause){.from = from, .upto = upto};
		last = upto;
	}
	if (time_limit_pack(amount, &limit, NULL) == CCHC_OK)
	{
		plain = due(cal, received, NULL, 0, limit, at);
		paused = due(cal, received, pauses, count, limit, at);
		require(plain == INT64_MIN || plain >= received);
		/* A part of a day is one of the hours of the day that it begins in, which a pause changes. */
		if (amount[LIMIT_WORKING_DAYS] % 100 == 0)
			require(plain == INT64_MIN || paused == INT64_MIN || paused >= plain);
		check_used(cal, received, pauses, count, received, last);
		check_used(cal, received, pauses, count, last, last + USECS_A_DAY);
		if (count > 0)
		{
			size_t cut = count / 2;
			int64_t middle = pauses[cut].from + (pauses[cut].upto - pauses[cut].from) / 2;
			work_pause halves[MOST_PAUSES + 1];

			memcpy(halves, pauses, (cut + 1) * sizeof(work_pause));
			memcpy(halves + cut + 1, pauses + cut, (count - cut) * sizeof(work_pause));
			halves[cut].upto = middle;
			halves[cut + 1].from = middle;
			if (middle > pauses[cut].from)
				require(due(cal, received, halves, count + 1, limit, at) == paused);
			/* One that has not ended: no date, or one before it began. */
			pauses[count - 1].upto = DUE_NEVER;
			paused = due(cal, received, pauses, count, limit, at);
			require(paused == INT64_MIN || paused == DUE_NEVER || paused >= received);
		}
	}
	free(cal);
	return 0;
}
