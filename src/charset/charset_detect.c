/*
 * charset_detect.c
 *		Reading every word both ways.
 */
#include "charset/charset_detect.h"

#include <string.h>

#include "common/ascii.h"
#include "common/utf8.h"
#include "charset/mojibake.h"
#include "text/syllable.h"
#include "text/word.h"

/* Longer runs of letters and odd characters are no words; they speak for nothing. */
#define WORD_CHARS 40

/* One legacy word that Unicode could also hold is not enough; two are. */
#define ENOUGH 2

/* A run of ASCII letters and characters beyond ASCII. */
typedef struct run
{
	const char *text;
	size_t n;
	uint32_t characters[WORD_CHARS];
	size_t count;
	char bytes[WORD_CHARS]; /* in cp1252; a space for what cp1252 has not */
	bool too_long;
	bool beyond_ascii;
	bool after_digit;  /* a digit stands before it */
	bool before_digit; /* or behind it, with a sign or none */
} run;

static bool
is_lower(uint32_t c)
{
	letter l = letter_of(c);

	return l != 0 && !(l & LETTER_UPPER);
}

static bool
is_upper(uint32_t c)
{
	return (letter_of(c) & LETTER_UPPER) != 0;
}

/* The combining marks of decomposed Vietnamese. */
static bool
is_mark(uint32_t c)
{
	return c == 0x0300 || c == 0x0301 || c == 0x0302 || c == 0x0303 || c == 0x0306 || c == 0x0309 ||
		   c == 0x031B || c == 0x0323;
}

/* A letter of the Vietnamese alphabet beyond ASCII. */
static bool
is_vietnamese(uint32_t c)
{
	return c >= 0x80 && letter_code_point(letter_of(c)) == c && letter_of(c) != 0;
}

/* Quotes, dashes, dots and spaces, which may touch any word. */
static bool
is_punctuation(uint32_t c)
{
	return c == 0xA0 || (c >= 0x2000 && c < 0x20D0) || c == 0x2122 || c == ' ';
}

/* Signs of Latin-1 and cp1252 that are no letters. */
static bool
is_sign(uint32_t c)
{
	return (c >= 0x80 && c < 0xC0) || c == 0xD7 || c == 0xF7 || c == 0x02C6 || c == 0x02DC;
}

static bool
is_one_of(uint32_t c, const uint16_t *list, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (list[i] == c)
			return true;
	return false;
}

/* Signs that Unicode texts write before a word (§, «, µ, currency), and behind one. */
static bool
may_begin_word(uint32_t c)
{
	static const uint16_t SIGNS[] = {0xA1, 0xA2, 0xA3, 0xA4, 0xA5, 0xA7,
									 0xAB, 0xB0, 0xB1, 0xB5, 0xB7, 0xBF};

	return is_one_of(c, SIGNS, sizeof(SIGNS) / sizeof(SIGNS[0]));
}

static bool
may_end_word(uint32_t c)
{
	static const uint16_t SIGNS[] = {0xA2, 0xA3, 0xA5, 0xA9, 0xAA, 0xAE, 0xB0, 0xB2,
									 0xB3, 0xB9, 0xBA, 0xBB, 0xBC, 0xBD, 0xBE};

	return is_one_of(c, SIGNS, sizeof(SIGNS) / sizeof(SIGNS[0]));
}

/*
 * Whether the i-th character is an operator of a calculation or a measure, which
 * stands beside a number (30C÷30C, 5m×6m) or between two capitals (A×B).
 */
static bool
is_operator(const run *r, size_t i)
{
	static const uint16_t OPERATORS[] = {0xB0, 0xB1, 0xB7, 0xD7, 0xF7};
	bool begins = i == 0;
	bool ends = i + 1 == r->count;

	if (!is_one_of(r->characters[i], OPERATORS, sizeof(OPERATORS) / sizeof(OPERATORS[0])))
		return false;
	return (begins && r->after_digit) || (ends && r->before_digit) ||
		   (i == 1 && r->count == 3 && is_upper(r->characters[0]) && is_upper(r->characters[2]));
}

/* What one reading of a run shows. */
typedef struct verdict
{
	unsigned good;
	unsigned bad;
} verdict;

/*
 * Judge one word of a reading.  `caseless` when the charset has small letters
 * only where others have capitals too.
 */
