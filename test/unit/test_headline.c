/*
 * test_headline.c
 *		What headline.h promises: what is marked, against the definition of a match
 *		counted out over sets of places, and what is shown.
 */
#include "cchc_test.h"

#include "search/headline.h"

/* Matching: a text is letters, a position each; a query is Polish: &, |, !, a digit for a phrase of that distance. */

#define MOST_NODES 64
#define MOST_TEXT 128

static headline_node nodes[MOST_NODES];
static char letter[MOST_NODES];

/* What headline.c reads and writes has no byte more than it should: the sanitizer watches its ends. */
static headline_node *own_nodes;
static headline_occurrence *occurrences;
static uint32_t *first;
static uint8_t *marked;

static void
free_match(void)
{
	free(own_nodes);
	free(occurrences);
	free(first);
	free(marked);
}

static headline_kind
kind_of(char c)
{
	if (c == '&')
		return HEADLINE_AND;
	if (c == '|')
		return HEADLINE_OR;
	if (c == '!')
		return HEADLINE_NOT;
	return c >= '0' && c <= '9' ? HEADLINE_PHRASE : HEADLINE_VALUE;
}

/* The end of the operand that begins there. */
static const char *
operand_end(const char *query)
{
	headline_kind kind = kind_of(*query);

	if (kind == HEADLINE_VALUE)
		return query + 1;
	query = operand_end(query + 1);
	return kind == HEADLINE_NOT ? query : operand_end(query);
}

/* The nodes in the order of the server's: an operator, its right side, its left side. */
static uint32_t
read_query(const char *query, uint32_t at)
{
	headline_node *n = &nodes[at];

	*n = (headline_node){.kind = kind_of(*query), .distance = (uint32_t) (*query - '0')};
	letter[at] = *query;
	if (n->kind == HEADLINE_VALUE)
		return at + 1;
	n->right = at + 1;
	if (n->kind == HEADLINE_NOT)
		return read_query(query + 1, at + 1);
	n->left = read_query(operand_end(query + 1), at + 1);
	return read_query(query + 1, n->left);
}

static headline_match
read_match(const char *query, const char *text)
{
	size_t count = read_query(query, 0);
	uint32_t positions = (uint32_t) strlen(text);
	uint32_t found = 0;

	free_match();
	own_nodes = malloc(count * sizeof(*own_nodes));
	memcpy(own_nodes, nodes, count * sizeof(*own_nodes));
	first = malloc((positions + 2) * sizeof(*first));
	marked = calloc(positions + 2, 1);
	occurrences = NULL;
	first[0] = 0;
	for (uint32_t p = 1; p <= positions; p++)
	{
		first[p] = found;
		for (uint32_t i = 0; i < count; i++)
		{
			if (nodes[i].kind != HEADLINE_VALUE || letter[i] != text[p - 1])
				continue;
			occurrences = realloc(occurrences, (found + 1) * sizeof(*occurrences));
			occurrences[found++] = (headline_occurrence){p, i};
		}
	}
	first[positions + 1] = found;
	return (headline_match){own_nodes, count, occurrences, first, positions, marked};
}

/* What a headline does with a query and a text: marks as capitals; step by step when told to. */
static const char *
marks(const char *query, const char *text, uint32_t step)
{
	static char result[MOST_TEXT + 1];
	headline_match m = read_match(query, text);

	headline_begin(&m);
	for (size_t i = 0; i < m.count; i++)
		for (uint32_t p = 1; headline_is_leaf(&m, i) && p <= m.positions; p += step)
			own_nodes[i].is_true |=
				headline_look(&m, i, p, p + step <= m.positions ? p + step : m.positions + 1);
	headline_decide(&m);
	for (size_t i = 0; i < m.count; i++)
		if (headline_is_leaf(&m, i) && own_nodes[i].live)
			for (uint32_t p = 1; p <= m.positions; p += step)
				headline_mark(&m, i, p, p + step <= m.positions ? p + step : m.positions + 1);
	for (uint32_t p = 1; p <= m.positions; p++)
		result[p - 1] = (char) (text[p - 1] - (marked[p] ? 'a' - 'A' : 0));
	result[m.positions] = '\0';
	assert_int_equal(marked[0], 0);
	assert_int_equal(marked[m.positions + 1], 0);
	return result;
}

