/*
 * query_ladder.c
 *		Writing the steps of the ladder.
 */
#include "search/query_ladder.h"

#include <string.h>

#include "search/confusable.h"
#include "search/stop_word.h"
#include "text/syllable.h"

/* How words are asked for. */
typedef enum asking
{
	AS_TYPED,
	PLAIN,
	CONFUSABLE
} asking;

/* A step at work. */
typedef struct writing
{
	ladder *l;
	const query_text *q;
	asking asking;
	query_writer *w;
} writing;

const char *
ladder_name(int step)
{
	static const char *const names[LADDER_STEPS] = {
		"phrase", "one_break",  "phrase_plain", "one_break_plain", "mended",
		"all",    "confusable", "all_two",      "all_plain",       "pairs"};

	return step >= 1 && step <= LADDER_STEPS ? names[step - 1] : NULL;
}

static bool
same(const char *a, size_t a_len, const char *b, size_t b_len)
{
	return a_len == b_len && memcmp(a, b, a_len) == 0;
}

/* Stretches of words that an abbreviation is about. */

/*
 * Whether a word that was typed is meant to be `word`: the same, or typed
 * without its accents.
 */
static bool
is_meant(const query_lexeme *typed, const query_lexeme *word, asking asking)
{
	if (asking != AS_TYPED)
		return same(typed->plain, typed->plain_len, word->plain, word->plain_len);
	return same(typed->typed, typed->typed_len, word->typed, word->typed_len) ||
		   same(typed->typed, typed->typed_len, word->plain, word->plain_len);
}

/* Whether the last word, which may go on, is the beginning of `word`. */
static bool
may_become(const query_text *q, const query_lexeme *word, asking asking)
{
	const query_lexeme *typed = &q->word[q->words - 1].lexeme;
	const char *s = asking == AS_TYPED ? typed->typed : typed->plain;
	size_t n = asking == AS_TYPED ? typed->typed_len : typed->plain_len;

	return (n <= word->plain_len && memcmp(s, word->plain, n) == 0) ||
		   (asking == AS_TYPED && n <= word->typed_len && memcmp(s, word->typed, n) == 0);
}

/* How many words from i on, before `end`, begin `words`. */
static size_t
beginning(const writing *at, size_t i, size_t end, const query_lexeme *words, size_t count,
		  bool unfinished)
{
	size_t k = 0;

	while (k < count && i + k < end && is_meant(&at->q->word[i + k].lexeme, &words[k], at->asking))
		k++;
	if (unfinished && k > 0 && k < count && i + k + 1 == at->q->words && i + k < end &&
		at->q->unfinished_word && may_become(at->q, &words[k], at->asking))
		k++;
	return k;
}

/* How many words from i on are the abbreviation itself; 0 for none. */
static size_t
key_length(const writing *at, size_t i, size_t end, const query_form *form)
{
	size_t n = form->key_count;
	const query_lexeme *typed = &at->q->word[i].lexeme;

	if (n == 0 || i + n > end || beginning(at, i, i + n, form->key, n, false) != n)
		return 0;
	if (form->before_name && i + n >= end)
		return 0;
	/* BĐ is not meant by bd alone when that might be a word. */
	if (form->key_is_word &&
		!same(typed->typed, typed->typed_len, form->key[0].typed, form->key[0].typed_len))
		return 0;
	return n;
}

/*
 * How many words from i on are what the abbreviation stands for, or with
 * `beginnings` the last ones two or more of its beginning.
 */
static size_t
expansion_length(const writing *at, size_t i, size_t end, const query_form *form, bool beginnings)
{
	size_t n = beginning(at, i, end, form->expansion, form->expansion_count, beginnings);

	if (form->before_name && n == 1 && at->q->accented &&
		!same(at->q->word[i].lexeme.typed, at->q->word[i].lexeme.typed_len,
			  form->expansion[0].typed, form->expansion[0].typed_len))
		return 0; /* quan, in a text with accents, is not quận */
	if (form->before_name)
		return n == form->expansion_count && i + n < end ? n : 0;
	return n >= 2 && (n == form->expansion_count || (beginnings && i + n == end)) ? n : 0;
}

/* No stretch is so long. */
#define NO_LIMIT (QUERY_MAX_WORDS + 1)

