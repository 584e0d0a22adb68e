/*
 * tone.c
 *		Tone placement in running text.
 */
#include "text/tone.h"

#include <string.h>

#include "common/utf8.h"
#include "text/apostrophe.h"

/* One run of letters. */
typedef struct run
{
	letter letters[SYLLABLE_MAX_LETTERS];
	size_t count; /* may exceed what letters holds */
	size_t start; /* bytes in the text */
	size_t end;
	bool toned;   /* some letter has a tone */
	bool foreign; /* some character is no letter of the alphabet */
} run;

/* The next run of letters from i on; false at the end of the text. */
static bool
next_run(const char *s, size_t n, size_t i, run *r)
{
	size_t used;

	r->count = 0;
	r->toned = r->foreign = false;
	for (; i < n; i += used)
	{
		uint32_t c = (unsigned char) s[i];
		letter l;

		used = 1;
		if (c >= 0x80)
			c = utf8_decode(s + i, n - i, &used);
		l = letter_of(c);
		if (l == 0)
		{
			if (c < 0x80 || c == UTF8_INVALID || text_class_of(c) > TEXT_MARK || is_apostrophe(c))
			{
				if (r->count > 0)
					break;
				continue;
			}
			r->foreign = true;
		}
		if (r->count == 0)
			r->start = i;
		if (r->count < SYLLABLE_MAX_LETTERS)
			r->letters[r->count] = l;
		r->count++;
		r->toned |= (l & LETTER_TONE_MASK) != 0;
	}
	r->end = i;
	return r->count > 0;
}

/*
 * Move the tone of the run to its place.  False when nothing changes: no tone,
 * the tone in its place, or no Vietnamese syllable.
 */
static bool
place_tone(run *r, tone_style style)
{
	syllable s;
	unsigned place;
	unsigned vowels = 0;

	if (!r->toned || r->foreign || r->count > SYLLABLE_MAX_LETTERS)
		return false;
	/* Most words have one vowel, and the tone can be nowhere else. */
	for (size_t i = 0; i < r->count; i++)
		vowels += letter_is_vowel(r->letters[i]);
	if (vowels < 2 || !syllable_split(r->letters, r->count, &s))
		return false;
	place = syllable_tone_place(r->letters, &s, style);
	if (place == s.tone_at || syllable_classify(r->letters, &s) == SYLLABLE_NONE)
		return false;
	r->letters[s.tone_at] = letter_with_tone(r->letters[s.tone_at], TONE_LEVEL);
	r->letters[place] = letter_with_tone(r->letters[place], s.tone);
	return true;
}

size_t
tone_prefix(const char *s, size_t n, tone_style style)
{
	run r;

	for (size_t i = 0; next_run(s, n, i, &r); i = r.end)
		if (place_tone(&r, style))
			return r.start;
	return n;
}

size_t
tone_text(const char *s, size_t n, tone_style style, char *dst)
{
	run r;
	size_t done = 0; /* bytes of s written */
	size_t len = 0;

	for (size_t i = 0; next_run(s, n, i, &r); i = r.end)
	{
		if (!place_tone(&r, style))
			continue;
		memcpy(dst + len, s + done, r.start - done);
		len += r.start - done;
		for (size_t k = 0; k < r.count; k++)
			len += utf8_encode(letter_code_point(r.letters[k]), dst + len);
		done = r.end;
	}
	memcpy(dst + len, s + done, n - done);
	return len + n - done;
}
