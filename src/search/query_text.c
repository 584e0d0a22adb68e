/*
 * query_text.c
 *		Reading a search query.
 */
#include "search/query_text.h"

#include <string.h>

#include "search/code_lexeme.h"
#include "search/lexeme.h"
#include "search/token_scan.h"
#include "text/tone.h"

/* Integers of so many digits or more are codes, and stand for themselves. */
#define CODE_DIGITS 7

/* The bytes, kept in the pool; NULL when there is no room. */
static const char *
keep(query_pool *pool, const char *s, size_t n)
{
	char *kept = pool->s + pool->used;

	if (pool->room - pool->used < n)
		return NULL;
	memcpy(kept, s, n);
	pool->used += n;
	return kept;
}

static bool
keep_lexeme(query_pool *pool, const char *typed, size_t typed_len, const char *plain,
			size_t plain_len, query_lexeme *out)
{
	out->typed = keep(pool, typed, typed_len);
	out->plain = keep(pool, plain, plain_len);
	out->typed_len = typed_len;
	out->plain_len = plain_len;
	return out->typed != NULL && out->plain != NULL;
}

static bool
keep_word(query_pool *pool, const word_lexemes *w, query_lexeme *out)
{
	return keep_lexeme(pool, w->typed, w->typed_len, w->plain, w->plain_len, out);
}

/* Whether the index holds nothing of a token. */
static bool
is_silent(token_type type)
{
	return type == TOKEN_BLANK || type == TOKEN_TAG || type == TOKEN_ENTITY ||
		   type == TOKEN_PROTOCOL;
}

size_t
query_form_words(const char *s, size_t n, query_pool *pool, query_lexeme *out, size_t most)
{
	token_scan scan = token_scan_begin(s, n);
	size_t count = 0;
	token t;

	while (token_next(&scan, &t))
	{
		word_lexemes w;

		if (is_silent(t.type))
			continue;
		word_lexemes_of(t.s, t.n, true, &w);
		if (w.typed_len == 0)
			continue;
		if (count == most || !keep_word(pool, &w, &out[count]))
			return 0;
		count++;
	}
	return count;
}

/* Words that only name the number behind them, and their plain forms. */
static const char *const namers[][2] = {
	{"bộ", "bo"},   {"chính", "chinh"}, {"chỉ", "chi"}, {"công", "cong"},   {"hành", "hanh"},
	{"hồ", "ho"},   {"luật", "luat"},   {"mã", "ma"},   {"nghị", "nghi"},   {"ngày", "ngay"},
	{"năm", "nam"}, {"nđ", "nd"},       {"qđ", "qd"},   {"quyết", "quyet"}, {"sơ", "so"},
	{"số", "so"},   {"thông", "thong"}, {"thị", "thi"}, {"thủ", "thu"},     {"tthc", "tthc"},
	{"tt", "tt"},   {"tư", "tu"},       {"tục", "tuc"}, {"văn", "van"},     {"định", "dinh"},
};

static bool
is_namer(const query_lexeme *l)
{
	for (size_t k = 0; k < sizeof(namers) / sizeof(namers[0]); k++)
		for (int form = 0; form < 2; form++)
			if (strlen(namers[k][form]) == l->typed_len &&
				memcmp(namers[k][form], l->typed, l->typed_len) == 0)
				return true;
	return false;
}

/* Drop the words at the end that only name the number that follows. */
static void
drop_namers(query_text *q, unsigned run)
{
	while (q->words > 0 && q->word[q->words - 1].run == run &&
		   is_namer(&q->word[q->words - 1].lexeme))
		q->words--;
}

/* The lexeme in the form or forms that the code has at one position. */
static bool
keep_part(query_text *q, const code_lexeme *typed, const code_lexeme *plain)
{
	if (q->parts == QUERY_MAX_WORDS ||
		!keep_lexeme(&q->pool, typed->s, typed->n, plain->s, plain->n, &q->part[q->parts]))
		return false;
	q->parts++;
	return true;
}

/* A code: its parts one behind the other where it may be the beginning of a longer one. */
static void
add_number(query_text *q, const code_lexemes *code)
{
	query_number *number = &q->number[q->numbers];
	size_t first = q->parts;

	if (q->numbers == QUERY_MAX_NUMBERS)
		return;
	if (!code->in_parts)
		(void) keep_part(q, &code->lexeme[0], &code->lexeme[0]);
	else
		for (size_t i = code->whole; i < code->count; i++)
		{
			const code_lexeme *typed = &code->lexeme[i];

			if (i + 1 < code->count && !code->lexeme[i + 1].next)
				i++;
			if (!keep_part(q, typed, &code->lexeme[i]))
				break;
		}
	number->lexeme = q->part + first;
	number->count = q->parts - first;
	q->numbers += number->count > 0;
}

