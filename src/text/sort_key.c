/*
 * sort_key.c
 *		Dictionary order.
 */
#include "text/sort_key.h"

#include "common/ascii.h"
#include "text/apostrophe.h"
#include "text/letter_walk.h"

#define CODE_TIES 0x00
#define CODE_LIST_END 0x01
#define CODE_TONE 0x02
#define CODE_FOREIGN_MARK 0x08
#define CODE_LIST 0x09
#define CODE_SIGN 0x10
#define CODE_NUMBER 0x30
#define CODE_LONG_NUMBER 0x3F
#define CODE_LETTER 0x40

/* Letters whose ties are in one byte: it is never 0. */
#define TIE_BITS 7

static inline bool
is_hyphen(uint32_t c)
{
	return c == '-' || (c >= 0x2010 && c <= 0x2015);
}

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
	if (is_hyphen(c))
		return sign_code('-');
	if (is_apostrophe(c))
		return sign_code('\'');
	if (c >= 0x201C && c <= 0x201E)
		return sign_code('"');
	return 0;
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

static inline bool
has_place(letter l)
{
	return letter_place(l) != LETTER_NONE;
}

static inline unsigned char
mark_code(letter l)
{
	return l & LETTER_FOREIGN ? CODE_FOREIGN_MARK : (unsigned char) (CODE_TONE + letter_tone(l));
}

/*
 * Write the list of all marks of a syllable of n bytes.  Marks that did not
 * compose count like those of foreign letters.
 */
static size_t
put_marks(const char *s, size_t n, unsigned char *dst)
{
	size_t len = 0;
	size_t used;

	dst[len++] = CODE_LIST;
	for (size_t i = 0; i < n; i += used)
	{
		letter l = letter_of(utf8_decode(s + i, n - i, &used));

		if (!has_place(l))
			dst[len++] = CODE_FOREIGN_MARK;
		else if (l & (LETTER_TONE_MASK | LETTER_FOREIGN))
			dst[len++] = mark_code(l);
	}
	dst[len++] = CODE_LIST_END;
	return len;
}

/* Note something of the letter that was counted last. */
static inline void
mark_letter(sort_ties *ties, sort_tie tie)
{
	size_t group = (ties->letters - 1) / TIE_BITS;

	ties->bits[SORT_TIES * group + tie] |= (unsigned char) (0x40 >> (ties->letters - 1) % TIE_BITS);
	ties->groups[tie] = group + 1;
}

/* Count one more letter, and note it when it is a capital. */
static inline void
add_letter(sort_ties *ties, bool upper)
{
	ties->letters++;
	if (upper)
		mark_letter(ties, SORT_CAPITAL);
}

size_t
sort_ties_end(const sort_ties *ties, unsigned char *dst)
{
	size_t len = 0;

	for (int tie = 0; tie < SORT_TIES; tie++)
	{
		size_t rest = 0; /* of this kind and those behind it */

		for (int k = tie; k < SORT_TIES; k++)
			rest += ties->groups[k];
		if (rest == 0)
			break;
		dst[len++] = CODE_TIES;
		for (size_t i = 0; i < ties->groups[tie]; i++)
			dst[len++] = 0x80 | ties->bits[SORT_TIES * i + (size_t) tie];
	}
	return len;
}

/* Write a character that is no letter with a place and no digit. */
static size_t
put_other(uint32_t c, const char *s, sort_ties *ties, unsigned char *dst)
{
	unsigned char sign = sign_code(c);

	if (sign != 0)
	{
		dst[0] = sign;
		return 1;
	}
	if (c < 0x80)
		return 0;
	if (c == UTF8_INVALID)
	{
		dst[0] = (unsigned char) s[0];
		return 1;
	}
	add_letter(ties, letter_lower(c) != c);
	return utf8_encode(letter_lower(c), (char *) dst);
}

/* Whether a hyphen at byte `at`, behind a syllable, only separates: when a letter follows it. */
static bool
is_separating_hyphen(const char *s, size_t n, size_t at)
{
	size_t used;

	if (!is_hyphen(utf8_decode(s + at, n - at, &used)) || at + used == n)
		return false;
	return has_place(letter_of(utf8_decode(s + at + used, n - at - used, &used)));
}

size_t
sort_text(const char *s, size_t n, sort_ties *ties, unsigned char *dst)
{
	letter_walk walk = letter_walk_begin(s, n);
	size_t len = 0;
	size_t number = 0; /* where the number before ends: its digits are written */
	size_t hyphen = n; /* that only separates */
	size_t at;
	unsigned index;
	bool more = letter_walk_next(&walk, &at, &index);

	while (more)
	{
		letter l = letter_table[index];
		size_t start = at;
		unsigned tones = 0;
		unsigned marks = 0; /* more than one, or foreign, need a list */

		if (!has_place(l))
		{
			if (index - '0' >= 10 && at != hyphen)
				len += put_other(letter_walk_code_point(&walk, at), s + at, ties, dst + len);
			else if (at >= number && at != hyphen)
			{
				size_t used;

				len += put_number(s + at, n - at, &used, dst + len);
				number = at + used;
			}
			more = letter_walk_next(&walk, &at, &index);
			continue;
		}
		do
		{
			if (has_place(l))
			{
				dst[len++] = (unsigned char) (CODE_LETTER + letter_place(l));
				tones += letter_tone(l);
				marks += (l & LETTER_TONE_MASK) != 0;
				marks += (l & LETTER_FOREIGN) != 0 ? 2 : 0;
				add_letter(ties, (l & LETTER_UPPER) != 0);
			}
			else
				marks += 2;
			more = letter_walk_next(&walk, &at, &index);
			l = more ? letter_table[index] : 0;
		} while (has_place(l) || (more && index >= 0x0300 &&
								  text_class_of(letter_walk_code_point(&walk, at)) == TEXT_MARK));
		if (marks < 2)
			dst[len++] = (unsigned char) (CODE_TONE + tones);
		else
			len += put_marks(s + start, (more ? at : n) - start, dst + len);
		if (more && (index == '-' || index == LETTER_UNKNOWN) && is_separating_hyphen(s, n, at))
		{
			mark_letter(ties, SORT_HYPHEN);
			hyphen = at;
		}
	}
	return len;
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
