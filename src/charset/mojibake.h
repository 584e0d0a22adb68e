/*
 * mojibake.h
 *		Mending text whose bytes were read as cp1252 or Latin-1.
 *
 * Characters that no cp1252 byte gives (a private-use bullet, a Greek letter)
 * stay as they are.
 */
#ifndef CCHC_MOJIBAKE_H
#define CCHC_MOJIBAKE_H

#include "charset/charset.h"

/* Room for what one step writes. */
#define MOJIBAKE_MAX(bytes) (3 * (bytes) + 1024)

/*
 * Mend about `step` more bytes of `in`, whose text was in charset cs, into dst.
 * Done when in->position == in->n.
 */
extern void mojibake_mend(charset cs, charset_cursor *in, size_t step, char *dst, size_t *written);

/*
 * The same for UTF-8 that was read as cp1252.  What is no UTF-8 stays as it is.
 * Never writes more than it reads.
 */
extern void mojibake_mend_utf8(charset_cursor *in, size_t step, char *dst, size_t *written);

/*
 * In place: give accented letters the case of their word, for a charset such
 * as TCVN3 that has them small only and leaves capitals to the font.  A word of
 * capitals gets them; a word with one capital, at its beginning, only between
 * words of capitals ("UỶ BAN", but "Uỷ ban").
 */
extern void mojibake_restore_case(char *text, size_t n);

/* Whether the charset has its accented letters small only. */
extern bool mojibake_needs_case(charset cs);

/*
 * In place, for TCVN3 text: byte AD is its letter ư, but some word processors
 * left real soft hyphens too.  Drops an ư without which a word is a syllable
 * and with which it is none ("nưước"), and one that hangs on no word
 * ("(Krap)ư").  Returns the new length.
 */
extern size_t mojibake_drop_hyphens(char *text, size_t n);

#endif /* CCHC_MOJIBAKE_H */