static void
judge_word(const char *text, size_t n, bool caseless, verdict *v)
{
	size_t letters = 0;
	bool beyond_ascii = false;
	bool capitals = true;
	bool vowel = false;
	bool stroke = false;
	bool broken_case = false;
	uint32_t before = 0;
	size_t used;

	for (size_t i = 0; i < n; i += used)
	{
		uint32_t c = utf8_decode(text + i, n - i, &used);

		beyond_ascii |= c >= 0x80;
		vowel |= letter_is_vowel(letter_of(c));
		stroke |= letter_place(letter_of(c)) == LETTER_D_STROKE;
		if (is_lower(c) && !(caseless && c >= 0x80))
			capitals = false;
		if (is_lower(before) && is_upper(c) && !(caseless && before >= 0x80))
			broken_case = true;
		before = c;
		letters++;
	}
	if (!beyond_ascii)
		return;
	/* A syllable of one letter (à, ở) proves nothing; abbreviations with Đ (QĐ, NĐ) are common. */
	if (letters > 1 && capitals && !vowel && stroke)
		v->good++;
	else if (!broken_case && syllable_of_text(text, n) != SYLLABLE_NONE)
		v->good += letters > 1;
	else if (broken_case || !capitals || vowel)
		v->bad++;
}

/* Judge the words in n bytes of UTF-8. */
static verdict
judge(const char *text, size_t n, bool caseless)
{
	word_reader reader = word_reader_begin(text, n);
	verdict v = {0, 0};
	word w;

	for (word_next(&reader, &w); w.kind != WORD_END; word_next(&reader, &w))
		if (w.kind == WORD_LETTERS)
			judge_word(text + w.offset, w.length, caseless, &v);
	return v;
}

/* Whether no Unicode text holds such a word: signs inside it, or a capital after small letters. */
static bool
is_impossible(const run *r)
{
	for (size_t i = 0; i < r->count; i++)
	{
		uint32_t c = r->characters[i];
		uint32_t before = i > 0 ? r->characters[i - 1] : ' ';
		uint32_t after = i + 1 < r->count ? r->characters[i + 1] : ' ';
		bool begins = i == 0 || is_punctuation(before);
		bool ends = i + 1 == r->count || is_punctuation(after);

		if (is_punctuation(c))
			continue;
		if (c >= 0x80 && is_upper(c) && is_lower(before))
			return true;
		if (!is_sign(c) || (begins && ends))
			continue;
		if (!(begins && may_begin_word(c)) && !(ends && may_end_word(c)) && !is_operator(r, i))
			return true;
	}
	return false;
}

/*
 * Whether the word is hardly possible in Unicode: it is no syllable there, and
 * two letters beyond ASCII meet ("Chöông"), or small letters follow two
 * capitals ("TØnh").
 */
static bool
is_unlikely(const run *r, verdict unicode)
{
	if (unicode.good > 0 || unicode.bad == 0)
		return false;
	for (size_t i = 1; i < r->count; i++)
	{
		uint32_t c = r->characters[i];
		uint32_t before = r->characters[i - 1];

		if (c >= 0x80 && before >= 0x80 && letter_of(c) != 0 && letter_of(before) != 0)
			return true;
		if (i + 1 < r->count && c >= 0x80 && is_upper(before) && is_upper(c) &&
			is_lower(r->characters[i + 1]))
			return true;
	}
	return false;
}

/*
 * Whether the run is a lone ® behind an amount of money, "10.000 ®": TCVN3 for đ.
 */
static bool
is_dong_sign(const charset_detector *d, const run *r)
{
	const char *end = r->text;

	if (r->count != 1 || r->characters[0] != 0xAE)
		return false;
	if (end > d->text && end[-1] == ' ')
		end--;
	if (end - d->text < 5)
		return false;
	for (int i = 1; i <= 3; i++)
		if (!is_digit(end[-i]))
			return false;
	return (end[-4] == '.' || end[-4] == ' ') && is_digit(end[-5]);
}

/* Whether all that is not ASCII are signs that may touch a word: it then proves nothing. */
static bool
is_plain(const run *r)
{
	for (size_t i = 0; i < r->count; i++)
		if (r->characters[i] >= 0x80 && !is_sign(r->characters[i]) &&
			!is_punctuation(r->characters[i]))
			return false;
	return !is_impossible(r);
}

/* The UTF-8 in the cp1252 bytes of a run. */
static void
look_for_utf8(charset_detector *d, const run *r)
{
	size_t used;

	for (size_t i = 0; i < r->count; i += used)
	{
		uint32_t c = utf8_decode(r->bytes + i, r->count - i, &used);

		if (is_vietnamese(c))
			d->utf8_letter++;
		else if (c >= 0x80 && !is_punctuation(c) && !is_mark(c) && charset_cp1252_byte(c) < 0)
			d->utf8_broken = true;
	}
}

