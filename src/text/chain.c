/*
 * chain.c
 *		Steps in their order.
 */
#include "text/chain.h"

#include <string.h>

#include "common/utf8.h"
#include "text/apostrophe.h"
#include "text/letter_case.h"
#include "text/nfc.h"
#include "text/tone.h"

/* Whether no word has this byte inside: every step may start anew at it. */
static inline bool
ends_word(char c)
{
	return c == ' ' || c == '\n' || c == ',' || c == ';' || c == '|' || c == '<' || c == '"';
}

/* Whether a character begins at s that composes with nothing before it. */
static bool
begins_letter(const char *s, size_t n)
{
	size_t used;
	uint32_t c = utf8_decode(s, n, &used);

	return c != UTF8_INVALID && nfc_icu_begins(c);
}

/* Whether a letter that has no end is cut before the byte c, the n-th; invalid bytes anywhere. */
static inline bool
ends_long_letter(char c, size_t n)
{
	return n >= CHAIN_LONGEST_LETTER &&
		   (((unsigned char) c & 0xC0) != 0x80 || n >= CHAIN_LONGEST_LETTER + UTF8_MAX_BYTES);
}

/* The length of the first piece of s: all of it, or up to where a word ends. */
static size_t
piece_of(const char *s, size_t n)
{
	size_t i = CHAIN_PIECE_BYTES;

	if (n <= CHAIN_PIECE_BYTES)
		return n;
	while (i > 0 && !ends_word(s[i]))
		i--;
	if (i > 0)
		return i;
	for (i = CHAIN_PIECE_BYTES; i < n && !ends_word(s[i]); i++)
		if (i >= CHAIN_LONGEST_WORD &&
			(begins_letter(s + i, n - i) || ends_long_letter(s[i], i - CHAIN_LONGEST_WORD)))
			break;
	return i;
}

size_t
chain_piece(chain *c, const char *s, size_t n)
{
	size_t length = piece_of(s, n);

	c->inside = c->cut_inside;
	c->cut_inside = length < n && !begins_letter(s + length, n - length);
	return length;
}

/*
 * A step: how many bytes at the start of the text stay as they are, how many
 * the rest may become, and what it becomes.
 */
typedef struct chain_step
{
	size_t (*keep)(chain *c, const char *s, size_t n);
	size_t (*room)(size_t n);
	size_t (*write)(chain *c, const char *s, size_t n, char *dst);
} chain_step;

static size_t
same_room(size_t n)
{
	return n;
}

static size_t
keep_nothing(chain *c, const char *s, size_t n)
{
	(void) c, (void) s, (void) n;
	return 0;
}

/* NFC */

static size_t
keep_nfc(chain *c, const char *s, size_t n)
{
	size_t rest = c->inside ? nfc_rest(s, n) : 0;

	return rest + nfc_prefix(s + rest, n - rest);
}

static size_t
nfc_room(size_t n)
{
	return NFC_GROWTH * n;
}

static size_t
write_nfc(chain *c, const char *s, size_t n, char *dst)
{
	(void) c;
	return nfc_text(s, n, dst);
}

static const chain_step to_nfc = {keep_nfc, nfc_room, write_nfc};

/* What the step before left apart, or put side by side, may compose now. */
static size_t
keep_unless_changed(chain *c, const char *s, size_t n)
{
	return c->changed ? keep_nfc(c, s, n) : n;
}

static const chain_step again_to_nfc = {keep_unless_changed, nfc_room, write_nfc};

/* Cleaning, which takes NFC */

static size_t
keep_clean(chain *c, const char *s, size_t n)
{
	c->is_clean = clean_prefix(&c->clean, s, n) == n;
	return c->is_clean ? n : keep_nfc(c, s, n);
}

static const chain_step to_nfc_unless_clean = {keep_clean, nfc_room, write_nfc};

static size_t
keep_cleaned(chain *c, const char *s, size_t n)
{
	size_t done = c->is_clean ? n : clean_prefix(&c->clean, s, n);

	if (done > 0)
		c->clean = (clean_state){.started = true};
	return done;
}

static size_t
write_clean(chain *c, const char *s, size_t n, char *dst)
{
	return clean_text(&c->clean, s, n, dst);
}

static const chain_step to_clean = {keep_cleaned, same_room, write_clean};

/*
 * Cleaning what composed only when the invisible characters were gone: a word with Ĭ, one
 * of them and a dot below has a foreign letter before, and none behind.
 */
static size_t
keep_unless_composed(chain *c, const char *s, size_t n)
{
	(void) s;
	return c->changed ? 0 : n;
}

static size_t
write_clean_again(chain *c, const char *s, size_t n, char *dst)
{
	clean_state state = {.started = true}; /* spaces are as they should be */

	(void) c;
	return clean_text(&state, s, n, dst);
}

static const chain_step to_clean_again = {keep_unless_composed, same_room, write_clean_again};

/* Apostrophes */

/* The first byte to change needs the letter before it: all is written anew. */
static size_t
keep_apostrophes(chain *c, const char *s, size_t n)
{
	(void) c;
	return apostrophe_prefix(s, n) == n ? n : 0;
}

