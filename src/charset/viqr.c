/*
 * viqr.c
 *		VIQR: reading and writing.
 */
#include "charset/viqr.h"

#include <string.h>

#include "common/ascii.h"
#include "common/utf8.h"
#include "text/letter.h"

/* The hat that a mark puts on a letter: the place of the letter it becomes, or LETTER_NONE. */
static unsigned
with_hat(unsigned place, char mark)
{
	if (mark == '^')
		return place == LETTER_A   ? LETTER_A_CIRCUMFLEX
			   : place == LETTER_E ? LETTER_E_CIRCUMFLEX
			   : place == LETTER_O ? LETTER_O_CIRCUMFLEX
								   : LETTER_NONE;
	if (mark == '(')
		return place == LETTER_A ? LETTER_A_BREVE : LETTER_NONE;
	if (mark == '+' || mark == '*')
		return place == LETTER_O ? LETTER_O_HORN : place == LETTER_U ? LETTER_U_HORN : LETTER_NONE;
	return LETTER_NONE;
}

static unsigned
tone_of(char mark)
{
	switch (mark)
	{
		case '`':
			return TONE_FALLING;
		case '?':
			return TONE_DIPPING;
		case '~':
			return TONE_RISING;
		case '\'':
			return TONE_SHARP;
		case '.':
			return TONE_HEAVY;
		default:
			return TONE_LEVEL;
	}
}

static const char TONE_MARKS[TONE_COUNT] = {'\0', '`', '?', '~', '\'', '.'};

/* What a backslash may stand before. */
static bool
is_escapable(char c)
{
	return c != '\0' && strchr("^(+*'`?~.\\dD", c) != NULL;
}

/* Whether a URL begins at s. */
static bool
begins_url(const char *s, size_t n)
{
	static const char *const STARTS[] = {"http:", "https:", "ftp:", "mailto:", "www."};

	for (size_t i = 0; i < sizeof(STARTS) / sizeof(STARTS[0]); i++)
	{
		size_t len = strlen(STARTS[i]);
		size_t k = 0;

		while (k < len && k < n && (s[k] == STARTS[i][k] || s[k] == STARTS[i][k] - 'a' + 'A'))
			k++;
		if (k == len)
			return true;
	}
	return false;
}

/* At the start of a word decide whether it is a URL. */
static void
look_for_url(charset_cursor *in)
{
	if (is_ascii_space(in->src[in->position]))
		in->verbatim = false;
	else if (in->position == 0 || is_ascii_space(in->src[in->position - 1]))
		in->verbatim = begins_url(in->src + in->position, in->n - in->position);
}

/* The letter that begins at in->position, which is advanced behind its marks; 0 for none. */
static letter
read_letter(charset_cursor *in)
{
	const char *s = in->src + in->position;
	size_t n = in->n - in->position;
	letter l = letter_of((unsigned char) s[0]);
	unsigned place = letter_place(l);
	unsigned hat;
	size_t used = 1;

	if (place == LETTER_D && n > 1 && (s[1] == 'd' || s[1] == 'D'))
	{
		in->position += 2;
		return (letter) ((l & ~LETTER_PLACE_MASK) | LETTER_D_STROKE);
	}
	if (!letter_is_vowel(l))
		return 0;
	if (used < n && (hat = with_hat(place, s[used])) != LETTER_NONE)
	{
		l = (letter) ((l & ~LETTER_PLACE_MASK) | hat);
		used++;
	}
	if (used < n && tone_of(s[used]) != TONE_LEVEL)
		l = letter_with_tone(l, tone_of(s[used++]));
	in->position += used;
	return l;
}

cchc_status
viqr_decode(charset_cursor *in, size_t end, char *dst, size_t *written, cchc_error *err)
{
	char *out = dst;

	while (in->position < end)
	{
		char c = in->src[in->position];
		letter l;

		*written = (size_t) (out - dst);
		if (c == '\0' || (unsigned char) c >= 0x80)
			return cchc_fail(err, CCHC_UNTRANSLATABLE, 0,
							 N_("VIQR is plain ASCII, without zero bytes"), NULL);
		look_for_url(in);
		if (!in->verbatim && c == '\\' && in->position + 1 < in->n &&
			is_escapable(in->src[in->position + 1]))
		{
			*out++ = in->src[in->position + 1];
			in->position += 2;
		}
		else if (!in->verbatim && (l = read_letter(in)) != 0)
			out += utf8_encode(letter_code_point(l), out);
		else
		{
			*out++ = c;
			in->position++;
		}
		in->character = in->position;
	}
	*written = (size_t) (out - dst);
	return CCHC_OK;
}

