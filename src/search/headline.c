/*
 * headline.c
 *		Matches of a query in a text, and the part of it that is shown.
 */
#include "search/headline.h"

#include <string.h>

/* Matching */

/* Ends of the matches that begin at one position; alternatives are few. */
#define MOST_ENDS 16

typedef struct ends
{
	unsigned count;
	uint32_t at[MOST_ENDS];
} ends;

static void
add_end(ends *e, uint32_t at)
{
	for (unsigned i = 0; i < e->count; i++)
		if (e->at[i] == at)
			return;
	if (e->count < MOST_ENDS)
		e->at[e->count++] = at;
}

static bool
has_end(const ends *e, uint32_t at)
{
	for (unsigned i = 0; i < e->count; i++)
		if (e->at[i] == at)
			return true;
	return false;
}

static bool
stands_at(const headline_match *m, size_t node, uint32_t position)
{
	for (uint32_t i = m->first[position]; i < m->first[position + 1]; i++)
		if (m->occurrences[i].node == node)
			return true;
	return false;
}

/*
 * Where the matches of a node end that begin at a position.  Each end of the
 * left side is a place to look for the right one, so that the steps multiply
 * with the depth: `steps` says how many are left.
 */
static ends
ends_of(const headline_match *m, size_t node, uint32_t position, int depth, unsigned *steps)
{
	const headline_node *n = &m->nodes[node];
	ends result = {0};
	ends left;
	ends right;

	if (position == 0 || position > m->positions || depth > HEADLINE_MAX_DEPTH || *steps == 0)
		return result;
	--*steps;
	if (n->kind == HEADLINE_VALUE)
	{
		if (stands_at(m, node, position))
			add_end(&result, position);
		return result;
	}
	if (n->kind == HEADLINE_NOT)
		return result;
	left = ends_of(m, n->left, position, depth + 1, steps);
	if (n->kind == HEADLINE_PHRASE)
	{
		for (unsigned i = 0; i < left.count; i++)
		{
			if (n->distance > m->positions - left.at[i])
				continue;
			right = ends_of(m, n->right, left.at[i] + n->distance, depth + 1, steps);
			for (unsigned k = 0; k < right.count; k++)
				add_end(&result, right.at[k]);
		}
		return result;
	}
	if (n->kind == HEADLINE_AND && left.count == 0)
		return result;
	right = ends_of(m, n->right, position, depth + 1, steps);
	for (unsigned i = 0; i < left.count; i++)
		if (n->kind == HEADLINE_OR || has_end(&right, left.at[i]))
			add_end(&result, left.at[i]);
	for (unsigned i = 0; n->kind == HEADLINE_OR && i < right.count; i++)
		add_end(&result, right.at[i]);
	return result;
}

void
headline_begin(headline_match *m)
{
	for (size_t i = 0; i < m->count; i++)
		m->nodes[i].top = i == 0;
	for (size_t i = 0; i < m->count; i++)
	{
		headline_node *n = &m->nodes[i];

		n->is_true = n->live = false;
		if (n->kind == HEADLINE_VALUE || n->kind == HEADLINE_PHRASE || !n->top)
			continue;
		m->nodes[n->right].top = true;
		if (n->kind != HEADLINE_NOT)
			m->nodes[n->left].top = true;
	}
}

/* Where the matches of a leaf end that begin at a position. */
static ends
match_ends(const headline_match *m, size_t leaf, uint32_t position)
{
	unsigned steps = HEADLINE_MAX_STEPS;
	ends found = ends_of(m, leaf, position, 0, &steps);

	/* What was not looked at to its end is not said to match. */
	if (steps == 0)
		found.count = 0;
	return found;
}

bool
headline_look(const headline_match *m, size_t leaf, uint32_t from, uint32_t end)
{
	for (uint32_t p = from; p < end; p++)
		if (m->first[p] < m->first[p + 1] && match_ends(m, leaf, p).count > 0)
			return true;
	return false;
}

void
headline_decide(headline_match *m)
{
	for (size_t i = m->count; i-- > 0;)
	{
		headline_node *n = &m->nodes[i];

		if (!n->top)
			continue;
		if (n->kind == HEADLINE_AND)
			n->is_true = m->nodes[n->left].is_true && m->nodes[n->right].is_true;
		else if (n->kind == HEADLINE_OR)
			n->is_true = m->nodes[n->left].is_true || m->nodes[n->right].is_true;
		else if (n->kind == HEADLINE_NOT)
			n->is_true = !m->nodes[n->right].is_true;
	}
	for (size_t i = 0; i < m->count; i++)
	{
		headline_node *n = &m->nodes[i];

		if (i == 0)
			n->live = n->is_true;
		if (!n->live || (n->kind != HEADLINE_AND && n->kind != HEADLINE_OR))
			continue;
		m->nodes[n->left].live = m->nodes[n->left].is_true;
		m->nodes[n->right].live = m->nodes[n->right].is_true;
	}
}

void
headline_mark(headline_match *m, size_t leaf, uint32_t from, uint32_t end)
{
	for (uint32_t p = from; p < end; p++)
	{
		ends e;

		if (m->first[p] == m->first[p + 1])
			continue;
		e = match_ends(m, leaf, p);
		for (unsigned i = 0; i < e.count; i++)
			memset(m->marked + p, 1, e.at[i] - p + 1);
	}
}

/* Choosing */

/* A stretch of tokens, from `first` to before `end`. */
typedef struct stretch
{
	size_t first;
	size_t end;
	size_t words;
	size_t marked;
} stretch;

