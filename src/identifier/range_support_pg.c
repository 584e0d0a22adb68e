/*
 * range_support_pg.c
 *		Containment as a btree range, for the planner: as a condition of an index
 *		scan, and in place of the operator where only a range finds partitions.
 */
#include "identifier/range_support_pg.h"

#include "access/stratnum.h"
#include "access/table.h"
#include "catalog/pg_type.h"
#include "nodes/makefuncs.h"
#include "nodes/nodeFuncs.h"
#include "nodes/pathnodes.h"
#include "nodes/supportnodes.h"
#include "optimizer/clauses.h"
#include "optimizer/optimizer.h"
#include "parser/parse_func.h"
#include "parser/parsetree.h"
#include "utils/lsyscache.h"
#include "utils/partcache.h"
#include "utils/rel.h"

/* What both requests have in common. */
typedef struct containment
{
	PlannerInfo *root;
	Oid schema;
	Oid opfamily;
	Oid collation;
	Node *key;
	Node *container;
} containment;

/* "key OP bound_function(container)", or NULL when the family has no OP. */
static Expr *
bound_clause(const containment *c, const char *function, int strategy)
{
	Oid key_type = exprType(c->key);
	Oid container_type = exprType(c->container);
	Oid op = get_opfamily_member(c->opfamily, key_type, key_type, strategy);
	Oid func;
	Node *bound;

	if (!OidIsValid(op))
		return NULL;
	func = LookupFuncName(
		list_make2(makeString(get_namespace_name(c->schema)), makeString(pstrdup(function))), 1,
		&container_type, false);
	bound = (Node *) makeFuncExpr(func, key_type, list_make1(copyObject(c->container)), InvalidOid,
								  InvalidOid, COERCE_EXPLICIT_CALL);
	/* With a constant container the bound is a constant, and EXPLAIN shows it. */
	bound = eval_const_expressions(c->root, bound);
	return make_opclause(op, BOOLOID, false, copyObject((Expr *) c->key), (Expr *) bound,
						 InvalidOid, c->collation);
}

/* Both bounds, or NIL. */
static List *
range_clauses(const containment *c, const char *first, const char *last)
{
	Expr *low = bound_clause(c, first, BTGreaterEqualStrategyNumber);
	Expr *high = bound_clause(c, last, BTLessEqualStrategyNumber);

	return low != NULL && high != NULL ? list_make2(low, high) : NIL;
}

/* The operator family by which a table is partitioned on that column by range; InvalidOid: it is not. */
static Oid
partitioned_by(PlannerInfo *root, Node *node)
{
	Var *var = (Var *) node;
	RangeTblEntry *rte;
	Relation table;
	PartitionKey key;
	Oid opfamily = InvalidOid;

	if (root == NULL || !IsA(node, Var) || var->varlevelsup != 0 ||
		(int) var->varno > list_length(root->parse->rtable))
		return InvalidOid;
	rte = rt_fetch(var->varno, root->parse->rtable);
	if (rte->rtekind != RTE_RELATION || rte->relkind != RELKIND_PARTITIONED_TABLE)
		return InvalidOid;
	/* The planner holds the lock already. */
	table = table_open(rte->relid, NoLock);
	key = RelationGetPartitionKey(table);
	if (key->strategy == PARTITION_STRATEGY_RANGE)
		for (int i = 0; i < key->partnatts; i++)
			if (key->partattrs[i] == var->varattno)
				opfamily = key->partopfamily[i];
	table_close(table, NoLock);
	return opfamily;
}

/* Partitions are found by the operators of a btree family alone: give them instead. */
static Node *
simplify(SupportRequestSimplify *req, Oid schema, int member, const char *first, const char *last)
{
	containment c = {.root = req->root, .schema = schema};
	List *range;

	if (list_length(req->fcall->args) != 2)
		return NULL;
	c.key = list_nth(req->fcall->args, member);
	c.container = list_nth(req->fcall->args, 1 - member);
	c.opfamily = partitioned_by(req->root, c.key);
	/* It will stand there twice. */
	if (!OidIsValid(c.opfamily) || contain_volatile_functions(c.container) ||
		contain_subplans(c.container))
		return NULL;
	range = range_clauses(&c, first, last);
	return range == NIL ? NULL : (Node *) make_andclause(range);
}

static List *
index_condition(SupportRequestIndexCondition *req, Oid schema, int member, const char *first,
				const char *last)
{
	containment c = {.root = req->root,
					 .schema = schema,
					 .opfamily = req->opfamily,
					 .collation = req->indexcollation};
	List *args;
	List *range;

	if (is_opclause(req->node))
		args = ((OpExpr *) req->node)->args;
	else if (is_funcclause(req->node))
		args = ((FuncExpr *) req->node)->args;
	else
		return NIL;
	if (list_length(args) != 2 || req->indexarg != member)
		return NIL;
	c.key = list_nth(args, member);
	c.container = list_nth(args, 1 - member);
	if (!is_pseudo_constant_for_index(req->root, c.container, req->index))
		return NIL;
	range = range_clauses(&c, first, last);
	if (range != NIL)
		req->lossy = false;
	return range;
}

Datum
cchc_range_support(FunctionCallInfo fcinfo, int member, const char *first, const char *last)
{
	Node *request = (Node *) PG_GETARG_POINTER(0);
	Oid schema = get_func_namespace(fcinfo->flinfo->fn_oid);

	if (IsA(request, SupportRequestIndexCondition))
		PG_RETURN_POINTER(
			index_condition((SupportRequestIndexCondition *) request, schema, member, first, last));
	if (IsA(request, SupportRequestSimplify))
		PG_RETURN_POINTER(
			simplify((SupportRequestSimplify *) request, schema, member, first, last));
	PG_RETURN_POINTER(NULL);
}
