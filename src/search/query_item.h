/*
 * query_item.h
 *		A search query being written: values and operators, operators last.
 */
#ifndef CCHC_QUERY_ITEM_H
#define CCHC_QUERY_ITEM_H

#include <stdbool.h>
#include <stddef.h>

typedef enum query_kind
{
	QUERY_VALUE,
	QUERY_AND,
	QUERY_OR,
	QUERY_PHRASE /* the right operand follows the left one at once */
} query_kind;

typedef struct query_item
{
	query_kind kind;
	const char *s; /* of a value */
	size_t n;
	bool prefix; /* a beginning of a lexeme */
} query_item;

/* Begin with an array of the caller's. */
typedef struct query_writer
{
	query_item *item;
	size_t room;
	size_t count;
	bool overflow; /* there was no room: the query is no good */
} query_writer;

static inline void
query_put(query_writer *w, query_item item)
{
	if (w->count == w->room)
		w->overflow = true;
	else
		w->item[w->count++] = item;
}

static inline void
query_put_value(query_writer *w, const char *s, size_t n, bool prefix)
{
	query_put(w, (query_item){QUERY_VALUE, s, n, prefix});
}

/*
 * Join the expression that began at item `begin`, if anything was written since,
 * to the one before it, if there is one: *expressions counts them.
 */
static inline void
query_join(query_writer *w, query_kind kind, size_t begin, size_t *expressions)
{
	if (w->count == begin)
		return;
	if (++*expressions > 1)
		query_put(w, (query_item){.kind = kind});
}

#endif /* CCHC_QUERY_ITEM_H */
