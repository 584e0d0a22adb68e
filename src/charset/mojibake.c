/*
 * mojibake.c
 *		Mending misread text.
 */
#include "charset/mojibake.h"

#include <string.h>

#include "common/utf8.h"
#include "text/letter_case.h"
#include "text/syllable.h"

/* Bytes that are decoded together, and how far a decoder looks beyond them. */
#define CHUNK 256
#define AHEAD 8

/*
 * The cp1252 bytes of the characters from in->position on, up to CHUNK + AHEAD
 * of them, or up to a character that has none.  `ends` gets the offset in the
 * text behind each.
 */
static size_t
collect_bytes(const charset_cursor *in, char *bytes, size_t *ends)
{
	size_t position = in->position;
	size_t count = 0;

	while (position < in->n && count < CHUNK + AHEAD)
	{
		size_t used;
		int byte = charset_cp1252_byte(utf8_decode(in->src + position, in->n - position, &used));

		if (byte < 0)
			break;
		position += used;
		bytes[count] = (char) byte;
		ends[count++] = position;
	}
	return count;
}

/* Copy one character. */
static size_t
copy_character(charset_cursor *in, char *dst)
{
	size_t used;

	utf8_decode(in->src + in->position, in->n - in->position, &used);
	memcpy(dst, in->src + in->position, used);
	in->position += used;
	return used;
}

void
mojibake_mend(charset cs, charset_cursor *in, size_t step, char *dst, size_t *written)
{
	size_t stop = in->n - in->position <= step ? in->n : in->position + step;
	char *out = dst;

	while (in->position < stop)
	{
		/* the byte before them comes first: a decoder may look at it */
		char bytes[1 + CHUNK + AHEAD];
		size_t ends[CHUNK + AHEAD];
		size_t count = collect_bytes(in, bytes + 1, ends);
		charset_cursor run = charset_cursor_begin(bytes, 1 + count);
		size_t len;

		if (count == 0)
		{
			out += copy_character(in, out);
			continue;
		}
		bytes[0] = in->position == 0 ? ' ' : in->src[in->position - 1];
		run.position = 1;
		run.verbatim = in->verbatim;
		charset_decode(cs, &run, count > CHUNK ? CHUNK : count, out, &len, NULL);
		in->verbatim = run.verbatim;
		out += len;
		if (run.position > 1)
			in->position = ends[run.position - 2];
		else
			out += copy_character(in, out);
	}
	*written = (size_t) (out - dst);
}

void
mojibake_mend_utf8(charset_cursor *in, size_t step, char *dst, size_t *written)
{
	size_t stop = in->n - in->position <= step ? in->n : in->position + step;
	char *out = dst;

	while (in->position < stop)
	{
		charset_cursor ahead = *in;
		char bytes[UTF8_MAX_BYTES];
		size_t count = 0;
		size_t used;
		uint32_t c;

		while (count < UTF8_MAX_BYTES && ahead.position < ahead.n)
		{
			int byte = charset_cp1252_byte(
				utf8_decode(in->src + ahead.position, in->n - ahead.position, &used));

			if (byte < 0)
				break;
			bytes[count++] = (char) byte;
			ahead.position += used;
		}
		c = count > 0 ? utf8_decode(bytes, count, &used) : UTF8_INVALID;
		if (c == UTF8_INVALID)
		{
			out += copy_character(in, out);
			continue;
		}
		memcpy(out, bytes, used);
		out += used;
		for (; used > 0; used--)
		{
			size_t skipped;

			utf8_decode(in->src + in->position, in->n - in->position, &skipped);
			in->position += skipped;
		}
	}
	*written = (size_t) (out - dst);
}

bool
mojibake_needs_case(charset cs)
{
	return cs == CHARSET_TCVN3 || cs == CHARSET_VIETWARE_F;
}

/* What the case of a word shows. */
typedef enum word_case
{
	CASE_NONE,     /* no word: the end of a line or a sentence */
	CASE_SMALL,    /* letters that are certainly small */
	CASE_CAPITALS, /* a syllable in capitals, at least two of them certain */
	CASE_OPEN,     /* accented letters, and at most a capital before them */
	CASE_OTHER     /* an abbreviation */
} word_case;

typedef struct cased_word
{
	size_t start;
	size_t end;
	word_case kind;
} cased_word;

/* An accented letter that the charset has small only. */
static bool
is_open(letter l)
{
	return letter_tone(l) != TONE_LEVEL && !(l & LETTER_UPPER);
}

