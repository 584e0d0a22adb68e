/*
 * fuzz_work_time.c
 *		Any calendar, any instants, any amount of work: counting adds up, adding
 *		is its inverse, openings and receipts lie where work begins.
 */
#include "test/fuzz/fuzz_calendar.h"

#include "worktime/work_time.h"

static void
require(bool law)
{
	if (!law)
		abort();
}

static void
check_laws(const work_calendar *cal, int64_t a, int64_t b, int64_t c, int64_t work)
{
	int64_t ab;
	int64_t bc;
	int64_t ac;
	int64_t t;
	int64_t again;
	cchc_status status = work_time_between(cal, a, b, &ab);

	require(status == CCHC_OK || ab == 0);
	if (status == CCHC_OK && work_time_between(cal, b, c, &bc) == CCHC_OK)
	{
		require(work_time_between(cal, a, c, &ac) == CCHC_OK && ab + bc == ac);
		require(a <= b ? ab >= 0 && ab <= b - a : ab <= 0);
		for (work_bias bias = WORK_BIAS_LEFT; bias <= WORK_BIAS_RIGHT; bias++)
			if (work_time_add(cal, a, ab, bias, &t) == CCHC_OK)
				require(work_time_between(cal, a, t, &again) == CCHC_OK && again == ab);
	}
	if (work_time_add(cal, a, work, WORK_BIAS_LEFT, &t) == CCHC_OK)
		require(work_time_between(cal, a, t, &again) == CCHC_OK && again == work);
	if (work_time_opening(cal, a, &t) == CCHC_OK)
		require(t >= a && work_time_between(cal, a, t, &again) == CCHC_OK && again == 0);
	/* The cutoff may end a day at once; otherwise nothing is lost before the receipt. */
	if (work_time_receipt(cal, a, &t) == CCHC_OK)
	{
		require(t >= a);
		if (cal->cutoff == WORK_CALENDAR_NO_CUTOFF)
			require(work_time_between(cal, a, t, &again) == CCHC_OK && again == 0);
	}
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	fuzz_bytes b = {data, size};
	work_calendar *cal = fuzz_calendar(&b);

	if (cal == NULL)
		return 0;
	while (b.left > 0)
	{
		int64_t x = fuzz_instant(&b, cal);
		int64_t y = fuzz_instant(&b, cal);
		int64_t z = fuzz_instant(&b, cal);
		int64_t far = fuzz_number(&b);

		check_laws(cal, x, y, z, far);
		/* Any finite timestamptz */
		if (far > INT64_C(-211813488000000000) && far < INT64_C(9223371331200000000))
			check_laws(cal, far, x, y, y - x);
	}
	free(cal);
	return 0;
}
