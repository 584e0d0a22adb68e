/*
 * nfc.c
 *		NFC of Vietnamese text.
 */
#include "text/nfc.h"

#include <string.h>

#include "common/utf8.h"
#include "text/byte_scan.h"
#include "text/nfc_inert.h"

/* What the combining marks U+0300 to U+0323 are in Vietnamese: a tone, or a quality. */
enum
{
	CIRCUMFLEX = TONE_COUNT,
	BREVE,
	HORN,
};

#define FIRST_MARK 0x0300
#define LAST_MARK 0x0323

static const uint8_t mark_kinds[LAST_MARK - FIRST_MARK + 1] = {
	[0x00] = TONE_FALLING, [0x01] = TONE_SHARP,   [0x02] = CIRCUMFLEX, [0x03] = TONE_RISING,
	[0x06] = BREVE,        [0x09] = TONE_DIPPING, [0x1B] = HORN,       [0x23] = TONE_HEAVY,
};

/* The place of a plain vowel under each quality. */
static const uint8_t qualities[LETTER_COUNT][3] = {
	[LETTER_A] = {LETTER_A_CIRCUMFLEX, LETTER_A_BREVE, LETTER_NONE},
	[LETTER_E] = {LETTER_E_CIRCUMFLEX, LETTER_NONE, LETTER_NONE},
	[LETTER_O] = {LETTER_O_CIRCUMFLEX, LETTER_NONE, LETTER_O_HORN},
	[LETTER_U] = {LETTER_NONE, LETTER_NONE, LETTER_U_HORN},
};

letter
letter_add_mark(letter l, uint32_t mark)
{
	unsigned tone = letter_tone(l);
	unsigned kind;
	unsigned place;

	if (l & (LETTER_FOREIGN | LETTER_ETH) || !letter_is_vowel(l) ||
		mark - FIRST_MARK > LAST_MARK - FIRST_MARK)
		return 0;
	kind = mark_kinds[mark - FIRST_MARK];
	if (kind < TONE_COUNT)
		return kind != TONE_LEVEL && tone == TONE_LEVEL ? letter_with_tone(l, kind) : 0;

	/*
	 * A circumflex or breve above a tone mark that is also above does not
	 * compose: o, acute, circumflex is not ố.  Dot below and horn stand apart.
	 */
	if (kind != HORN && tone != TONE_LEVEL && tone != TONE_HEAVY)
		return 0;
	place = qualities[letter_place(l)][kind - CIRCUMFLEX];
	return place == LETTER_NONE ? 0 : (letter) ((l & ~LETTER_PLACE_MASK) | place);
}

size_t
nfc_rest(const char *s, size_t n)
{
	size_t i = 0;
	size_t used;

	while (i < n && !nfc_icu_begins(utf8_decode(s + i, n - i, &used)))
		i += used;
	return i;
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

		if (c < 0x0300 || nfc_is_inert(c))
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

		/* Sixteen bytes at once when there is room: most stretches are shorter. */
		if (clean <= 16 && n - i >= 16)
			memcpy(dst + len, s + i, 16);
		else
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