/* From a marked word on, as many words as may be shown, up to the last marked one of them. */
static stretch
stretch_from(const headline_token *tokens, size_t count, size_t first, size_t most)
{
	stretch s = {first, first, 0, 0};
	size_t words = 0;

	for (size_t i = first; i < count && words < most; i++)
	{
		words += tokens[i].is_word;
		if (!tokens[i].is_marked)
			continue;
		s.marked++;
		s.words = words;
		s.end = i + 1;
	}
	return s;
}

/* The first marked word from i on; count for none. */
static size_t
next_marked(const headline_token *tokens, size_t count, size_t i)
{
	while (i < count && !tokens[i].is_marked)
		i++;
	return i;
}

/*
 * Grow a stretch to the right until it has `wanted` words and does not end in a
 * short one, but no more than `most`; then to the left, not before `begin`.
 */
static void
grow(const headline_token *tokens, size_t count, size_t begin, size_t wanted, size_t most,
	 stretch *s)
{
	size_t last = s->end > 0 ? s->end - 1 : 0;
	bool is_short = s->end > s->first && tokens[last].is_short && !tokens[last].is_marked;

	for (size_t i = s->end; i < count && (s->words < wanted || (is_short && s->words < most)); i++)
	{
		if (!tokens[i].is_word)
			continue;
		s->words++;
		s->end = i + 1;
		is_short = tokens[i].is_short && !tokens[i].is_marked;
	}
	for (size_t i = s->first; i > begin && s->words < wanted; i--)
	{
		if (!tokens[i - 1].is_word)
			continue;
		s->words++;
		s->first = i - 1;
	}
}

/* Show a stretch, to the ends of the text where it has the first or last word. */
static void
show(headline_token *tokens, size_t count, const stretch *s)
{
	size_t first = s->first;
	size_t end = s->end;

	while (first > 0 && !tokens[first - 1].is_word)
		first--;
	while (end < count && !tokens[end].is_word)
		end++;
	if (first > 0)
		first = s->first;
	if (end < count)
		end = s->end;
	for (size_t i = first; i < end; i++)
		tokens[i].shown = true;
}

static void
show_one(headline_token *tokens, size_t count, const headline_options *options)
{
	stretch best = {0};
	size_t skip = 0;

	for (size_t i = next_marked(tokens, count, 0); i < count; i = next_marked(tokens, count, skip))
	{
		stretch s = stretch_from(tokens, count, i, options->max_words);

		if (s.marked > best.marked)
			best = s;
		/* A later beginning within it can only win by more marks behind it. */
		skip = s.end > i + 1 && s.end < count ? i + 1 + (s.end - i) / 4 : s.end;
	}
	grow(tokens, count, 0, options->min_words, options->max_words, &best);
	show(tokens, count, &best);
}

/* More marks in one stretch do not count. */
#define MOST_MARKS 64

/* Of the stretches, one behind the other, those with the most marks. */
static void
show_fragments(headline_token *tokens, size_t count, const headline_options *options)
{
	size_t with[MOST_MARKS + 1] = {0};
	size_t left = options->max_fragments;
	size_t least = MOST_MARKS;
	size_t begin = 0;
	bool any = false;

	for (size_t i = next_marked(tokens, count, 0); i < count;)
	{
		stretch s = stretch_from(tokens, count, i, options->max_words);

		with[s.marked < MOST_MARKS ? s.marked : MOST_MARKS]++;
		i = next_marked(tokens, count, s.end);
	}
	/* All with more than `least` marks are shown, and of those with as many the first. */
	while (least > 1 && with[least] <= left)
		left -= with[least--];
	for (size_t i = next_marked(tokens, count, 0); i < count;)
	{
		stretch s = stretch_from(tokens, count, i, options->max_words);
		size_t marked = s.marked < MOST_MARKS ? s.marked : MOST_MARKS;
		size_t end = s.end;
		size_t behind = next_marked(tokens, count, s.end);

		if (marked > least || (marked == least && left > 0))
		{
			left -= marked == least;
			grow(tokens, behind, begin,
				 options->max_words / 2 > s.words ? options->max_words / 2 : s.words,
				 options->max_words, &s);
			show(tokens, count, &s);
			begin = s.end;
			any = true;
			if (s.end > end)
				behind = next_marked(tokens, count, s.end);
		}
		i = behind;
	}
	if (!any)
	{
		stretch s = {0};

		grow(tokens, count, 0, options->min_words, options->max_words, &s);
		show(tokens, count, &s);
	}
}

/* Marks go from the first to the last of the words that belong together. */
static void
join_marks(headline_token *tokens, size_t count)
{
	size_t last = count; /* the last marked word; count for none that may be joined */

	for (size_t i = 0; i < count; i++)
	{
		headline_token *t = &tokens[i];

		if (t->is_marked && t->shown)
		{
			if (last == count)
				t->begins = true;
			else
				tokens[last].ends = false;
			t->ends = true;
			last = i;
		}
		else if (t->is_word || !t->joins || !t->shown)
			last = count;
	}
}

void
headline_choose(headline_token *tokens, size_t count, const headline_options *options)
{
	if (options->all)
		for (size_t i = 0; i < count; i++)
			tokens[i].shown = true;
	else if (options->max_fragments == 0)
		show_one(tokens, count, options);
	else
		show_fragments(tokens, count, options);
	join_marks(tokens, count);
}