static void
a_word_is_marked_only_where_it_is_part_of_a_match(void **state)
{
	static const struct
	{
		const char *query;
		const char *text;
		const char *result;
	} cases[] = {
		{"a", "abca", "AbcA"},
		{"z", "abca", "abca"},
		{"a", "", ""},
		/* hộ chiếu: not the hộ of hộ gia đình */
		{"1ab", "acxabxa", "acxABxa"},
		{"1ab", "aab", "aAB"},
		{"1ab", "ba", "ba"},
		{"2ab", "axbab", "AXBab"},
		{"2ab", "axb", "AXB"},
		/* of a phrase whose parts overlap every place */
		{"1aa", "aaa", "AAA"},
		{"11abc", "abcab", "ABCab"},
		{"1a1bc", "abcab", "ABCab"},
		{"0ab", "ab", "ab"},
		{"0aa", "ab", "Ab"},
		/* inside a phrase an AND stands at one place, an OR at either */
		{"1|acb", "abcb", "ABCB"},
		{"1a|bc", "abxac", "ABxAC"},
		{"1&aab", "abb", "ABb"},
		{"1&abc", "abc", "abc"},
		{"1|a1abc", "abcac", "ABCAC"},
		/* a NOT in a phrase matches nothing */
		{"1a!b", "ac", "ac"},
		/* at the top what does not stand there is no reason, what stands there is one */
		{"&ab", "axb", "AxB"},
		{"&ab", "axc", "axc"},
		{"|ab", "axc", "Axc"},
		{"|a&bc", "axb", "Axb"},
		{"|a&bc", "bxc", "BxC"},
		{"&a!b", "axc", "Axc"},
		{"&a!b", "axb", "axb"},
		{"!a", "bcd", "bcd"},
		{"!!a", "bac", "bac"},
		{"&!ab", "bbc", "BBc"},
		{"&1abc", "abxc", "ABxC"},
		{"&1abc", "axbc", "axbc"},
	};

	(void) state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
		for (uint32_t step = 1; step <= 8; step++)
		{
			const char *result = marks(cases[i].query, cases[i].text, step);

			if (strcmp(result, cases[i].result) != 0)
				fail_msg("%s in %s: %s, not %s", cases[i].query, cases[i].text, result,
						 cases[i].result);
		}
}

/* The definition: a set of places, a bit each, where the matches end that begin at one. */
static uint32_t
ends_by_definition(uint32_t at, const char *text, uint32_t position)
{
	uint32_t positions = (uint32_t) strlen(text);
	headline_node *n = &nodes[at];
	uint32_t left;
	uint32_t result = 0;

	if (position == 0 || position > positions)
		return 0;
	switch (n->kind)
	{
		case HEADLINE_VALUE:
			return text[position - 1] == letter[at] ? UINT32_C(1) << position : 0;
		case HEADLINE_NOT:
			return 0;
		case HEADLINE_AND:
			return ends_by_definition(n->left, text, position) &
				   ends_by_definition(n->right, text, position);
		case HEADLINE_OR:
			return ends_by_definition(n->left, text, position) |
				   ends_by_definition(n->right, text, position);
		case HEADLINE_PHRASE:
			break;
	}
	left = ends_by_definition(n->left, text, position);
	for (uint32_t p = 1; p <= positions; p++)
		if (left >> p & 1)
			result |= ends_by_definition(n->right, text, p + n->distance);
	return result;
}

static bool
leaf_is_true(uint32_t at, const char *text)
{
	for (uint32_t p = 1; p <= strlen(text); p++)
		if (ends_by_definition(at, text, p) != 0)
			return true;
	return false;
}

static bool
is_true(uint32_t at, const char *text)
{
	headline_node *n = &nodes[at];

	if (n->kind == HEADLINE_AND)
		return is_true(n->left, text) && is_true(n->right, text);
	if (n->kind == HEADLINE_OR)
		return is_true(n->left, text) || is_true(n->right, text);
	if (n->kind == HEADLINE_NOT)
		return !is_true(n->right, text);
	return leaf_is_true(at, text);
}

/* The places of a node that is true and asked for. */
static uint32_t
places(uint32_t at, const char *text)
{
	headline_node *n = &nodes[at];
	uint32_t result = 0;

	if (n->kind == HEADLINE_NOT || !is_true(at, text))
		return 0;
	if (n->kind == HEADLINE_AND || n->kind == HEADLINE_OR)
		return places(n->left, text) | places(n->right, text);
	for (uint32_t p = 1; p <= strlen(text); p++)
		for (uint32_t end = p; end <= strlen(text); end++)
			if (ends_by_definition(at, text, p) >> end & 1)
				result |= (UINT32_C(2) << end) - (UINT32_C(1) << p);
	return result;
}

static char *
random_query(char *query, int depth)
{
	static const char operators[] = "&|!012";
	char c = depth > 3 || test_below(3) == 0 ? (char) ('a' + test_below(3))
											 : operators[test_below(sizeof(operators) - 1)];

	*query++ = c;
	if (kind_of(c) == HEADLINE_VALUE)
		return query;
	if (kind_of(c) != HEADLINE_NOT)
		query = random_query(query, depth + 1);
	return random_query(query, depth + 1);
}