/* A stretch of words, and what stands for it. */
typedef struct element
{
	size_t first;
	size_t count;
	size_t forms;
	struct
	{
		const query_lexeme *words;
		size_t count;
	} form[LADDER_MAX_FORMS];
} element;

static void
add_form(element *e, const query_lexeme *words, size_t count)
{
	for (size_t k = 0; k < e->forms; k++)
		if (e->form[k].count == count && e->form[k].words == words)
			return;
	if (e->forms == LADDER_MAX_FORMS)
		return;
	e->form[e->forms].words = words;
	e->form[e->forms++].count = count;
}

static bool
same_words(const query_lexeme *a, size_t a_count, const query_lexeme *b, size_t b_count)
{
	if (a_count != b_count)
		return false;
	for (size_t i = 0; i < a_count; i++)
		if (!same(a[i].typed, a[i].typed_len, b[i].typed, b[i].typed_len))
			return false;
	return true;
}

/* The abbreviation was typed: what it stands for, and others that stand for the same. */
static void
add_expansion(const writing *at, element *e, const query_form *form)
{
	add_form(e, form->expansion, form->expansion_count);
	for (size_t k = 0; k < at->l->form_count; k++)
	{
		const query_form *other = &at->l->forms[k];

		if (other != form &&
			same_words(other->expansion, other->expansion_count, form->expansion,
					   form->expansion_count) &&
			!same_words(other->key, other->key_count, form->key, form->key_count))
			add_form(e, other->key, other->key_count);
	}
}

/*
 * The stretch that begins at word i: the longest shorter than `limit` that an
 * abbreviation is about, or the word alone.  Within another stretch, which is
 * what the limit is for, beginnings do not count.
 */
static element
element_at(const writing *at, size_t i, size_t end, size_t limit)
{
	element e = {.first = i, .count = 1};

	for (size_t k = 0; k < at->q->word[i].candidates && at->l->form_count > 0; k++)
	{
		const query_form *form = &at->l->forms[at->q->word[i].candidate[k]];
		size_t key = key_length(at, i, end, form);
		size_t expansion = expansion_length(at, i, end, form, limit == NO_LIMIT);
		size_t longest = key > expansion ? key : expansion;

		if (longest == 0 || longest < e.count || longest >= limit)
			continue;
		if (longest > e.count)
			e = (element){.first = i, .count = longest};
		if (longest == key)
			add_expansion(at, &e, form);
		else
			add_form(&e, form->key, form->key_count);
	}
	return e;
}

/* Writing */

static void write_words(const writing *at, query_kind kind, size_t first, size_t end, size_t limit);

static void
put_or(query_writer *w, size_t *expressions, const char *s, size_t n, bool prefix)
{
	size_t begin = w->count;

	query_put_value(w, s, n, prefix);
	query_join(w, QUERY_OR, begin, expressions);
}

/* The plain form; beside it the typed one, which says to the ranking what was meant. */
static void
write_plain(query_writer *w, const query_lexeme *l, bool prefix, size_t *expressions)
{
	if (!same(l->typed, l->typed_len, l->plain, l->plain_len))
		put_or(w, expressions, l->typed, l->typed_len, prefix);
	put_or(w, expressions, l->plain, l->plain_len, prefix);
}

static void
write_confusables(const writing *at, const query_lexeme *l, size_t *expressions)
{
	query_pool *pool = &at->l->pool;
	confusables found;
	size_t split = 0;

	confusables_of(l->plain, l->plain_len, &found);
	while (found.count == 0 && (split = glued_next(l->plain, l->plain_len, split)) > 0)
	{
		size_t begin = at->w->count;

		query_put_value(at->w, l->plain, split, false);
		query_put_value(at->w, l->plain + split, l->plain_len - split, false);
		query_put(at->w, (query_item){.kind = QUERY_PHRASE});
		query_join(at->w, QUERY_OR, begin, expressions);
	}
	write_plain(at->w, l, false, expressions);
	for (size_t k = 0; k < found.count; k++)
	{
		if (same(found.word[k].s, found.word[k].n, l->plain, l->plain_len))
			continue;
		if (pool->room - pool->used < found.word[k].n)
			return;
		memcpy(pool->s + pool->used, found.word[k].s, found.word[k].n);
		put_or(at->w, expressions, pool->s + pool->used, found.word[k].n, false);
		pool->used += found.word[k].n;
	}
}

