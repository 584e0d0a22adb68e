/*
 * currency.h
 *		The words for dong behind an amount, in figures or in words.
 */
#ifndef CCHC_CURRENCY_H
#define CCHC_CURRENCY_H

#include "text/word.h"

static inline bool
is_currency(const word *w)
{
	return (w->kind == WORD_OTHER && w->character == 0x20AB) || word_is(w, "đồng|dong|đ|vnđ|vnd");
}

/* Read "Việt Nam" or "VN" behind đồng: the word *w, which the reader just read, and those after it. */
static inline void
skip_country(word_reader *r, word *w)
{
	word_reader ahead = *r;
	word next = *w;

	if (next.kind == WORD_SPACE)
		word_next(&ahead, &next);
	if (word_is(&next, "việt|viet"))
	{
		word_next_visible(&ahead, &next);
		if (!word_is(&next, "nam"))
			return;
	}
	else if (!word_is(&next, "vn"))
		return;
	*r = ahead;
	word_next(r, w);
}

#endif /* CCHC_CURRENCY_H */
