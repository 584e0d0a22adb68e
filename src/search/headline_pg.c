/*
 * headline_pg.c
 *		The headline function of the parser vi_parser.
 */
#include "common/pg_compat.h"

#include "commands/defrem.h"
#include "mb/pg_wchar.h"
#include "miscadmin.h"
#include "tsearch/ts_public.h"
#include "tsearch/ts_utils.h"
#include "utils/builtins.h"

#include "search/code_lexeme.h"
#include "search/headline.h"
#include "search/token.h"

/* A look for interrupts after so many positions. */
#define POSITIONS_STEP 64

/* Options, which are those of the default parser. */
typedef struct options
{
	headline_options choose;
	int min_words;
	int max_words;
	int short_word;
	int max_fragments;
	char *start;
	char *stop;
	char *delimiter;
} options;

static void
set_option(options *o, DefElem *option)
{
	char *value = defGetString(option);

	if (pg_strcasecmp(option->defname, "MaxWords") == 0)
		o->max_words = pg_strtoint32(value);
	else if (pg_strcasecmp(option->defname, "MinWords") == 0)
		o->min_words = pg_strtoint32(value);
	else if (pg_strcasecmp(option->defname, "ShortWord") == 0)
		o->short_word = pg_strtoint32(value);
	else if (pg_strcasecmp(option->defname, "MaxFragments") == 0)
		o->max_fragments = pg_strtoint32(value);
	else if (pg_strcasecmp(option->defname, "StartSel") == 0)
		o->start = pstrdup(value);
	else if (pg_strcasecmp(option->defname, "StopSel") == 0)
		o->stop = pstrdup(value);
	else if (pg_strcasecmp(option->defname, "FragmentDelimiter") == 0)
		o->delimiter = pstrdup(value);
	else if (pg_strcasecmp(option->defname, "HighlightAll") == 0)
		o->choose.all = pg_strcasecmp(value, "1") == 0 || pg_strcasecmp(value, "on") == 0 ||
						pg_strcasecmp(value, "true") == 0 || pg_strcasecmp(value, "t") == 0 ||
						pg_strcasecmp(value, "y") == 0 || pg_strcasecmp(value, "yes") == 0;
	else
		ereport(ERROR, (errcode(ERRCODE_INVALID_PARAMETER_VALUE),
						errmsg("unrecognized headline parameter: \"%s\"", option->defname)));
}

/* The tags are counted in 16 bits, and a token with them, too. */
#define LONGEST_TAG 1000

static options
read_options(List *given)
{
	options o = {.min_words = 15, .max_words = 35, .short_word = 3};
	ListCell *cell;

	foreach (cell, given)
		set_option(&o, (DefElem *) lfirst(cell));
	o.start = o.start != NULL ? o.start : pstrdup("<b>");
	o.stop = o.stop != NULL ? o.stop : pstrdup("</b>");
	o.delimiter = o.delimiter != NULL ? o.delimiter : pstrdup(" ... ");
	if (strlen(o.start) > LONGEST_TAG || strlen(o.stop) > LONGEST_TAG ||
		strlen(o.delimiter) > LONGEST_TAG)
		ereport(ERROR, (errcode(ERRCODE_INVALID_PARAMETER_VALUE),
						errmsg("%s must not be longer than %d bytes",
							   "StartSel, StopSel, FragmentDelimiter", LONGEST_TAG)));
	if (!o.choose.all)
	{
		if (o.min_words >= o.max_words)
			ereport(ERROR, (errcode(ERRCODE_INVALID_PARAMETER_VALUE),
							errmsg("%s must be less than %s", "MinWords", "MaxWords")));
		if (o.min_words <= 0)
			ereport(ERROR, (errcode(ERRCODE_INVALID_PARAMETER_VALUE),
							errmsg("%s must be positive", "MinWords")));
		if (o.short_word < 0)
			ereport(ERROR, (errcode(ERRCODE_INVALID_PARAMETER_VALUE),
							errmsg("%s must be >= 0", "ShortWord")));
		if (o.max_fragments < 0)
			ereport(ERROR, (errcode(ERRCODE_INVALID_PARAMETER_VALUE),
							errmsg("%s must be >= 0", "MaxFragments")));
		o.choose.min_words = (size_t) o.min_words;
		o.choose.max_words = (size_t) o.max_words;
		o.choose.max_fragments = (size_t) o.max_fragments;
	}
	return o;
}