/*
 * While encoding, in->previous is the plain letter just written that the next
 * character could join: a vowel, or d; with this bit when it wears its hat.
 */
#define HAS_HAT 0x80

/* Whether c, written as it is, would be read as a mark of the letter before it. */
static bool
would_join(uint8_t previous, char c)
{
	char plain = (char) (previous & ~HAS_HAT);
	letter l = letter_of((unsigned char) plain);

	if (previous == 0)
		return false;
	if (letter_place(l) == LETTER_D)
		return c == 'd' || c == 'D';
	return tone_of(c) != TONE_LEVEL ||
		   (!(previous & HAS_HAT) && with_hat(letter_place(l), c) != LETTER_NONE);
}

/* The plain ASCII letters of a letter, and its hat; returns the bytes written. */
static size_t
write_base(letter l, char *dst)
{
	char base = letter_ascii(l);

	dst[0] = base;
	switch (letter_place(l))
	{
		case LETTER_D_STROKE:
			dst[1] = base;
			return 2;
		case LETTER_A_CIRCUMFLEX:
		case LETTER_E_CIRCUMFLEX:
		case LETTER_O_CIRCUMFLEX:
			dst[1] = '^';
			return 2;
		case LETTER_A_BREVE:
			dst[1] = '(';
			return 2;
		case LETTER_O_HORN:
		case LETTER_U_HORN:
			dst[1] = '+';
			return 2;
		default:
			return 1;
	}
}

/* A Vietnamese letter beyond ASCII; returns the bytes written. */
static size_t
write_letter(charset_cursor *in, letter l, char *dst)
{
	size_t len = write_base(l, dst);

	in->previous = 0;
	if (letter_tone(l) != TONE_LEVEL)
		dst[len++] = TONE_MARKS[letter_tone(l)];
	else if (letter_is_vowel(l))
		in->previous = (uint8_t) (dst[0] | HAS_HAT);
	return len;
}

/* An ASCII character; returns the bytes written. */
static size_t
write_ascii(charset_cursor *in, char c, char *dst)
{
	letter l = letter_of((unsigned char) c);

	if (in->verbatim)
	{
		in->previous = 0;
		dst[0] = c;
		return 1;
	}
	if (c == '\\' || would_join(in->previous, c))
	{
		in->previous = 0;
		dst[0] = '\\';
		dst[1] = c;
		return 2;
	}
	in->previous = letter_is_vowel(l) || letter_place(l) == LETTER_D ? (uint8_t) c : (uint8_t) 0;
	dst[0] = c;
	return 1;
}

cchc_status
viqr_encode(charset_cursor *in, size_t end, char *dst, size_t *written, cchc_error *err)
{
	char *out = dst;

	while (in->position < end)
	{
		size_t used;
		uint32_t c = utf8_decode(in->src + in->position, in->n - in->position, &used);
		letter l = letter_of(c);

		look_for_url(in);
		if (c < 0x80)
			out += write_ascii(in, (char) c, out);
		else if (l == 0 || letter_code_point(l) != c)
			return cchc_fail(err, CCHC_UNTRANSLATABLE, in->character + 1,
							 N_("The charset has no such character"), NULL);
		else if (letter_place(l) == LETTER_D_STROKE && (in->previous | 0x20) == 'd')
			return cchc_fail(err, CCHC_UNTRANSLATABLE, in->character + 1,
							 N_("VIQR would read dđ as đd"), NULL);
		else if (in->verbatim)
			return cchc_fail(err, CCHC_UNTRANSLATABLE, in->character + 1,
							 N_("Inside a URL VIQR has plain ASCII only"), NULL);
		else
			out += write_letter(in, l, out);
		in->position += used;
		in->character++;
	}
	*written = (size_t) (out - dst);
	return CCHC_OK;
}