/* Judge a run as charset cs.  A byte that the charset leaves open spoils it. */
static verdict
judge_legacy(const run *r, charset cs)
{
	charset_cursor in = charset_cursor_begin(r->bytes, r->count);
	char decoded[CHARSET_DECODED_MAX(WORD_CHARS)];
	char encoded[CHARSET_ENCODED_MAX(CHARSET_DECODED_MAX(WORD_CHARS))];
	size_t decoded_len;
	size_t encoded_len;
	verdict v = {0, 1};

	if (charset_decode(cs, &in, r->count, decoded, &decoded_len, NULL) != CCHC_OK)
		return v;
	in = charset_cursor_begin(decoded, decoded_len);
	if (charset_encode(cs, &in, decoded_len, encoded, &encoded_len, NULL) != CCHC_OK ||
		encoded_len != r->count)
		return v;
	return judge(decoded, decoded_len, mojibake_needs_case(cs));
}

/* One run with something beyond ASCII. */
static void
judge_run(charset_detector *d, const run *r)
{
	verdict unicode = {0, 1};
	bool strong = true;

	look_for_utf8(d, r);
	if (is_dong_sign(d, r))
	{
		d->legacy[CHARSET_TCVN3].good++;
		d->legacy[CHARSET_TCVN3].strong++;
		return;
	}
	if (is_plain(r))
		return;
	if (!is_impossible(r))
	{
		unicode = judge(r->text, r->n, false);
		strong = is_unlikely(r, unicode);
	}
	d->unicode.good += unicode.good;
	d->unicode.bad += unicode.bad;
	for (charset cs = 0; cs < CHARSET_COUNT; cs++)
		if (cs != CHARSET_VIQR && d->candidates & 1u << cs)
		{
			verdict legacy = judge_legacy(r, cs);

			d->legacy[cs].good += legacy.good;
			d->legacy[cs].bad += legacy.bad;
			d->legacy[cs].strong += strong && legacy.good > 0 && legacy.bad == 0;
		}
}

/* One run of ASCII letters: the company in which a doubtful word is seen. */
static void
judge_ascii(charset_detector *d, const run *r)
{
	static const char *const STARTS[] = {"kh", "ng", "nh", "ph", "th", "tr", "gi", "qu"};
	char lower[3] = {0};
	bool capitals = true;

	for (size_t i = 0; i < r->count; i++)
		capitals &= is_upper(r->characters[i]);
	if (syllable_of_text(r->text, r->n) == SYLLABLE_NONE)
	{
		d->abroad += r->count > 1 && !capitals;
		return;
	}
	if (r->count < 3)
		return;
	for (int i = 0; i < 2; i++)
		lower[i] = (char) (r->bytes[i] | 0x20);
	for (size_t i = 0; i < sizeof(STARTS) / sizeof(STARTS[0]); i++)
		if (memcmp(lower, STARTS[i], 2) == 0)
		{
			d->home++;
			return;
		}
	for (int i = 0; i < 2; i++)
		lower[i] = (char) (r->bytes[r->count - 2 + (size_t) i] | 0x20);
	d->home += memcmp(lower, "nh", 2) == 0 || memcmp(lower, "ng", 2) == 0;
}

/* Whether a number begins at the detector's position. */
static bool
digit_follows(const charset_detector *d)
{
	size_t i = d->position;

	if (i < d->n && (d->text[i] == '-' || d->text[i] == '+'))
		i++;
	return i < d->n && is_digit(d->text[i]);
}

/* Read the run that begins at the detector's position. */
static void
read_run(charset_detector *d, run *r)
{
	r->text = d->text + d->position;
	r->n = r->count = 0;
	r->too_long = r->beyond_ascii = false;
	r->after_digit = d->position > 0 && is_digit(r->text[-1]);
	while (d->position < d->n)
	{
		size_t used;
		uint32_t c = utf8_decode(d->text + d->position, d->n - d->position, &used);
		int byte;

		if (c < 0x80 && !is_ascii_letter(c))
			break;
		d->position += used;
		if (r->count == WORD_CHARS)
		{
			r->too_long = true;
			break;
		}
		byte = charset_cp1252_byte(c);
		r->beyond_ascii |= c >= 0x80;
		d->beyond_ascii |= c >= 0x80;
		if (byte < 0)
		{
			d->beyond_cp1252 |= is_vietnamese(c) || is_mark(c);
			c = byte = ' ';
		}
		r->characters[r->count] = c;
		r->bytes[r->count++] = (char) byte;
		r->n += used;
	}
	r->before_digit = digit_follows(d);
}

/* Whether the text has a hat of VIQR: a^, o+, a( behind their letter. */
static bool
has_viqr_hat(const char *s, size_t n)
{
	for (size_t i = 1; i < n; i++)
	{
		char before = s[i - 1] | 0x20;

		if ((s[i] == '^' && (before == 'a' || before == 'e' || before == 'o')) ||
			((s[i] == '+' || s[i] == '*') && (before == 'o' || before == 'u')) ||
			(s[i] == '(' && before == 'a' && i + 1 < n &&
			 is_ascii_letter((unsigned char) s[i + 1])))
			return true;
	}
	return false;
}