/* Give the open letters of the word capitals. */
static void
raise_word(char *text, const cased_word *w)
{
	size_t used;

	for (size_t i = w->start; i < w->end; i += used)
	{
		letter l = letter_of(utf8_decode(text + i, w->end - i, &used));

		/* The capital of a Vietnamese letter takes as many bytes. */
		if (is_open(l))
			utf8_encode(letter_code_point(l | LETTER_UPPER), text + i);
	}
}

static word_case
case_of(const char *text, size_t start, size_t end)
{
	size_t letters = 0;
	size_t open = 0;
	size_t capitals = 0;
	bool first_capital = false;
	size_t used;

	for (size_t i = start; i < end; i += used)
	{
		letter l = letter_of(utf8_decode(text + i, end - i, &used));

		if (l & LETTER_FOREIGN)
			return CASE_SMALL;
		if (l & LETTER_UPPER)
		{
			first_capital |= letters == 0;
			capitals++;
		}
		else if (is_open(l))
			open++;
		else
			return CASE_SMALL;
		letters++;
	}
	if (open > 0 && capitals <= (first_capital ? 1 : 0))
		return CASE_OPEN;
	if (capitals + open < 2 || syllable_of_text(text + start, end - start) == SYLLABLE_NONE)
		return CASE_OTHER;
	return CASE_CAPITALS;
}

/* The word at or behind *position, which is advanced behind it. */
static cased_word
next_word(const char *text, size_t n, size_t *position)
{
	cased_word w = {0, 0, CASE_NONE};
	size_t i = *position;
	size_t used;

	for (; i < n; i += used)
	{
		uint32_t c = utf8_decode(text + i, n - i, &used);

		if (letter_of(c) != 0)
			break;
		if (c == '\n' || c == '.' || c == ';')
		{
			*position = i + used;
			w.start = w.end = i;
			return w;
		}
	}
	w.start = i;
	for (; i < n; i += used)
		if (letter_of(utf8_decode(text + i, n - i, &used)) == 0)
			break;
	w.end = i;
	*position = i;
	if (w.end > w.start)
		w.kind = case_of(text, w.start, w.end);
	return w;
}

void
mojibake_restore_case(char *text, size_t n)
{
	size_t position = 0;
	cased_word before = {0, 0, CASE_NONE};
	cased_word w = next_word(text, n, &position);
	bool last;

	do
	{
		cased_word after = {n, n, CASE_NONE};

		last = position == n;
		if (!last)
			after = next_word(text, n, &position);
		if (w.kind == CASE_OPEN && before.kind != CASE_SMALL && after.kind != CASE_SMALL &&
			(before.kind == CASE_CAPITALS || after.kind == CASE_CAPITALS))
			w.kind = CASE_CAPITALS;
		if (w.kind == CASE_CAPITALS || w.kind == CASE_OTHER)
			raise_word(text, &w);
		before = w;
		w = after;
	} while (!last);
}

static const char HORN[] = "ư";

#define HORN_LEN (sizeof(HORN) - 1)

/* Where in a word of len bytes is the ư that makes it no syllable?  len when there is none. */
static size_t
false_horn(const char *word, size_t len)
{
	char shorter[SYLLABLE_MAX_BYTES];

	if (len > sizeof(shorter) || syllable_of_text(word, len) != SYLLABLE_NONE)
		return len;
	for (size_t i = 0; i + HORN_LEN <= len; i++)
	{
		if (memcmp(word + i, HORN, HORN_LEN) != 0)
			continue;
		memcpy(shorter, word, i);
		memcpy(shorter + i, word + i + HORN_LEN, len - i - HORN_LEN);
		if (syllable_of_text(shorter, len - HORN_LEN) != SYLLABLE_NONE)
			return i;
	}
	return len;
}

/* Whether something else than a space stands before a word, and touches it. */
static bool
hangs(const char *text, size_t start)
{
	return start > 0 && (unsigned char) text[start - 1] > ' ';
}

size_t
mojibake_drop_hyphens(char *text, size_t n)
{
	size_t len = 0;
	size_t used;

	for (size_t i = 0; i < n;)
	{
		size_t end = i;
		size_t horn;

		while (end < n && letter_of(utf8_decode(text + end, n - end, &used)) != 0)
			end += used;
		if (end == i)
		{
			utf8_decode(text + i, n - i, &used);
			memmove(text + len, text + i, used);
			i += used;
			len += used;
			continue;
		}
		horn = false_horn(text + i, end - i);
		if (end - i == HORN_LEN && memcmp(text + i, HORN, HORN_LEN) == 0 && hangs(text, len))
			horn = 0;
		if (horn < end - i)
		{
			memmove(text + len, text + i, horn);
			len += horn;
			i += horn + HORN_LEN;
		}
		memmove(text + len, text + i, end - i);
		len += end - i;
		i = end;
	}
	return len;
}
