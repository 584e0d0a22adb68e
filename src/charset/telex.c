/*
 * telex.c
 *		Which words of a text are keys.
 */
#include "charset/telex.h"

#include <string.h>

#include "common/ascii.h"
#include "common/utf8.h"
#include "text/letter.h"

/* A longer run without white space is no part of a sentence; nor are more words one phrase. */
#define CHUNK_MAX 1000
#define PHRASE_MAX 64

/* What belongs to a word, or makes it something else than Vietnamese: file_name, a@b. */
static bool
is_word_byte(char c)
{
	return is_ascii_letter(c) || is_digit(c) || c == '_' || c == '@' || (unsigned char) c >= 0x80;
}

/* Quotation marks, dashes and other general punctuation, U+2000 to U+203F: three bytes. */
static bool
is_punctuation(const char *s, size_t n)
{
	return n >= 3 && memcmp(s, "\xE2\x80", 2) == 0;
}

/* One word of the text. */
typedef struct piece
{
	size_t start;
	size_t n;
	key_shape shape;
	bool accented;
	key_evidence evidence;
	char spelled[KEY_WORD_SPELLED];
	size_t spelled_len;
} piece;

/*
 * Find out about the chunk that begins at r->position: a word in it is tied
 * when the chunk has a digit (VNI: a dot before one), @, _ or a dot or colon
 * between two letters: AF.417, a@b.vn, file_name, www.cchc.vn.
 */
static void
read_chunk(key_reader *r)
{
	size_t end = r->position;

	r->tied = false;
	for (; end < r->n && !is_ascii_space(r->text[end]); end++)
	{
		char c = r->text[end];
		char next = end + 1 < r->n ? r->text[end + 1] : ' ';

		if (end - r->position == CHUNK_MAX)
		{
			r->tied = true;
			break;
		}
		r->tied |= c == '_' || c == '@' || c == '\\' || (is_digit(c) && r->method == KEYS_TELEX);
		r->tied |= (c == '.' || c == ':') && end > r->position && is_word_byte(next);
	}
	r->chunk_end = end;
}

/* Whether the letters beyond ASCII in n bytes are Vietnamese or others, and no signs alone. */
static bool
has_accents(const char *s, size_t n)
{
	size_t used;

	for (size_t i = 0; i < n; i += used)
	{
		uint32_t c = utf8_decode(s + i, n - i, &used);

		if (c >= 0x80 && (letter_of(c) != 0 || (c >= 0x0300 && c < 0x0370)))
			return true;
	}
	return false;
}

/* The next word at or behind r->position, which moves behind it.  False when none begins before stop. */
static bool
next_word(key_reader *r, size_t stop, piece *w)
{
	size_t end;
	bool plain = true;

	for (;;)
	{
		if (r->position >= stop)
			return false;
		if (is_punctuation(r->text + r->position, r->n - r->position))
			r->position += 3;
		else if (!is_word_byte(r->text[r->position]))
			r->position++;
		else
			break;
	}
	if (r->position >= r->chunk_end)
		read_chunk(r);
	w->start = r->position;
	for (end = w->start; end < r->n && end < r->chunk_end && is_word_byte(r->text[end]) &&
						 !is_punctuation(r->text + end, r->n - end);
		 end++)
		plain &= is_ascii_letter(r->text[end]) || (r->method == KEYS_VNI && is_digit(r->text[end]));
	w->n = end - w->start;
	r->position = end;
	w->shape = key_word_shape(r->text + w->start, w->n);
	w->evidence = KEYS_PLAIN;
	w->spelled_len = 0;
	w->accented = !plain && has_accents(r->text + w->start, w->n);
	if (plain && !r->tied)
		w->evidence =
			key_word_judge(r->method, &w->shape, r->text + w->start, w->spelled, &w->spelled_len);
	return true;
}

static void
count_word(key_count *count, key_evidence evidence)
{
	count->strong += evidence == KEYS_STRONG;
	count->tone += evidence == KEYS_TONE;
	count->letter += evidence == KEYS_LETTER;
	count->foreign += evidence == KEYS_FOREIGN;
}

static size_t
stop_of(const key_reader *r, size_t step)
{
	return r->n - r->position <= step ? r->n : r->position + step;
}

void
keys_survey(key_reader *r, size_t step)
{
	size_t stop = stop_of(r, step);
	piece w;

	while (next_word(r, stop, &w))
	{
		r->accented += w.accented;
		r->small |= !w.shape.capitals;
		count_word(w.shape.capitals ? &r->capitals : &r->words, w.evidence);
	}
}

/* Whether the whole text was typed with a keyboard that failed. */
static bool
is_all_keys(const key_reader *r)
{
	return r->accented == 0 && r->words.strong + r->words.tone > r->words.foreign;
}

bool
keys_begin(key_reader *r)
{
	/* in a text of capitals they are words like others */
	if (!r->small)
		r->words = r->capitals;
	r->position = r->chunk_end = r->phrase_end = 0;
	return r->words.strong + r->words.tone + r->words.letter > (is_all_keys(r) ? 0 : 1);
}

/* Whether a phrase with such words is keys. */
static bool
is_phrase_of_keys(const key_reader *r, const key_count *c)
{
	uint64_t all = c->strong + c->tone + c->letter;

	if (r->accented == 0)
		return all >= 2;
	return all >= 3 || (all == 2 && c->strong > 0);
}

/* The phrase that begins with the word at r->position: where it ends, and what it is. */
static void
read_phrase(key_reader *r)
{
	key_reader ahead = *r;
	key_count count = {0};
	piece w;

	for (int words = 0; words < PHRASE_MAX && next_word(&ahead, r->n, &w); words++)
	{
		bool breaks = w.accented || w.evidence == KEYS_FOREIGN;

		/* a word that breaks phrases is one of its own */
		if (breaks && words > 0)
			break;
		r->phrase_end = ahead.position;
		if (breaks)
			break;
		if (!w.shape.capitals || !r->small)
			count_word(&count, w.evidence);
	}
	r->phrase_is_keys = is_phrase_of_keys(r, &count);
}

size_t
keys_convert(key_reader *r, size_t step, char *dst, bool *changed)
{
	size_t stop = stop_of(r, step);
	size_t done = r->position;
	bool all = is_all_keys(r);
	char *out = dst;
	piece w;

	for (;;)
	{
		key_reader before = *r;

		if (!next_word(r, stop, &w))
			break;
		if (!all && w.start >= r->phrase_end)
		{
			before.position = w.start;
			read_phrase(&before);
			r->phrase_end = before.phrase_end;
			r->phrase_is_keys = before.phrase_is_keys;
		}
		if (w.spelled_len == 0 || (w.shape.capitals && r->small) || !(all || r->phrase_is_keys))
			continue;
		*changed = true;
		memcpy(out, r->text + done, w.start - done);
		out += w.start - done;
		memcpy(out, w.spelled, w.spelled_len);
		out += w.spelled_len;
		done = r->position;
	}
	memcpy(out, r->text + done, r->position - done);
	return (size_t) (out - dst) + (r->position - done);
}