static void
write_word(const writing *at, size_t i)
{
	const query_text *q = at->q;
	const query_lexeme *l = &q->word[i].lexeme;
	bool prefix = q->unfinished_word && i + 1 == q->words;
	size_t expressions = 0;

	if (at->asking == AS_TYPED)
		put_or(at->w, &expressions, l->typed, l->typed_len, prefix);
	else if (at->asking == PLAIN || prefix)
		write_plain(at->w, l, prefix, &expressions);
	else
		write_confusables(at, l, &expressions);
	for (size_t k = 0; prefix && k < q->others; k++)
	{
		const query_lexeme *other = &q->other[k];

		put_or(at->w, &expressions, other->typed, other->typed_len, true);
		if (at->asking != AS_TYPED &&
			!same(other->typed, other->typed_len, other->plain, other->plain_len) &&
			!same(other->plain, other->plain_len, l->plain, l->plain_len))
			put_or(at->w, &expressions, other->plain, other->plain_len, true);
	}
}

/* Lexemes of an abbreviation or of what it stands for, one behind the other. */
static void
write_form(const writing *at, const query_lexeme *words, size_t count)
{
	for (size_t i = 0; i < count; i++)
	{
		if (at->asking == AS_TYPED)
			query_put_value(at->w, words[i].typed, words[i].typed_len, false);
		else
			query_put_value(at->w, words[i].plain, words[i].plain_len, false);
		if (i > 0)
			query_put(at->w, (query_item){.kind = QUERY_PHRASE});
	}
}

static void
write_element(const writing *at, const element *e)
{
	if (e->count == 1)
		write_word(at, e->first);
	else
		write_words(at, QUERY_PHRASE, e->first, e->first + e->count, e->count);
	for (size_t k = 0; k < e->forms; k++)
	{
		write_form(at, e->form[k].words, e->form[k].count);
		query_put(at->w, (query_item){.kind = QUERY_OR});
	}
}

/*
 * Ways to write a phrase with its abbreviations or without.  The server takes
 * alternatives of different lengths inside a phrase for equally long ones when
 * a text has both: so every way is a phrase of its own.  Of many, those that
 * abbreviate the first words are written.
 */
#define MOST_WAYS 16

static size_t ways(const writing *at, size_t first, size_t end, size_t limit);

static size_t
ways_of_element(const writing *at, const element *e)
{
	return e->forms + (e->count > 1 ? ways(at, e->first, e->first + e->count, e->count) : 1);
}

/* How many there are; more than MOST_WAYS are not counted. */
static size_t
ways(const writing *at, size_t first, size_t end, size_t limit)
{
	size_t product = 1;

	for (size_t i = first; i < end && product <= MOST_WAYS;)
	{
		element e = element_at(at, i, end, limit);

		product *= ways_of_element(at, &e);
		i += e.count;
	}
	return product;
}

/* Write one of the ways, which are counted from 0: the words themselves. */
static void
write_way(const writing *at, size_t first, size_t end, size_t limit, size_t way)
{
	size_t expressions = 0;

	for (size_t i = first; i < end && !at->w->overflow;)
	{
		element e = element_at(at, i, end, limit);
		size_t own = ways_of_element(at, &e);
		size_t chosen = way % own;
		size_t inner = own - e.forms;
		size_t begin = at->w->count;

		way /= own;
		if (chosen >= inner)
			write_form(at, e.form[chosen - inner].words, e.form[chosen - inner].count);
		else if (e.count == 1)
			write_word(at, e.first);
		else
			write_way(at, e.first, e.first + e.count, e.count, chosen);
		query_join(at->w, QUERY_PHRASE, begin, &expressions);
		i += e.count;
	}
}