/* A word between spaces, as VIQR: a syllable with a hat speaks for it, any other word against. */
static void
judge_viqr(charset_detector *d, const char *s, size_t n)
{
	charset_cursor in = charset_cursor_begin(s, n);
	char decoded[CHARSET_DECODED_MAX(WORD_CHARS)];
	size_t len;
	size_t letters = 0;

	while (n > 0 && !is_ascii_letter((unsigned char) s[0]))
		s++, n--;
	if (n == 0 || n > WORD_CHARS)
		return;
	in = charset_cursor_begin(s, n);
	if (charset_decode(CHARSET_VIQR, &in, n, decoded, &len, NULL) != CCHC_OK)
		return;
	while (letters < len)
	{
		size_t used;

		if (letter_of(utf8_decode(decoded + letters, len - letters, &used)) == 0)
			break;
		letters += used;
	}
	if (syllable_of_text(decoded, letters) == SYLLABLE_NONE)
		d->viqr_other++;
	else if (has_viqr_hat(s, n))
		d->legacy[CHARSET_VIQR].good++;
	else
		d->viqr_plain++;
}

void
charset_detect_step(charset_detector *d, size_t step)
{
	size_t stop = d->n - d->position <= step ? d->n : d->position + step;

	while (d->position < stop)
	{
		if (d->beyond_cp1252)
		{
			d->position = d->n; /* nothing behind it can change the finding */
			return;
		}
		if (d->candidates & 1u << CHARSET_VIQR && !d->beyond_ascii &&
			(d->position == 0 || is_ascii_space(d->text[d->position - 1])))
		{
			size_t end = d->position;

			while (end < d->n && end - d->position <= WORD_CHARS && !is_ascii_space(d->text[end]))
				end++;
			judge_viqr(d, d->text + d->position, end - d->position);
		}
		if ((unsigned char) d->text[d->position] < 0x80 &&
			!is_ascii_letter((unsigned char) d->text[d->position]))
			d->position++;
		else
		{
			run r;

			read_run(d, &r);
			if (r.beyond_ascii && !r.too_long)
				judge_run(d, &r);
			else if (!r.too_long)
				judge_ascii(d, &r);
		}
	}
}

/*
 * Whether charset cs explains the text better than Unicode does.  A third of
 * the words may be misspelled; where no Unicode text is possible, a half.
 */
static bool
beats_unicode(const charset_detector *d, charset cs)
{
	const detect_score *s = &d->legacy[cs];

	if (s->good + d->unicode.bad <= s->bad + d->unicode.good)
		return false;
	if (s->strong > 0)
		return s->bad <= s->good;
	if (s->good >= ENOUGH)
		return s->bad * 2 <= s->good;
	return s->good > 0 && s->bad == 0 && d->unicode.good == 0 && d->home > 0 && d->abroad == 0;
}

/* Whether cs is better than other: by the balance of its words. */
static int
compare(const charset_detector *d, charset cs, charset other)
{
	uint64_t a = d->legacy[cs].good + d->legacy[other].bad;
	uint64_t b = d->legacy[other].good + d->legacy[cs].bad;

	return (a > b) - (a < b);
}

int
charset_detect_result(const charset_detector *d)
{
	charset best = CHARSET_UNKNOWN;
	bool tie = false;

	if (!d->beyond_ascii)
		return d->legacy[CHARSET_VIQR].good >= ENOUGH &&
					   d->legacy[CHARSET_VIQR].good + d->viqr_plain > 4 * d->viqr_other
				   ? CHARSET_VIQR
				   : DETECTED_ASCII;
	if (d->beyond_cp1252)
		return DETECTED_UNICODE;
	if (d->utf8_letter > 0 && !d->utf8_broken)
		return DETECTED_UTF8_AS_1252;
	for (charset cs = 0; cs < CHARSET_COUNT; cs++)
	{
		int order;

		if (cs == CHARSET_VIQR || !(d->candidates & 1u << cs) || !beats_unicode(d, cs))
			continue;
		order = best == CHARSET_UNKNOWN ? 1 : compare(d, cs, best);
		if (order > 0)
			best = cs;
		tie = order == 0 || (tie && order < 0);
	}
	if (tie)
		return CHARSET_UNKNOWN;
	return best == CHARSET_UNKNOWN ? DETECTED_UNICODE : best;
}

const char *
charset_detect_name(int finding)
{
	switch (finding)
	{
		case CHARSET_UNKNOWN:
			return NULL;
		case DETECTED_UNICODE:
			return "UNICODE";
		case DETECTED_ASCII:
			return "ASCII";
		case DETECTED_UTF8_AS_1252:
			return "UTF8-AS-1252";
		default:
			return charset_name(finding);
	}
}