static void
add_word(query_text *q, const query_lexeme *lexeme, unsigned run)
{
	q->word[q->words].lexeme = *lexeme;
	q->word[q->words].run = run;
	q->word[q->words++].candidates = 0;
	q->accented |= lexeme->typed_len != lexeme->plain_len;
}

/* One more way in which an unfinished word may go on. */
static void
add_other(query_text *q, const query_lexeme *word, const char *s, size_t n)
{
	query_lexeme *other = &q->other[q->others];

	if (n == word->typed_len && memcmp(s, word->typed, n) == 0)
		return;
	if (q->others == 1 && n == q->other[0].typed_len && memcmp(s, q->other[0].typed, n) == 0)
		return;
	if (keep_lexeme(&q->pool, s, n, word->plain, word->plain_len, other))
		q->others++;
}

/*
 * The last word may go on: then its rime is not yet known, nor where its tone
 * will stand.
 */
static void
leave_open(query_text *q, const token *last)
{
	word_lexemes w;
	char other[TONE_ROOM(LEXEME_MAX)];
	const query_lexeme *word = &q->word[q->words - 1].lexeme;

	q->unfinished_word = true;
	if (token_is_code(last->type))
		return;
	word_lexemes_of(last->s, last->n, false, &w);
	if (w.typed_len > LEXEME_MAX / 2)
		return;
	add_other(q, word, w.typed, w.typed_len);
	/* The plain form of quy, which may go on as quyen, is not qui. */
	if (q->others > 0)
		(void) keep_lexeme(&q->pool, w.typed, w.typed_len, w.plain, w.plain_len, &q->other[0]);
	add_other(q, word, other, tone_text(w.typed, w.typed_len, TONE_STYLE_SECOND, other));
}

void
query_read(const char *s, size_t n, bool unfinished, query_text *out)
{
	token_scan scan = token_scan_begin(s, n);
	unsigned run = 0;
	token t;
	token last = {TOKEN_NONE, NULL, 0};

	out->words = out->numbers = out->parts = out->others = 0;
	out->unfinished_word = out->unfinished_number = out->accented = false;
	out->pool = (query_pool){out->text, QUERY_MAX_TEXT, 0};
	while (out->words < QUERY_MAX_WORDS && token_next(&scan, &t))
	{
		code_lexemes code;
		word_lexemes w;
		query_lexeme lexeme;
		bool is_code;

		if (is_silent(t.type))
			continue;
		is_code = token_is_code(t.type) && code_lexemes_of(t.s, t.n, &code);
		if (is_code && (t.type >= TOKEN_DOCUMENT ||
						(t.type == TOKEN_INTEGER && code.lexeme[0].n >= CODE_DIGITS)))
		{
			drop_namers(out, run);
			add_number(out, &code);
			run++;
			last = t;
			continue;
		}
		if (is_code)
		{
			if (!keep_lexeme(&out->pool, code.lexeme[0].s, code.lexeme[0].n, code.lexeme[0].s,
							 code.lexeme[0].n, &lexeme))
				break;
		}
		else
		{
			word_lexemes_of(t.s, t.n, true, &w);
			if (w.typed_len == 0)
				continue;
			if (!keep_word(&out->pool, &w, &lexeme))
				break;
		}
		add_word(out, &lexeme, run);
		last = t;
	}
	if (!unfinished || last.type == TOKEN_NONE)
		return;
	if (out->words > 0 && out->word[out->words - 1].run == run)
		leave_open(out, &last);
	else
		out->unfinished_number = out->numbers > 0;
}

/* Whether two lexemes are one without their accents. */
static bool
same_plain(const query_lexeme *a, const query_lexeme *b)
{
	return a->plain_len == b->plain_len && memcmp(a->plain, b->plain, a->plain_len) == 0;
}

void
query_find_forms(query_text *q, const query_form *forms, size_t count)
{
	for (size_t i = 0; i < q->words; i++)
	{
		query_word *word = &q->word[i];

		for (size_t k = 0; k < count && k <= UINT16_MAX && word->candidates < QUERY_MAX_CANDIDATES;
			 k++)
			if (same_plain(&word->lexeme, &forms[k].key[0]) ||
				same_plain(&word->lexeme, &forms[k].expansion[0]))
				word->candidate[word->candidates++] = (uint16_t) k;
	}
}
