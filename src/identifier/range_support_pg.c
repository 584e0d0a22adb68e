/*
 * range_support_pg.c
 *		Containment as a btree range, for the planner.
 */
#include "identifier/range_support_pg.h"

#include "access/stratnum.h"
#include "catalog/pg_type.h"
#include "nodes/makefuncs.h"
#include "nodes/nodeFuncs.h"
#include "nodes/supportnodes.h"
#include "optimizer/optimizer.h"
#include "parser/parse_func.h"
#include "utils/lsyscache.h"

/* "key OP bound_function(container)", or NULL when the family has no OP. */
static Expr *
bound_clause(SupportRequestIndexCondition *req, Oid schema, Node *key, Node *container,
			 const char *function, int strategy)
{
	Oid key_type = exprType(key);
	Oid container_type = exprType(container);
	Oid op = get_opfamily_member(req->opfamily, key_type, key_type, strategy);
	Oid func;
	Node *bound;

	if (!OidIsValid(op))
		return NULL;
	func = LookupFuncName(
		list_make2(makeString(get_namespace_name(schema)), makeString(pstrdup(function))), 1,
		&container_type, false);
	bound = (Node *) makeFuncExpr(func, key_type, list_make1(copyObject(container)), InvalidOid,
								  InvalidOid, COERCE_EXPLICIT_CALL);
	/* With a constant container the bound is a constant, and EXPLAIN shows it. */
	bound = eval_const_expressions(req->root, bound);
	return make_opclause(op, BOOLOID, false, (Expr *) key, (Expr *) bound, InvalidOid,
						 req->indexcollation);
}

Datum
cchc_range_support(FunctionCallInfo fcinfo, int member, const char *first, const char *last)
{
	Node *request = (Node *) PG_GETARG_POINTER(0);
	SupportRequestIndexCondition *req;
	Oid schema = get_func_namespace(fcinfo->flinfo->fn_oid);
	List *args;
	Node *key;
	Node *container;
	Expr *low;
	Expr *high;

	if (!IsA(request, SupportRequestIndexCondition))
		PG_RETURN_POINTER(NULL);
	req = (SupportRequestIndexCondition *) request;

	if (is_opclause(req->node))
		args = ((OpExpr *) req->node)->args;
	else if (is_funcclause(req->node))
		args = ((FuncExpr *) req->node)->args;
	else
		PG_RETURN_POINTER(NULL);
	if (list_length(args) != 2 || req->indexarg != member)
		PG_RETURN_POINTER(NULL);
	key = list_nth(args, member);
	container = list_nth(args, 1 - member);
	if (!is_pseudo_constant_for_index(req->root, container, req->index))
		PG_RETURN_POINTER(NULL);

	low = bound_clause(req, schema, key, container, first, BTGreaterEqualStrategyNumber);
	high = bound_clause(req, schema, key, container, last, BTLessEqualStrategyNumber);
	if (low == NULL || high == NULL)
		PG_RETURN_POINTER(NULL);
	req->lossy = false;
	PG_RETURN_POINTER(list_make2(low, high));
}
