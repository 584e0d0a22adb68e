/*
 * word.c
 *		Reading text word by word.
 */
#include "text/word.h"

#include <string.h>

#include "common/unicode_space.h"
#include "common/utf8.h"
#include "text/letter.h"
#include "text/nfc.h"

/* A letter of a word that is being read, before its marks are known to be complete. */
typedef struct lower_writer
{
	word *word;
	size_t len;
	bool too_long;
	letter pending; /* 0 = none */
} lower_writer;

static void
write_character(lower_writer *w, uint32_t c)
{
	char bytes[UTF8_MAX_BYTES];
	size_t used = utf8_encode(c, bytes);

	if (w->len + used > WORD_MAX_LOWER)
		w->too_long = true;
	if (w->too_long)
		return;
	memcpy(w->word->lower + w->len, bytes, used);
	w->len += used;
}

static void
flush(lower_writer *w)
{
	if (w->pending != 0)
		write_character(w, letter_code_point(w->pending));
	w->pending = 0;
}

static void
write_letter(lower_writer *w, uint32_t c)
{
	letter l = letter_of(c);
	letter marked = w->pending ? letter_add_mark(w->pending, c) : 0;

	if (marked != 0)
	{
		w->pending = marked;
		return;
	}
	flush(w);
	l &= (letter) ~LETTER_UPPER;
	if (l != 0 && !(l & LETTER_FOREIGN))
		w->pending = l & (letter) ~LETTER_ETH;
	else
		write_character(w, c);
}

/* Letters of the Latin scripts, and combining marks. */
static bool
is_letter(uint32_t c)
{
	return letter_of(c) != 0 || (c >= 0x0300 && c < 0x0370);
}

static word_kind
kind_of(uint32_t c)
{
	if (is_digit(c))
		return WORD_DIGITS;
	if (is_unicode_space(c))
		return WORD_SPACE;
	return is_letter(c) ? WORD_LETTERS : WORD_OTHER;
}

void
word_next(word_reader *r, word *w)
{
	lower_writer lower = {.word = w};
	size_t stop = r->n - r->offset > WORD_STEP ? r->offset + WORD_STEP : r->n;
	size_t used;

	*w = (word){.kind = r->open, .offset = r->offset, .position = r->position};
	if (r->open != WORD_END)
	{
		w->offset = r->open_offset;
		w->position = r->open_position;
		lower.too_long = true;
		r->open = WORD_END;
	}
	while (r->offset < stop)
	{
		uint32_t c = utf8_decode(r->text + r->offset, r->n - r->offset, &used);
		word_kind kind = kind_of(c);

		if (w->kind == WORD_END)
			w->kind = kind;
		else if (kind != w->kind)
			break;
		r->offset += used;
		r->position++;
		if (kind == WORD_OTHER)
		{
			w->character = c;
			break;
		}
		if (kind == WORD_LETTERS && !lower.too_long)
			write_letter(&lower, c);
	}
	flush(&lower);
	w->lower[lower.too_long ? 0 : lower.len] = '\0';
	w->length = r->offset - w->offset;
	w->characters = r->position - w->position;
	if (r->offset >= stop && r->offset < r->n && w->kind != WORD_OTHER)
	{
		r->open = w->kind;
		r->open_offset = w->offset;
		r->open_position = w->position;
	}
}

bool
word_is(const word *w, const char *list)
{
	size_t len = strlen(w->lower);

	if (w->kind != WORD_LETTERS || len == 0)
		return false;
	for (const char *p = list; p != NULL; p = strchr(p, '|'))
	{
		if (*p == '|')
			p++;
		if (strncmp(p, w->lower, len) == 0 && (p[len] == '|' || p[len] == '\0'))
			return true;
	}
	return false;
}