static size_t
write_apostrophes(chain *c, const char *s, size_t n, char *dst)
{
	(void) c;
	return apostrophe_text(s, n, dst);
}

static const chain_step to_apostrophes = {keep_apostrophes, same_room, write_apostrophes};

/* Tones */

static size_t
keep_tones(chain *c, const char *s, size_t n)
{
	return tone_prefix(s, n, c->style);
}

static size_t
tone_room(size_t n)
{
	return TONE_ROOM(n);
}

static size_t
write_tones(chain *c, const char *s, size_t n, char *dst)
{
	return tone_text(s, n, c->style, dst);
}

static const chain_step to_tone_style = {keep_tones, tone_room, write_tones};

/* Case */

static size_t
case_room(size_t n)
{
	return CASE_ROOM(n);
}

static size_t
keep_lower(chain *c, const char *s, size_t n)
{
	(void) c;
	return lower_prefix(s, n);
}

static size_t
write_lower(chain *c, const char *s, size_t n, char *dst)
{
	(void) c;
	return lower_text(s, n, dst);
}

static const chain_step to_lower = {keep_lower, case_room, write_lower};

static size_t
keep_upper(chain *c, const char *s, size_t n)
{
	(void) c;
	return upper_prefix(s, n);
}

static size_t
write_upper(chain *c, const char *s, size_t n, char *dst)
{
	(void) c;
	return upper_text(s, n, dst);
}

static const chain_step to_upper = {keep_upper, case_room, write_upper};

static size_t
write_title(chain *c, const char *s, size_t n, char *dst)
{
	(void) c;
	return title_text(s, n, dst);
}

static const chain_step to_title = {keep_nothing, case_room, write_title};

/* Accents, which are taken from NFC */

static size_t
keep_unaccented(chain *c, const char *s, size_t n)
{
	(void) c;
	return unaccent_prefix(s, n);
}

static size_t
keep_nfc_unless_unaccented(chain *c, const char *s, size_t n)
{
	return unaccent_prefix(s, n) == n ? n : keep_nfc(c, s, n);
}

static size_t
write_unaccented(chain *c, const char *s, size_t n, char *dst)
{
	return unaccent_text(&c->unaccent, s, n, dst);
}

static const chain_step to_nfc_unless_unaccented = {keep_nfc_unless_unaccented, nfc_room,
													write_nfc};
static const chain_step to_unaccented = {keep_unaccented, same_room, write_unaccented};

/* Search keys, of clean text */

static size_t
search_key_room(size_t n)
{
	return SEARCH_KEY_ROOM(n);
}

static size_t
write_search_key(chain *c, const char *s, size_t n, char *dst)
{
	return search_key(&c->search, s, n, c->fold_iy, dst);
}

static size_t
keep_ascii_key(chain *c, const char *s, size_t n)
{
	return c->search.other ? keep_nfc(c, s, n) : n;
}

static const chain_step to_search_key = {keep_nothing, search_key_room, write_search_key};
static const chain_step again_to_nfc_unless_ascii = {keep_ascii_key, nfc_room, write_nfc};

#define MOST_STEPS 9

#define CLEANING &to_nfc_unless_clean, &to_clean, &again_to_nfc, &to_clean_again, &again_to_nfc

static const chain_step *const steps[][MOST_STEPS + 1] = {
	[CHAIN_NONE] = {NULL},
	[CHAIN_NFC] = {&to_nfc},
	[CHAIN_CLEAN] = {CLEANING},
	[CHAIN_NORMALIZE] = {CLEANING, &to_tone_style},
	[CHAIN_UNACCENT] = {&to_nfc_unless_unaccented, &to_unaccented, &again_to_nfc},
	[CHAIN_SEARCH_KEY] = {CLEANING, &to_search_key, &again_to_nfc_unless_ascii},
	/*
	 * A small letter may compose with a mark that its capital stood apart from,
	 * J and caron; what stands before an apostrophe is known only then.
	 */
	[CHAIN_FOLD] = {CLEANING, &to_tone_style, &to_lower, &again_to_nfc, &to_apostrophes},
	[CHAIN_LOWER] = {&to_lower},
	[CHAIN_UPPER] = {&to_upper},
	[CHAIN_TITLE] = {&to_title},
};

/* Put the text through a step, into the buffer in which it does not lie. */
static chain_text
run_step(chain *c, const chain_step *step, chain_text in, chain_memory *memory)
{
	size_t done = step->keep(c, in.s, in.n);
	size_t rest = in.n - done;
	chain_text out = {.buffer = in.buffer == 0};
	char *dst;

	c->changed = false;
	if (rest == 0)
		return in;
	dst = memory->room(memory, out.buffer, done + step->room(rest));
	out.s = dst;
	out.n = done + step->write(c, in.s + done, rest, dst + done);
	c->changed = out.n != in.n || memcmp(dst + done, in.s + done, rest) != 0;
	if (!c->changed)
		return in;
	memcpy(dst, in.s, done);
	return out;
}

chain_text
chain_run(chain *c, const char *s, size_t n, chain_memory *memory)
{
	chain_text text = {s, n, CHAIN_INPUT};

	for (const chain_step *const *step = steps[c->kind]; *step != NULL; step++)
		text = run_step(c, *step, text, memory);
	return text;
}