static void
marks_are_those_of_the_definition(void **state)
{
	(void) state;
	test_seed();
	for (int round = 0; round < 20000; round++)
	{
		char query[MOST_NODES + 1];
		char text[13];
		size_t length = test_below(sizeof(text));
		const char *result;
		uint32_t wanted;

		*random_query(query, 0) = '\0';
		for (size_t i = 0; i < length; i++)
			text[i] = (char) ('a' + test_below(4));
		text[length] = '\0';
		result = marks(query, text, 1 + (uint32_t) test_below(5));
		wanted = places(0, text);
		for (uint32_t p = 1; p <= length; p++)
			if ((result[p - 1] < 'a') != (wanted >> p & 1))
				fail_msg("%s in %s: %s", query, text, result);
		assert_int_equal(own_nodes[0].is_true, is_true(0, text));
		assert_int_equal(own_nodes[0].live, is_true(0, text));
	}
}

static void
a_query_that_costs_too_much_matches_nothing(void **state)
{
	char query[MOST_NODES + 1];
	char text[] = "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa";

	(void) state;
	/* Each part ends one or two places further: the ways double with every one. */
	for (int parts = 1; parts <= 10; parts++)
	{
		char *end = query;

		for (int i = 0; i < parts; i++)
			end += sprintf(end, "1|a1aa");
		sprintf(end, "a");
		/* Near the end of the text there are fewer. */
		assert_int_equal(marks(query, text, 1)[0], parts < 9 ? 'A' : 'a');
	}
}

/*
 * Choosing: of a text each letter is a token: w a word, s a short one, W and S
 * marked ones; a blank is joined over, any other sign is not.  What is not shown
 * is a dot, and marks stand in brackets.
 */
static const char *
chosen(const char *text, size_t max_words, size_t min_words, size_t max_fragments, bool all)
{
	static char result[3 * MOST_TEXT + 1];
	headline_options options = {max_words, min_words, max_fragments, all};
	size_t count = strlen(text);
	headline_token *tokens = calloc(count + (count == 0), sizeof(*tokens));
	char *out = result;

	for (size_t i = 0; i < count; i++)
	{
		char c = text[i];

		tokens[i].is_word = strchr("wsWS", c) != NULL;
		tokens[i].is_short = c == 's' || c == 'S';
		tokens[i].is_marked = c == 'W' || c == 'S';
		tokens[i].joins = c == ' ';
	}
	headline_choose(tokens, count, &options);
	for (size_t i = 0; i < count; i++)
	{
		if (tokens[i].begins)
			*out++ = '[';
		*out++ = tokens[i].shown ? text[i] : '.';
		if (tokens[i].ends)
			*out++ = ']';
	}
	*out = '\0';
	free(tokens);
	return result;
}