/* The words from `first` to `end`, joined; stretches shorter than `limit` may be abbreviated. */
static void
write_words(const writing *at, query_kind kind, size_t first, size_t end, size_t limit)
{
	size_t expressions = 0;
	size_t count = kind == QUERY_PHRASE ? ways(at, first, end, limit) : 0;

	for (size_t way = 0; way < count && way < MOST_WAYS && !at->w->overflow; way++)
	{
		size_t begin = at->w->count;

		write_way(at, first, end, limit, way);
		query_join(at->w, QUERY_OR, begin, &expressions);
	}
	for (size_t i = first; kind != QUERY_PHRASE && i < end && !at->w->overflow;)
	{
		element e = element_at(at, i, end, limit);
		size_t begin = at->w->count;

		write_element(at, &e);
		query_join(at->w, kind, begin, &expressions);
		i += e.count;
	}
}

/* Where the run of words ends in which word i is. */
static size_t
run_end(const query_text *q, size_t i)
{
	size_t end = i;

	while (end < q->words && q->word[end].run == q->word[i].run)
		end++;
	return end;
}

/* Every number and code: of all of them one, or each. */
static void
write_numbers(const writing *at, query_kind kind, size_t *expressions)
{
	for (size_t i = 0; i < at->q->numbers; i++)
	{
		const query_number *number = &at->q->number[i];
		bool last = i + 1 == at->q->numbers;
		size_t begin = at->w->count;

		for (size_t k = 0; k < number->count; k++)
		{
			const query_lexeme *l = &number->lexeme[k];
			bool prefix = last && k + 1 == number->count && at->q->unfinished_number;
			size_t forms = 0;

			if (at->asking == AS_TYPED)
				query_put_value(at->w, l->typed, l->typed_len, prefix);
			else
				write_plain(at->w, l, prefix, &forms);
			if (k > 0)
				query_put(at->w, (query_item){.kind = QUERY_PHRASE});
		}
		query_join(at->w, kind, begin, expressions);
	}
}

/* The words of each run joined as kind says, a phrase or all of them, and every number. */
static void
write_runs(const writing *at, query_kind kind)
{
	size_t expressions = 0;

	for (size_t i = 0; i < at->q->words; i = run_end(at->q, i))
	{
		size_t begin = at->w->count;

		write_words(at, kind, i, run_end(at->q, i), NO_LIMIT);
		query_join(at->w, QUERY_AND, begin, &expressions);
	}
	write_numbers(at, QUERY_AND, &expressions);
}

/* How many stretches, at most LADDER_BREAK_MAX + 1, the words have; where each ends. */
static size_t
stretches(const writing *at, size_t *ends)
{
	size_t count = 0;

	for (size_t i = 0; i < at->q->words && count <= LADDER_BREAK_MAX; count++)
	{
		element e = element_at(at, i, at->q->words, NO_LIMIT);

		i += e.count;
		ends[count] = i;
	}
	return count;
}

/* The words in two phrases, wherever they break, and every number. */
static void
write_breaks(const writing *at)
{
	size_t ends[LADDER_BREAK_MAX + 1];
	size_t count;
	size_t expressions = 0;
	size_t both = 1;

	if (at->q->words == 0 || run_end(at->q, 0) < at->q->words)
		return;
	count = stretches(at, ends);
	if (count < LADDER_BREAK_MIN || count > LADDER_BREAK_MAX)
		return;
	for (size_t i = 0; i + 1 < count && !at->w->overflow; i++)
	{
		size_t begin = at->w->count;

		write_words(at, QUERY_PHRASE, 0, ends[i], NO_LIMIT);
		write_words(at, QUERY_PHRASE, ends[i], at->q->words, NO_LIMIT);
		query_put(at->w, (query_item){.kind = QUERY_AND});
		query_join(at->w, QUERY_OR, begin, &expressions);
	}
	write_numbers(at, QUERY_AND, &both);
}

/* How many stretches and numbers there are; more than three do not count. */
static size_t
things(const writing *at)
{
	size_t count = at->q->numbers;

	for (size_t i = 0; i < at->q->words && count < 4;)
	{
		size_t end = run_end(at->q, i);

		i += element_at(at, i, end, NO_LIMIT).count;
		count++;
	}
	return count;
}

/* Whether a word says nothing by itself. */
static bool
says_nothing(const query_lexeme *l)
{
	return is_stop_word(l->typed, l->typed_len) ||
		   (same(l->typed, l->typed_len, l->plain, l->plain_len) &&
			is_plain_stop_word(l->plain, l->plain_len));
}

static bool
is_word(const query_lexeme *l, const char *typed, const char *plain)
{
	return same(l->typed, l->typed_len, typed, strlen(typed)) ||
		   same(l->typed, l->typed_len, plain, strlen(plain));
}