static bool
same_operand(TSQuery query, const QueryOperand *operand, const code_lexeme *lexeme)
{
	return tsCompareString(GETOPERAND(query) + operand->distance, (int) operand->length,
						   (char *) lexeme->s, (int) lexeme->n, operand->prefix) == 0;
}

/*
 * How many positions before the last one of a token the operand stands: a code
 * has several, of which the server tells the last.
 */
static uint32
positions_back(const HeadlineWordEntry *word, TSQuery query, const QueryOperand *operand,
			   code_lexemes *code)
{
	uint32 back = 0;

	if (word->type < TOKEN_DOCUMENT || !code_lexemes_of(word->word, word->len, code))
		return 0;
	for (size_t i = code->count; i-- > 0; back += code->lexeme[i].next)
		if (same_operand(query, operand, &code->lexeme[i]))
		{
			/* The same lexeme may stand further to the front, which is rare: the last one will do. */
			return back;
		}
	return 0;
}

/* How many positions a token takes. */
static uint32
positions_of(const HeadlineWordEntry *word, code_lexemes *code)
{
	uint32 positions = 1;

	if (word->type >= TOKEN_DOCUMENT && code_lexemes_of(word->word, word->len, code))
		for (size_t i = 0; i < code->count; i++)
			positions += code->lexeme[i].next;
	return positions;
}

/* What core code told us of the text, as the core of this room wants it. */
typedef struct text_words
{
	uint32 *last; /* the position of each word, the last one if it has several; 0 for none */
	headline_match match;
	headline_occurrence *occurrences;
	size_t occurrence_count;
} text_words;

static void *
alloc_huge(size_t bytes)
{
	return MemoryContextAllocExtended(CurrentMemoryContext, Max(bytes, 1),
									  MCXT_ALLOC_HUGE | MCXT_ALLOC_ZERO);
}

static int
compare_occurrences(const void *a, const void *b)
{
	uint32 left = ((const headline_occurrence *) a)->position;
	uint32 right = ((const headline_occurrence *) b)->position;

	return left < right ? -1 : left > right;
}

/* The query as nodes. */
static void
read_query(TSQuery query, headline_match *m)
{
	QueryItem *items = GETQUERY(query);

	m->count = (size_t) query->size;
	m->nodes = alloc_huge(m->count * sizeof(headline_node));
	for (size_t i = 0; i < m->count; i++)
	{
		headline_node *n = &m->nodes[i];

		n->kind = HEADLINE_VALUE;
		if (items[i].type != QI_OPR)
			continue;
		n->right = (uint32) i + 1;
		n->left = (uint32) i + items[i].qoperator.left;
		n->distance = (uint32) items[i].qoperator.distance;
		n->kind = items[i].qoperator.oper == OP_NOT   ? HEADLINE_NOT
				  : items[i].qoperator.oper == OP_OR  ? HEADLINE_OR
				  : items[i].qoperator.oper == OP_AND ? HEADLINE_AND
													  : HEADLINE_PHRASE;
	}
}

/* Positions, counted on where the server's end at 16,383, and what stands at them. */
static void
read_words(HeadlineParsedText *prs, TSQuery query, text_words *t)
{
	QueryItem *items = GETQUERY(query);
	code_lexemes *code = palloc(sizeof(code_lexemes));
	uint32 position = 0;
	uint32 *first;
	bool sorted = true;

	t->last = alloc_huge((size_t) prs->curwords * sizeof(uint32));
	t->occurrences = alloc_huge((size_t) prs->curwords * sizeof(headline_occurrence));
	for (int i = 0; i < prs->curwords; i++)
	{
		HeadlineWordEntry *w = &prs->words[i];
		headline_occurrence *o = &t->occurrences[t->occurrence_count];

		if (i % POSITIONS_STEP == 0)
			CHECK_FOR_INTERRUPTS();
		if (!w->repeated && w->pos > 0)
			position += positions_of(w, code);
		t->last[i] = w->pos > 0 ? position : 0;
		if (w->item == NULL || w->pos == 0)
			continue;
		o->position = position - positions_back(w, query, w->item, code);
		o->node = (uint32) ((QueryItem *) w->item - items);
		sorted &= t->occurrence_count == 0 || o->position >= o[-1].position;
		t->occurrence_count++;
	}
	if (!sorted)
		qsort(t->occurrences, t->occurrence_count, sizeof(headline_occurrence),
			  compare_occurrences);
	first = alloc_huge(((size_t) position + 2) * sizeof(uint32));
	for (size_t i = 0, p = 0; p <= (size_t) position + 1; p++)
	{
		while (i < t->occurrence_count && t->occurrences[i].position < p)
			i++;
		first[p] = (uint32) i;
	}
	t->match.first = first;
	t->match.occurrences = t->occurrences;
	t->match.positions = position;
	t->match.marked = alloc_huge((size_t) position + 2);
}

