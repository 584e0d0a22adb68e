/*
 * time_limit_extract.c
 *		Which numbers of a text are time limits, and from when they count.
 */
#include "deadline/time_limit_extract.h"

#include "common/utf8.h"
#include "deadline/limit_start.h"
#include "deadline/time_limit_read.h"

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
	return before->kind == TOKEN_WORD && ((before->word >= W_TRONG && before->word <= W_CUE) ||
										  before->word == W_SAU || before->word == W_TRUOC);
}

/* Whether it is said from when the limit counts, with or without a comma: kể từ, tính từ. */
static bool
counts_from(const limit_scan *scan, limit_token t)
{
	limit_token second;

	if (is_symbol(&t, ',') || is_symbol(&t, '('))
		t = limit_token_at(scan->s, scan->n, t.end);
	second = limit_token_at(scan->s, scan->n, t.end);
	if (is_word(&t, W_KE)) /* kể từ; kể khi, a slip */
		return is_word(&second, W_TU) || is_word(&second, W_FOUR) || is_word(&second, W_KHI);
	return is_word(&t, W_TINH) && is_word(&second, W_TU);
}

/* Whether the token before a time of the day says so: lúc, từ, sau, trước 15 giờ, sáng 8 giờ. */
static bool
leads_to_clock(const limit_token *before)
{
	return before->kind == TOKEN_WORD &&
		   (before->word == W_CLOCK || before->word == W_TU || before->word == W_DEN ||
			before->word == W_SAU || before->word == W_TRUOC || before->word == W_EVERY);
}

/* Whether the token behind a time of the day says so: 17 giờ hàng ngày, 17 giờ ngày 5, 17 giờ 00. */
static bool
follows_clock(const limit_token *after)
{
	return is_word(after, W_EVERY) || is_word(after, W_CUNG) || is_word(after, W_DAY) ||
		   after->kind == TOKEN_NUMBER;
}

static bool
is_dash(const limit_token *t)
{
	return is_symbol(t, '-') || is_symbol(t, 0x2013) || is_symbol(t, 0x2014);
}

/* Whether a number of hours may be the hour of a day. */
static bool
is_hour(const limit_reading *reading)
{
	return reading->first_unit == W_HOUR && reading->first_count >= 0 && reading->first_count <= 24;
}

/* Where 11 giờ 30 ends, of 7 giờ 30 - 11 giờ 30, when `dash` is the token in between; 0 = nowhere. */
static size_t
range_end(const limit_scan *scan, const limit_token *dash)
{
	time_limit limit;
	limit_reading reading;
	limit_token next = limit_token_at(scan->s, scan->n, dash->end);

	if (!is_dash(dash) || next.kind != TOKEN_NUMBER ||
		time_limit_read(scan->s, scan->n, next.start, true, &limit, &reading, NULL) != CCHC_OK ||
		!is_hour(&reading))
		return 0;
	return reading.end;
}

/*
 * Where the time of the day ends that has been read as a limit of hours; 0 when
 * it is none.  Up to 24 hours after sau, trước, từ or đến are one, unless they
 * are working hours or it is said from when they count.
 */
static size_t
clock_end(const limit_scan *scan, time_limit limit, const limit_reading *reading,
		  const limit_token *after)
{
	size_t end;

	if (reading->first_unit != W_HOUR ||
		time_limit_unpack(limit).amount[LIMIT_WORKING_MINUTES] != 0)
		return 0;
	if (follows_clock(after))
		return reading->end;
	if (!is_hour(reading))
		return 0;
	if ((end = range_end(scan, after)) != 0)
		return end;
	return leads_to_clock(&scan->before) && !counts_from(scan, *after) ? reading->end : 0;
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
	scan->characters += scan_characters(scan->s + scan->counted, to - scan->counted);
	scan->counted = to;
	return scan->characters;
}

/* What a token begins. */
typedef enum limit_kind
{
	NO_LIMIT,
	CLOCK_TIME, /* passed over as a whole: the 30 phút of 16 giờ 30 phút are no limit */
	LIMIT
} limit_kind;

