/*
 * snapshot_key_pg.h
 *		Whether two looks at a table saw the same rows: what a cache keeps beside
 *		what it read.
 *
 * Nothing is invalidated by messages: they say that something changed, and not
 * whether our snapshot may see it.
 */
#ifndef CCHC_SNAPSHOT_KEY_PG_H
#define CCHC_SNAPSHOT_KEY_PG_H

#include "common/pg_compat.h"

#include "utils/snapmgr.h"

/*
 * What identifies a snapshot within one (sub)transaction of ours.  Of the
 * transactions below xmax some were running when it was taken; with xmax the
 * same they can only have become fewer, so their number tells whether they are
 * the same ones.  A standby lists all of them where a primary lists
 * subtransactions: hence the sum.  curcid is what we ourselves have done, and
 * epoch tells our (sub)transactions apart: after the end of one an
 * equal-looking snapshot may see other rows.
 */
typedef struct snapshot_key
{
	uint64 epoch; /* 0: seen by no snapshot that is left */
	TransactionId xmin;
	TransactionId xmax;
	uint32 running;
	CommandId curcid;
} snapshot_key;

/* How many (sub)transactions this backend has ended, from 1. */
extern uint64 cchc_snapshot_epoch;

static inline snapshot_key
snapshot_key_of(Snapshot snapshot)
{
	return (snapshot_key){.epoch = cchc_snapshot_epoch,
						  .xmin = snapshot->xmin,
						  .xmax = snapshot->xmax,
						  .running = snapshot->xcnt + (uint32) snapshot->subxcnt,
						  .curcid = snapshot->curcid};
}

static inline bool
snapshot_key_equal(const snapshot_key *a, const snapshot_key *b)
{
	return a->epoch == b->epoch && a->curcid == b->curcid && a->xmax == b->xmax &&
		   a->xmin == b->xmin && a->running == b->running;
}

/* Whether the active snapshot sees what was seen under the key. */
static inline bool
snapshot_key_is_current(const snapshot_key *seen_by)
{
	snapshot_key now;

	if (!ActiveSnapshotSet())
		return false;
	now = snapshot_key_of(GetActiveSnapshot());
	return snapshot_key_equal(&now, seen_by);
}

/* Called when the module is loaded. */
extern void cchc_snapshot_key_init(void);

#endif /* CCHC_SNAPSHOT_KEY_PG_H */
