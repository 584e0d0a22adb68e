/*
 * nfc.c
 *		NFC of Vietnamese text.
 */
#include "text/nfc.h"

#include <string.h>

#include "common/utf8.h"
#include "text/byte_scan.h"
#include "text/nfc_icu.h"

/* The tone of a combining mark; TONE_LEVEL for every other character. */
static unsigned
tone_of_mark(uint32_t c)
{
	switch (c)
	{
		case 0x0300:
			return TONE_FALLING;
		case 0x0309:
			return TONE_DIPPING;
		case 0x0303:
			return TONE_RISING;
		case 0x0301:
			return TONE_SHARP;
		case 0x0323:
			return TONE_HEAVY;
		default:
			return TONE_LEVEL;
	}
}

/* The place of a plain vowel under a circumflex, breve or horn; LETTER_NONE when there is none. */
static unsigned
place_with_quality(unsigned place, uint32_t mark)
{
	if (mark == 0x0302)
		return place == LETTER_A   ? LETTER_A_CIRCUMFLEX
			   : place == LETTER_E ? LETTER_E_CIRCUMFLEX
			   : place == LETTER_O ? LETTER_O_CIRCUMFLEX
								   : LETTER_NONE;
	if (mark == 0x0306)
		return place == LETTER_A ? LETTER_A_BREVE : LETTER_NONE;
	if (mark == 0x031B)
		return place == LETTER_O ? LETTER_O_HORN : place == LETTER_U ? LETTER_U_HORN : LETTER_NONE;
	return LETTER_NONE;
}

letter
letter_add_mark(letter l, uint32_t mark)
{
	unsigned tone = tone_of_mark(mark);
	unsigned place;

	if (l & (LETTER_FOREIGN | LETTER_ETH) || !letter_is_vowel(l))
		return 0;
	if (tone != TONE_LEVEL)
		return letter_tone(l) == TONE_LEVEL ? letter_with_tone(l, tone) : 0;

	/*
	 * A circumflex or breve above a tone mark that is also above does not
	 * compose: o, acute, circumflex is not ố.  Dot below and horn stand apart.
	 */
	if (mark != 0x031B && letter_tone(l) != TONE_LEVEL && letter_tone(l) != TONE_HEAVY)
		return 0;
	place = place_with_quality(letter_place(l), mark);
	return place == LETTER_NONE ? 0 : (letter) ((l & ~LETTER_PLACE_MASK) | place);
}

bool
nfc_is_inert(uint32_t c)
{
	/* clang-format off */
	return c < 0x0300 ||
		(c >= 0x0388 && c <= 0x0482) ||   /* Greek, Cyrillic */
		(c >= 0x048A && c <= 0x052F) ||
		(c >= 0x1E00 && c <= 0x1EFF) ||   /* Vietnamese */
		(c >= 0x2002 && c <= 0x20CF) ||   /* punctuation */
		(c >= 0x2190 && c <= 0x2328) ||   /* arrows, mathematics */
		(c >= 0x2330 && c <= 0x2ADB) ||
		(c >= 0x3000 && c <= 0x3029) ||   /* CJK, Hangul */
		(c >= 0x3041 && c <= 0x3096) ||
		(c >= 0x30A0 && c <= 0x30FF) ||
		(c >= 0x4E00 && c <= 0x9FFF) ||
		(c >= 0xAC00 && c <= 0xD7A3) ||
		(c >= 0xE000 && c <= 0xF8FF) ||
		(c >= 0xFE30 && c <= 0xFFEF) ||
		(c >= 0x1F000 && c <= 0x1F9FF) || /* emoji */
		c == UTF8_INVALID;
	/* clang-format on */
}

size_t
nfc_prefix(const char *s, size_t n)
{
	size_t i = 0;
	size_t used;

	while ((i = skip_nfc_bytes(s, n, i)) < n)
	{
		if (!nfc_is_inert(utf8_decode(s + i, n - i, &used)))
		{
			/* The character before it may compose with it. */
			while (i > 0 && ((unsigned char) s[--i] & 0xC0) == 0x80)
				;
			break;
		}
		i += used;
	}
	return i;
}

/*
 * Compose the Vietnamese letter at s with the marks behind it.  Returns the
 * bytes read; 0 when there is anything else.
 */
static size_t
compose(const char *s, size_t n, char *dst, size_t *written)
{
	size_t i;
	size_t used;
	letter l = letter_of(utf8_decode(s, n, &i));

	for (; i < n; i += used)
	{
		uint32_t c = utf8_decode(s + i, n - i, &used);

		if (nfc_is_inert(c))
			break;
		if ((l = letter_add_mark(l, c)) == 0)
			return 0;
	}
	if (l == 0 || l & (LETTER_FOREIGN | LETTER_ETH))
		return 0;
	*written = utf8_encode(letter_code_point(l), dst);
	return i;
}

size_t
nfc_text(const char *s, size_t n, char *dst)
{
	size_t i = 0;
	size_t len = 0;

	while (i < n)
	{
		size_t clean = nfc_prefix(s + i, n - i);
		size_t read;
		size_t written = 0;

		memcpy(dst + len, s + i, clean);
		i += clean;
		len += clean;
		if (i == n)
			break;
		read = compose(s + i, n - i, dst + len, &written);
		if (read == 0)
			read = nfc_icu(s + i, n - i, dst + len, &written);
		i += read;
		len += written;
	}
	return len;
}
