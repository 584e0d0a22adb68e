/*
 * sort_key.c
 *		Dictionary order.
 */
#include "text/sort_key.h"

#include <string.h>

#include "common/utf8.h"

#define CODE_LIST_END 0x01
#define CODE_TONE 0x02
#define CODE_FOREIGN_MARK 0x08
#define CODE_LIST 0x09
#define CODE_SIGN 0x10
#define CODE_NUMBER 0x30
#define CODE_LONG_NUMBER 0x3F
#define CODE_LETTER 0x40

/* ASCII punctuation has its rank among punctuation; typographic forms the rank of plain ones. */
static unsigned char
sign_code(uint32_t c)
{
	if (c >= '!' && c <= '/')
		return (unsigned char) (CODE_SIGN + (c - '!'));
	if (c >= ':' && c <= '@')
		return (unsigned char) (CODE_SIGN + 15 + (c - ':'));
	if (c >= '[' && c <= '`')
		return (unsigned char) (CODE_SIGN + 22 + (c - '['));
	if (c >= '{' && c <= '~')
		return (unsigned char) (CODE_SIGN + 28 + (c - '{'));
	if (c >= 0x2010 && c <= 0x2015)
		return sign_code('-');
	if (c == 0x2018 || c == 0x2019 || c == 0x02BC)
		return sign_code('\'');
	if (c >= 0x201C && c <= 0x201E)
		return sign_code('"');
	return 0;
}

static inline bool
is_digit(unsigned char b)
{
	return b >= '0' && b <= '9';
}

/* Write the number that begins at s[0]; sets *used to its bytes. */
static size_t
put_number(const char *s, size_t n, size_t *used, unsigned char *dst)
{
	size_t zeros = 0;
	size_t count;
	size_t len = 0;
	size_t i;

	while (zeros < n && s[zeros] == '0')
		zeros++;
	for (i = zeros; i < n && is_digit((unsigned char) s[i]); i++)
		;
	*used = i;
	count = i - zeros;
	if (count < CODE_LONG_NUMBER - CODE_NUMBER)
		dst[len++] = (unsigned char) (CODE_NUMBER + count);
	else
	{
		dst[len++] = CODE_LONG_NUMBER;
		for (int shift = 24; shift >= 0; shift -= 8)
			dst[len++] = (unsigned char) (count >> shift);
	}
	memcpy(dst + len, s + zeros, count);
	return len + count;
}

/* The letter at s[0] as the key sees it: 0 for anything without a place in the alphabet. */
static inline letter
letter_at(const char *s, size_t n, uint32_t *c, size_t *used)
{
	letter l;

	*c = (unsigned char) s[0];
	*used = 1;
	if (*c >= 0x80)
		*c = utf8_decode(s, n, used);
	l = letter_of(*c);
	return letter_place(l) != LETTER_NONE ? l : 0;
}

static inline unsigned char
mark_code(letter l)
{
	return l & LETTER_FOREIGN ? CODE_FOREIGN_MARK : (unsigned char) (CODE_TONE + letter_tone(l));
}

/*
 * Write the syllable that begins at s[0]; sets *used to its bytes.  Marks that
 * did not compose count like tones of the letter before them.
 */
static size_t
put_syllable(const char *s, size_t n, size_t *used, unsigned char *dst)
{
	unsigned char mark = CODE_TONE;
	size_t marks = 0;
	size_t len = 0;
	size_t i = 0;
	size_t step;
	uint32_t c;
	letter l;

	for (; i < n; i += step)
	{
		l = letter_at(s + i, n - i, &c, &step);
		if (l == 0 && text_class_of(c) != TEXT_MARK)
			break;
		if (l != 0)
			dst[len++] = (unsigned char) (CODE_LETTER + letter_place(l));
		if (l == 0 || l & (LETTER_TONE_MASK | LETTER_FOREIGN))
		{
			marks++;
			mark = l == 0 ? CODE_FOREIGN_MARK : mark_code(l);
		}
	}
	*used = i;
	if (marks < 2 && mark != CODE_FOREIGN_MARK)
	{
		dst[len++] = mark;
		return len;
	}
	dst[len++] = CODE_LIST;
	for (i = 0; i < *used; i += step)
	{
		l = letter_at(s + i, n - i, &c, &step);
		if (l == 0)
			dst[len++] = CODE_FOREIGN_MARK;
		else if (l & (LETTER_TONE_MASK | LETTER_FOREIGN))
			dst[len++] = mark_code(l);
	}
	dst[len++] = CODE_LIST_END;
	return len;
}

size_t
sort_text(const char *s, size_t n, unsigned char *dst)
{
	size_t len = 0;
	size_t used;

	for (size_t i = 0; i < n; i += used)
	{
		uint32_t c;
		unsigned char sign;

		if (is_digit((unsigned char) s[i]))
			len += put_number(s + i, n - i, &used, dst + len);
		else if (letter_at(s + i, n - i, &c, &used) != 0)
			len += put_syllable(s + i, n - i, &used, dst + len);
		else if ((sign = sign_code(c)) != 0)
			dst[len++] = sign;
		else if (c >= 0x80)
		{
			/* case is weighed at the end */
			if (c != UTF8_INVALID)
				len += utf8_encode(letter_lower(c), (char *) dst + len);
			else
				dst[len++] = (unsigned char) s[i];
		}
	}
	return len;
}

void
sort_case_add(sort_case *c, const char *s, size_t n)
{
	size_t used;

	for (size_t i = 0; i < n; i += used)
	{
		uint32_t code;
		letter l = letter_at(s + i, n - i, &code, &used);
		bool upper = (l & LETTER_UPPER) != 0;

		if (l == 0)
		{
			if (code < 0x80 || code == UTF8_INVALID)
				continue;
			upper = letter_lower(code) != code;
		}
		if (c->letters % 8 == 0)
			c->dst[c->letters / 8] = 0;
		if (upper)
		{
			c->dst[c->letters / 8] |= (unsigned char) (0x80 >> c->letters % 8);
			c->len = c->letters / 8 + 1;
		}
		c->letters++;
	}
}

name_parts
split_name(const char *s, size_t n)
{
	name_parts p = {{s, s, s}, {0, 0, 0}};
	size_t first = 0;
	size_t last = n;

	while (first < n && s[first] != ' ')
		first++;
	while (last > 0 && s[last - 1] != ' ')
		last--;
	p.part[0] = s + last;
	p.len[0] = n - last;
	if (last > 0) /* more than one word */
	{
		p.len[1] = first;
		p.part[2] = s + first;
		p.len[2] = last - first;
	}
	return p;
}
