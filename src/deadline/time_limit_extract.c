/*
 * time_limit_extract.c
 *		Which numbers of a text are time limits, and from when they count.
 */
#include "deadline/time_limit_extract.h"

#include "common/utf8.h"
#include "deadline/time_limit_read.h"

/* Tokens looked at before the caller is given a chance to stop. */
#define TOKENS_A_STRETCH 4096

static inline bool
is_symbol(const limit_token *t, uint32_t symbol)
{
	return t->kind == TOKEN_SYMBOL && t->symbol == symbol;
}

static inline bool
is_word(const limit_token *t, limit_word word)
{
	return t->kind == TOKEN_WORD && t->word == word;
}

/* Whether the token before makes the number a label or part of a date: Điều 5, ngày 31. */
static bool
labels_number(const limit_token *before, const limit_token *number)
{
	if (before->kind == TOKEN_WORD)
		return number->glued || before->word == W_LABEL || before->word == W_DAY ||
			   before->word == W_MONTH || before->word == W_YEAR;
	return before->kind == TOKEN_NUMBER && number->glued;
}

/* Whether the symbol holds the number before and after it together: 59/2020, 1.000.000 */
static bool
joins_numbers(const limit_token *before, const limit_token *t)
{
	return t->glued && (is_symbol(t, '/') || is_symbol(t, '.')) &&
		   (before->kind == TOKEN_NUMBER || before->kind == TOKEN_WORD);
}

/* Whether a word may begin a limit after the token before: "không quá năm ngày". */
static bool
invites_number(const limit_token *before)
{
	return before->kind == TOKEN_WORD &&
		   (before->word == W_CUE || before->word == W_SAU || before->word == W_TRUOC);
}

/* Whether what is read is a time of the day: lúc 17 giờ, từ 7 giờ, 17 giờ hàng ngày, 17 giờ 00. */
static bool
is_clock_time(const limit_token *before, limit_word unit, const limit_token *after)
{
	return unit == W_HOUR &&
		   (is_word(before, W_CLOCK) || is_word(before, W_TU) || is_word(before, W_DEN) ||
			is_word(after, W_EVERY) || is_word(after, W_DAY) || after->kind == TOKEN_NUMBER);
}

/* Whether the token behind the unit makes it something else: 31 tháng 12, 5 năm kinh nghiệm. */
static bool
is_no_limit(const limit_scan *scan, limit_word unit, const limit_token *after)
{
	limit_token next = limit_token_at(scan->s, scan->n, after->end);

	if (is_word(after, W_THRESHOLD) || (is_word(after, W_TRO) && is_word(&next, W_LEN)))
		return true;
	return after->kind == TOKEN_NUMBER && !after->glued &&
		   (unit == W_MONTH || unit == W_DAY || unit == W_YEAR);
}

/* Where the words that say what a limit counts from begin; n when there are none. */
static size_t
anchor_start(const char *s, size_t n, size_t at)
{
	limit_token first = limit_token_at(s, n, at);
	limit_token second;

	if (is_symbol(&first, ',') || is_symbol(&first, '('))
		first = limit_token_at(s, n, first.end);
	if (first.kind != TOKEN_WORD)
		return n;
	second = limit_token_at(s, n, first.end);
	switch (first.word)
	{
		case W_SAU:
		case W_TRUOC:
		case W_TU:
			return first.start;
		case W_KE: /* kể từ; kể khi, a slip */
			return is_word(&second, W_TU) || is_word(&second, W_FOUR) || is_word(&second, W_KHI)
					   ? first.start
					   : n;
		case W_TINH:
			return is_word(&second, W_TU) || is_word(&second, W_DEN) ? first.start : n;
		case W_SO:
			return is_word(&second, W_VOI) ? first.start : n;
		default:
			return n;
	}
}

/* Whether a clause ends at the symbol; `depth` counts open brackets. */
static bool
ends_clause(const char *s, size_t n, const limit_token *t, int *depth)
{
	if (t->kind == TOKEN_END)
		return true;
	if (t->kind != TOKEN_SYMBOL)
		return false;
	switch (t->symbol)
	{
		case '(':
			++*depth;
			return false;
		case ')':
			return --*depth < 0;
		case ',':
			return *depth == 0;
		case ';':
		case ':':
			return true;
		case '.': /* not the dot of an abbreviation or a number */
			return !limit_token_at(s, n, t->end).glued || t->end == n;
		default:
			return false;
	}
}

/* The anchor behind a limit that ends at `at`, without space at its end. */
static void
find_anchor(const char *s, size_t n, size_t at, limit_match *match)
{
	size_t start = anchor_start(s, n, at);
	size_t end = start;
	size_t used;
	size_t limit = start;
	int depth = 0;

	match->anchor_at = start;
	match->anchor_len = 0;
	if (start == n)
		return;
	for (int i = 0; i < LIMIT_ANCHOR_MAX && limit < n; i++, limit += used)
		utf8_decode(s + limit, n - limit, &used);
	for (limit_token t = limit_token_at(s, limit, start); !ends_clause(s, limit, &t, &depth);
		 t = limit_token_at(s, limit, t.end))
		end = t.end;
	match->anchor_len = end - start;
}

/* Characters up to byte `to`; never called with a place before the last. */
static size_t
count_to(limit_scan *scan, size_t to)
{
	size_t used;

	for (; scan->counted < to; scan->counted += used, scan->characters++)
		utf8_decode(scan->s + scan->counted, scan->n - scan->counted, &used);
	return scan->characters;
}

/* Whether the token begins a limit; then the limit is read and the scan stands behind it. */
static bool
take_limit(limit_scan *scan, const limit_token *t, limit_match *match)
{
	limit_reading reading;
	limit_token after;

	if (t->kind == TOKEN_NUMBER)
	{
		if (labels_number(&scan->before, t) || (scan->joined && t->glued))
			return false;
	}
	else if (t->kind != TOKEN_WORD || t->word < W_ONE || t->word > W_YEAR ||
			 (scan->before.kind == TOKEN_WORD && labels_number(&scan->before, t)))
		return false;
	if (time_limit_read(scan->s, scan->n, t->start, true, &match->limit, &reading, NULL) != CCHC_OK)
		return false;
	if (reading.in_words && !reading.glossed && !invites_number(&scan->before))
		return false;
	after = limit_token_at(scan->s, scan->n, reading.end);
	if (is_clock_time(&scan->before, reading.last_unit, &after) ||
		is_no_limit(scan, reading.last_unit, &after))
		return false;

	match->start = count_to(scan, reading.start);
	match->length = count_to(scan, reading.end) - match->start;
	find_anchor(scan->s, scan->n, reading.end, match);
	scan->at = reading.end;
	scan->before = (limit_token){.kind = TOKEN_END};
	return true;
}

void
limit_scan_begin(limit_scan *scan, const char *s, size_t n)
{
	*scan = (limit_scan){.s = s, .n = n, .before = {.kind = TOKEN_END}};
}

limit_progress
limit_scan_next(limit_scan *scan, limit_match *match)
{
	for (int i = 0; i < TOKENS_A_STRETCH; i++)
	{
		limit_token t = limit_token_at(scan->s, scan->n, scan->at);

		if (t.kind == TOKEN_END)
			return SCAN_DONE;
		if (take_limit(scan, &t, match))
			return SCAN_FOUND;
		scan->joined = joins_numbers(&scan->before, &t);
		scan->before = t;
		scan->at = t.end;
	}
	return SCAN_PAUSED;
}