/* Look for the leaves of the query, and mark what they match. */
static void
match_words(headline_match *m)
{
	headline_begin(m);
	for (size_t i = 0; i < m->count; i++)
		for (uint32 p = 1; headline_is_leaf(m, i) && p <= m->positions && !m->nodes[i].is_true;
			 p += POSITIONS_STEP)
		{
			CHECK_FOR_INTERRUPTS();
			m->nodes[i].is_true = headline_look(m, i, p, Min(p + POSITIONS_STEP, m->positions + 1));
		}
	headline_decide(m);
	for (size_t i = 0; i < m->count; i++)
		for (uint32 p = 1; headline_is_leaf(m, i) && m->nodes[i].live && p <= m->positions;
			 p += POSITIONS_STEP)
		{
			CHECK_FOR_INTERRUPTS();
			headline_mark(m, i, p, Min(p + POSITIONS_STEP, m->positions + 1));
		}
}

/* Whether words on both sides of the blank are of one piece. */
static bool
joins(const HeadlineWordEntry *w)
{
	for (int i = 0; i < w->len; i++)
		if (strchr(".;:!?()[]{}\"<>|\n\r\t", w->word[i]) != NULL)
			return false;
	return w->type == TOKEN_BLANK && w->len <= 8;
}

/* The text with a tag before and behind it. */
static void
put_tags(HeadlineWordEntry *w, const options *o, bool begins, bool ends)
{
	size_t start = begins ? strlen(o->start) : 0;
	size_t stop = ends ? strlen(o->stop) : 0;
	char *tagged = palloc(start + w->len + stop);

	memcpy(tagged, o->start, start);
	memcpy(tagged + start, w->word, w->len);
	memcpy(tagged + start + w->len, o->stop, stop);
	w->word = tagged;
	w->len = (unsigned) (start + w->len + stop);
}

PG_FUNCTION_INFO_V1(vi_parser_headline);
Datum
vi_parser_headline(PG_FUNCTION_ARGS)
{
	HeadlineParsedText *prs = (HeadlineParsedText *) PG_GETARG_POINTER(0);
	options o = read_options((List *) PG_GETARG_POINTER(1));
	TSQuery query = PG_GETARG_TSQUERY(2);
	text_words t = {0};
	headline_token *tokens;
	int *entry;
	size_t count = 0;

	read_query(query, &t.match);
	read_words(prs, query, &t);
	match_words(&t.match);

	tokens = alloc_huge((size_t) prs->curwords * sizeof(headline_token));
	entry = alloc_huge((size_t) prs->curwords * sizeof(int));
	for (int i = 0; i < prs->curwords; i++)
	{
		HeadlineWordEntry *w = &prs->words[i];
		headline_token *token = &tokens[count];

		if (w->repeated)
			continue;
		entry[count++] = i;
		token->is_word = w->type != TOKEN_BLANK && w->type != TOKEN_TAG && w->type != TOKEN_ENTITY;
		token->is_short = token->is_word && pg_mbstrlen_with_len(w->word, w->len) <= o.short_word;
		token->joins = joins(w);
	}
	/* A code is marked when any of its positions is. */
	for (size_t i = 0, k = 0; i < count; i++)
	{
		uint32 last = t.last[entry[i]];

		for (; last > 0 && k < last; k++)
			tokens[i].is_marked |= t.match.marked[k + 1] != 0;
	}
	headline_choose(tokens, count, &o.choose);
	for (size_t i = 0; i < count; i++)
	{
		HeadlineWordEntry *w = &prs->words[entry[i]];

		w->in = tokens[i].shown;
		if (tokens[i].begins || tokens[i].ends)
			put_tags(w, &o, tokens[i].begins, tokens[i].ends);
	}

	prs->startsel = o.start;
	prs->stopsel = o.stop;
	prs->fragdelim = o.delimiter;
	prs->startsellen = (int16) strlen(o.start);
	prs->stopsellen = (int16) strlen(o.stop);
	prs->fragdelimlen = (int16) strlen(o.delimiter);
	PG_RETURN_POINTER(prs);
}