static void
what_is_shown(void **state)
{
	(void) state;
	/* The whole text; marks of words that belong together are one. */
	assert_string_equal(chosen("w W W,W w", 2, 1, 0, true), "w [W W],[W] w");
	assert_string_equal(chosen("W", 2, 1, 0, true), "[W]");
	assert_string_equal(chosen("W w W", 2, 1, 0, true), "[W] w [W]");
	assert_string_equal(chosen("W  W", 2, 1, 0, true), "[W  W]");
	assert_string_equal(chosen("W ,W", 2, 1, 0, true), "[W] ,[W]");
	assert_string_equal(chosen("", 2, 1, 0, true), "");

	/* One stretch: from a marked word on, where the most are. */
	assert_string_equal(chosen("w w W w w W W w w", 3, 1, 0, false), "..........[W W]....");
	assert_string_equal(chosen("W w w w w w W W w", 3, 1, 0, false), "............[W W]..");
	assert_string_equal(chosen("W w W w w w W w W", 3, 1, 0, false), "[W] w [W]............");
	/* to min_words: to the right, then to the left; */
	assert_string_equal(chosen("w w W w w w", 9, 2, 0, false), "....[W] w....");
	assert_string_equal(chosen("w w w w W", 9, 3, 0, false), "....w w [W]");
	assert_string_equal(chosen("w w W", 9, 8, 0, false), "w w [W]");
	/* not ending in a short word, unless it is marked or the last that may be shown; */
	assert_string_equal(chosen("W s s w w", 9, 2, 0, false), "[W] s s w..");
	assert_string_equal(chosen("W s s w w", 3, 2, 0, false), "[W] s s....");
	assert_string_equal(chosen("w S w w", 9, 1, 0, false), "..[S]....");
	assert_string_equal(chosen("W s S w", 9, 2, 0, false), "[W] s [S]..");
	/* with what stands around the first and the last word; */
	assert_string_equal(chosen("(W w)", 9, 2, 0, false), "([W] w)");
	assert_string_equal(chosen("(w W)", 9, 1, 0, false), "...[W])");
	/* without a mark the beginning. */
	assert_string_equal(chosen("w w w w", 9, 2, 0, false), "w w....");
	assert_string_equal(chosen("w s w w", 9, 2, 0, false), "w s w..");
	assert_string_equal(chosen("--", 9, 2, 0, false), "--");
	assert_string_equal(chosen("", 9, 2, 0, false), "");

	/* Fragments: of so many words, in the order of the text, those with the most marks, else the first. */
	assert_string_equal(chosen("W w w w w w W W w w w w W", 2, 1, 1, false),
						"............[W W]..........");
	assert_string_equal(chosen("W w w w w w W W w w w w W", 2, 1, 2, false),
						"[W]...........[W W]..........");
	/* Each has half of the words that it may have, to the right and then to the left, */
	assert_string_equal(chosen("w w w W w w w w", 6, 1, 1, false), "......[W] w w....");
	assert_string_equal(chosen("w w w w W w", 6, 1, 1, false), "......w [W] w");
	assert_string_equal(chosen("W w w w w w w W", 6, 1, 2, false), "[W] w w.....w w [W]");
	assert_string_equal(chosen("W w w w w W w W", 6, 1, 2, false), "[W] w w w w [W].w [W]");
	/* or one more so as not to end in a short word, but not more than all; */
	assert_string_equal(chosen("W w s w w", 6, 1, 1, false), "[W] w s w..");
	assert_string_equal(chosen("W w s s s s w", 6, 1, 1, false), "[W] w s s s s..");
	/* and none grows into another. */
	assert_string_equal(chosen("W s s s s W", 4, 1, 2, false), "[W] s s s.s [W]");
	assert_string_equal(chosen("W s s s W w", 3, 1, 2, false), "[W].......[W]..");
	/* Of as many marks the first. */
	assert_string_equal(chosen("W w w W w w W w w W W", 2, 1, 2, false),
						"[W].................[W W]");
	assert_string_equal(chosen("W w w W w w W w w W W", 2, 1, 3, false),
						"[W].....[W]...........[W W]");
	/* Without a mark the beginning. */
	assert_string_equal(chosen("w w w", 2, 1, 2, false), "w....");
	assert_string_equal(chosen("w w w", 2, 2, 3, false), "w w..");
}

static void
no_more_is_shown_than_asked_for(void **state)
{
	(void) state;
	test_seed();
	for (int round = 0; round < 20000; round++)
	{
		char text[MOST_TEXT];
		size_t count = test_below(MOST_TEXT - 1);
		size_t most = 2 + test_below(20);
		size_t least = 1 + test_below(most - 1);
		size_t fragments = test_below(4);
		size_t words = 0;
		size_t all = 0;
		size_t runs = 0;
		size_t begun = 0;
		size_t shown_marks = 0;
		size_t marked_words = 0;
		char before = '.';
		const char *result;

		for (size_t i = 0; i < count; i++)
			text[i] = "wwwsWS  ,"[test_below(9)];
		text[count] = '\0';
		result = chosen(text, most, least, fragments, false);
		for (const char *c = result; *c != '\0'; c++)
		{
			begun += *c == '[';
			begun -= *c == ']';
			assert_true(begun <= 1);
			if (*c == '[' || *c == ']')
				continue;
			assert_true(begun == 0 || *c == 'W' || *c == 'S' || *c == ' ');
			words += strchr("wsWS", *c) != NULL;
			shown_marks += *c == 'W' || *c == 'S';
			runs += before == '.' && *c != '.';
			before = *c;
		}
		assert_int_equal(begun, 0);
		for (size_t i = 0; i < count; i++)
		{
			all += strchr("wsWS", text[i]) != NULL;
			marked_words += text[i] == 'W' || text[i] == 'S';
		}
		assert_true(words <= most * (fragments == 0 ? 1 : fragments));
		assert_true(runs <= (fragments == 0 ? 1 : fragments));
		if (fragments == 0)
			assert_true(words >= (all < least ? all : least));
		assert_int_equal(shown_marks > 0, marked_words > 0);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_word_is_marked_only_where_it_is_part_of_a_match),
		cmocka_unit_test(marks_are_those_of_the_definition),
		cmocka_unit_test(a_query_that_costs_too_much_matches_nothing),
		cmocka_unit_test(what_is_shown),
		cmocka_unit_test(no_more_is_shown_than_asked_for),
	};

	int failed = cmocka_run_group_tests(tests, NULL, NULL);

	free_match();
	return failed;
}