/* Read what begins at the token; unless that is NO_LIMIT the scan stands behind it. */
static limit_kind
take_limit(limit_scan *scan, const limit_token *t, limit_match *match)
{
	limit_reading reading;
	limit_token after;
	size_t clock;

	if (t->kind == TOKEN_NUMBER)
	{
		if (labels_number(&scan->before, t) || (scan->joined && t->glued))
			return NO_LIMIT;
	}
	else if (t->kind != TOKEN_WORD || t->word < W_ONE || t->word > W_YEAR ||
			 (scan->before.kind == TOKEN_WORD && labels_number(&scan->before, t)))
		return NO_LIMIT;
	if (time_limit_read(scan->s, scan->n, t->start, true, &match->limit, &reading, NULL) != CCHC_OK)
		return NO_LIMIT;
	if (reading.in_words && !reading.glossed && !invites_number(&scan->before))
		return NO_LIMIT;
	after = limit_token_at(scan->s, scan->n, reading.end);
	if ((clock = clock_end(scan, match->limit, &reading, &after)) != 0)
	{
		scan->at = clock;
		scan->before = (limit_token){.kind = TOKEN_END};
		return CLOCK_TIME;
	}
	if (is_no_limit(scan, reading.last_unit, &after))
		return NO_LIMIT;

	match->start = count_to(scan, reading.start) + 1;
	match->length = count_to(scan, reading.end) + 1 - match->start;
	find_anchor(scan->s, scan->n, reading.end, match);
	scan->at = reading.end;
	scan->before = (limit_token){.kind = TOKEN_END};
	return LIMIT;
}

void
limit_scan_begin(limit_scan *scan, const char *s, size_t n)
{
	*scan = (limit_scan){.s = s, .n = n, .before = {.kind = TOKEN_END}};
}

/* Pass over tokens that begin no limit, but for those before the next one that may. */
static void
pass_over(limit_scan *scan, size_t stop)
{
	size_t back;

	scan->candidate = limit_start(scan->s, scan->n, scan->at, stop);
	back = limit_tokens_before(scan->s, scan->at, scan->candidate);
	if (back == scan->at)
		return;
	scan->at = back;
	scan->before = (limit_token){.kind = TOKEN_END};
	scan->joined = false;
}

/*
 * A word, or a space, of more bytes is taken for several, so that a scan can be
 * cancelled inside.
 */
#define TOKEN_BYTES ((size_t) 1 << 20)
#define NUMBER_BYTES 64 /* what a number may still take behind its first digits */

/* How far a token from `start` on is looked at. */
static size_t
token_stop(const limit_scan *scan, size_t start)
{
	size_t stop;

	if (scan->n - start <= TOKEN_BYTES)
		return scan->n;
	for (stop = start + TOKEN_BYTES; (scan->s[stop] & 0xC0) == 0x80 && stop > start + 1; stop--)
		;
	return stop;
}

/* The token at the scan's place; TOKEN_END where only space is seen up to *stop. */
static limit_token
token_at(const limit_scan *scan, size_t *stop)
{
	limit_token t;

	*stop = token_stop(scan, scan->at);
	t = limit_token_at(scan->s, *stop, scan->at);
	/* Behind much space: it is looked at as far as any other. */
	if (t.kind != TOKEN_END && *stop < scan->n && *stop - t.end < NUMBER_BYTES)
	{
		*stop = token_stop(scan, t.start);
		t = limit_token_at(scan->s, *stop, scan->at);
	}
	return t;
}

scan_status
limit_scan_next(limit_scan *scan, limit_match *match)
{
	size_t stop = scan_stop(scan->at, scan->n);

	do
	{
		limit_token t;
		limit_kind kind;
		size_t seen;

		if (scan->at > scan->candidate)
			pass_over(scan, stop);
		t = token_at(scan, &seen);
		if (t.kind == TOKEN_END)
		{
			if (seen == scan->n)
				return SCAN_END;
			scan->at = seen;
			continue;
		}
		if ((kind = take_limit(scan, &t, match)) == LIMIT)
			return SCAN_FOUND;
		if (kind == CLOCK_TIME)
		{
			scan->joined = false;
			continue;
		}
		scan->joined = joins_numbers(&scan->before, &t);
		scan->before = t;
		scan->at = t.end;
	} while (scan->at < stop);
	return SCAN_PAUSED;
}
