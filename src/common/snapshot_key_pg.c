/*
 * snapshot_key_pg.c
 *		The epoch of snapshot keys: it moves when a (sub)transaction ends.
 */
#include "common/snapshot_key_pg.h"

#include "access/xact.h"

uint64 cchc_snapshot_epoch = 1;

static void
transaction_ends(XactEvent event, void *arg)
{
	cchc_snapshot_epoch++;
}

static void
subtransaction_ends(SubXactEvent event, SubTransactionId mine, SubTransactionId parent, void *arg)
{
	cchc_snapshot_epoch++;
}

void
cchc_snapshot_key_init(void)
{
	RegisterXactCallback(transaction_ends, NULL);
	RegisterSubXactCallback(subtransaction_ends, NULL);
}