/* Whether words i and i + 1 are what every question begins with: thủ tục, hồ sơ. */
static bool
opens_question(const query_text *q, size_t i)
{
	const query_lexeme *a = &q->word[i].lexeme;
	const query_lexeme *b = &q->word[i + 1].lexeme;

	return (is_word(a, "thủ", "thu") && is_word(b, "tục", "tuc")) ||
		   (is_word(a, "hồ", "ho") && is_word(b, "sơ", "so"));
}

/* Whether words i and i + 1 say something together. */
static bool
are_telling(const query_text *q, size_t i)
{
	return q->word[i].run == q->word[i + 1].run && !says_nothing(&q->word[i].lexeme) &&
		   !says_nothing(&q->word[i + 1].lexeme) && !opens_question(q, i) &&
		   (i == 0 || !opens_question(q, i - 1));
}

/* What any two neighbours are written to. */
typedef struct pairs
{
	size_t count;
	size_t expressions;
} pairs;

/* The words of an abbreviation, or of what it stands for: neighbours, or one word alone. */
static void
write_form_pairs(const writing *at, const query_lexeme *words, size_t count, pairs *p)
{
	for (size_t i = 0; i + 1 < count && p->count < LADDER_MAX_PAIRS; i++)
	{
		size_t begin = at->w->count;

		write_form(at, words + i, 2);
		query_join(at->w, QUERY_OR, begin, &p->expressions);
		p->count++;
	}
	if (count == 1 && p->count < LADDER_MAX_PAIRS)
	{
		put_or(at->w, &p->expressions, words[0].typed, words[0].typed_len, false);
		p->count++;
	}
}

/* Any two neighbours that say something, those of abbreviations among them, or any number. */
static void
write_pairs(const writing *at)
{
	const query_text *q = at->q;
	pairs p = {0};

	for (size_t i = 0; i + 1 < q->words && p.count < LADDER_MAX_PAIRS; i++)
	{
		size_t begin = at->w->count;

		if (!are_telling(q, i))
			continue;
		write_word(at, i);
		write_word(at, i + 1);
		query_put(at->w, (query_item){.kind = QUERY_PHRASE});
		query_join(at->w, QUERY_OR, begin, &p.expressions);
		p.count++;
	}
	for (size_t i = 0; i < q->words;)
	{
		element e = element_at(at, i, run_end(q, i), NO_LIMIT);

		for (size_t k = 0; k < e.forms; k++)
			write_form_pairs(at, e.form[k].words, e.form[k].count, &p);
		i += e.count;
	}
	write_numbers(at, QUERY_OR, &p.expressions);
}

/* Both expressions, one or the other; either may be empty. */
static void
write_phrases_or_breaks(const writing *at)
{
	size_t expressions = 0;
	size_t begin = at->w->count;

	write_runs(at, QUERY_PHRASE);
	query_join(at->w, QUERY_OR, begin, &expressions);
	begin = at->w->count;
	write_breaks(at);
	query_join(at->w, QUERY_OR, begin, &expressions);
}

bool
ladder_step(ladder *l, int step, query_writer *w)
{
	const query_text *meant = l->mended != NULL ? l->mended : l->typed;
	writing at = {l, step >= 5 ? meant : l->typed, AS_TYPED, w};

	if (step == 3 || step == 4 || step == 9)
		at.asking = PLAIN;
	if (step == 7)
		at.asking = CONFUSABLE;
	switch (step)
	{
		case 1:
		case 3:
		case 7:
			write_runs(&at, QUERY_PHRASE);
			break;
		case 2:
		case 4:
			write_breaks(&at);
			break;
		case 5:
			if (l->mended != NULL)
				write_phrases_or_breaks(&at);
			break;
		case 6:
			if (things(&at) > 2)
				write_runs(&at, QUERY_AND);
			break;
		case 8:
			if (things(&at) == 2)
				write_runs(&at, QUERY_AND);
			break;
		case 9:
			if (things(&at) > 1)
				write_runs(&at, QUERY_AND);
			break;
		case 10:
			write_pairs(&at);
			break;
		default:
			break;
	}
	return w->count > 0 && !w->overflow;
}
