/* What a module must not do: scripts/test-memory sees each reported before it believes that nothing was found. */
#include "postgres.h"

#include "fmgr.h"
#include "utils/memutils.h"

PG_MODULE_MAGIC;
PG_FUNCTION_INFO_V1(overrun);

/* Not for the compiler to see through. */
static volatile int one = 1;

/* One byte behind a chunk: 13 bytes, which PostgreSQL rounds to 16. */
static int
behind_chunk(void)
{
	char *chunk = palloc0(13);

	return chunk[12 + one];
}

static int
after_pfree(void)
{
	char *chunk = palloc0(13);

	pfree(chunk);
	return chunk[one];
}

static int
after_reset(void)
{
	MemoryContext context =
		AllocSetContextCreate(CurrentMemoryContext, "reset", ALLOCSET_DEFAULT_SIZES);
	char *chunk = MemoryContextAllocZero(context, 13);

	MemoryContextReset(context);
	return chunk[one];
}

/* One byte behind an array on the stack, which valgrind does not see. */
static int
behind_array(void)
{
	char array[13] = "";

	for (int i = 0; i < 12; i++)
		array[i * one] = (char) i;
	return array[12 + one];
}

/* A decision by a byte that was never written, which AddressSanitizer does not see. */
static int
never_written(void)
{
	char *chunk = palloc(13);

	if (chunk[one] == 'a')
		ereport(NOTICE, errmsg("that byte was there before"));
	return 0;
}

static int
shifted_too_far(void)
{
	return 1 << (31 + one);
}

Datum
overrun(PG_FUNCTION_ARGS)
{
	int (*const faults[])(void) = {behind_chunk, after_pfree,   after_reset,
								   behind_array, never_written, shifted_too_far};
	int fault = PG_GETARG_INT32(0);

	if (fault < 0 || fault >= (int) lengthof(faults))
		PG_RETURN_NULL();
	PG_RETURN_INT32(faults[fault]());
}
