/*
 * abbreviation.c
 *		Finding abbreviations.
 */
#include "words/abbreviation.h"

#include <string.h>

#include "common/ascii.h"
#include "common/utf8.h"
#include "text/letter.h"

static bool
is_word(uint32_t c)
{
	text_class class = text_class_of(c);

	return c != UTF8_INVALID && (class == TEXT_WORD || class == TEXT_MARK);
}

static bool
is_upper(uint32_t c)
{
	return (letter_of(c) & LETTER_UPPER) != 0;
}

/* The character at s[i], or 0 at the end. */
static uint32_t
character_at(const char *s, size_t n, size_t i, size_t *used)
{
	*used = 0;
	return i < n ? utf8_decode(s + i, n - i, used) : 0;
}

/* Signs that tie letters and digits into one code: QĐ-UBND, a@b.vn. */
static bool
is_tie(uint32_t c)
{
	return c == '-' || c == '/' || c == '_' || c == '@' || c == '&' || c == '.' || c == '\'' ||
		   c == 0x2019;
}

/* Whether what stands at i does not belong to a word that ends there. */
static bool
ends_word(const char *s, size_t n, size_t i)
{
	size_t used;
	size_t next_used;
	uint32_t c = character_at(s, n, i, &used);

	if (is_word(c))
		return false;
	return !is_tie(c) || !is_word(character_at(s, n, i + used, &next_used));
}

/* Whether a number with nothing else tied to it begins at i. */
static bool
is_number(const char *s, size_t n, size_t i)
{
	size_t start = i;

	while (i < n && is_digit((unsigned char) s[i]))
		i++;
	return i > start && ends_word(s, n, i);
}

/* Whether a name begins at i: a capital and another letter. */
static bool
is_name(const char *s, size_t n, size_t i)
{
	size_t used;
	size_t next_used;

	return is_upper(character_at(s, n, i, &used)) &&
		   is_word(character_at(s, n, i + used, &next_used));
}

/*
 * Whether the prefix `entry` ends at *end before a name or number; then *end is
 * moved to that.
 */
static bool
match_prefix(const abbreviation_entry *entry, const char *s, size_t n, size_t *end)
{
	size_t i = *end;
	bool dot = i < n && s[i] == '.';
	bool space;

	if (dot)
		i++;
	space = i < n && s[i] == ' ';
	if (!dot && !space)
	{
		/* Q1 */
		return entry->takes_number && is_number(s, n, i);
	}
	if (!dot && entry->needs_dot)
		return false;
	while (i < n && s[i] == ' ')
		i++;
	if (!is_name(s, n, i) && !(dot && entry->takes_number && is_number(s, n, i)))
		return false;
	*end = i;
	return true;
}

/* The entry whose text is the len bytes at s, or NULL. */
static const abbreviation_entry *
find(const abbreviation_list *list, const char *s, size_t len)
{
	size_t low = 0;
	size_t high = list->count;

	while (low < high)
	{
		size_t middle = (low + high) / 2;
		const abbreviation_entry *e = &list->entries[middle];
		int order = memcmp(e->text, s, e->text_len < len ? e->text_len : len);

		if (order == 0 && e->text_len == len)
			return e;
		if (order < 0 || (order == 0 && e->text_len < len))
			low = middle + 1;
		else
			high = middle;
	}
	return NULL;
}

/* The longest abbreviation that begins at s[start]. */
static abbreviation_match
match_at(const abbreviation_list *list, const char *s, size_t n, size_t start)
{
	abbreviation_match none = {NULL, 0, 0};
	size_t longest = n - start < list->longest ? n - start : list->longest;

	for (size_t len = longest; len > 0; len--)
	{
		const abbreviation_entry *entry;
		size_t end = start + len;

		/* not in the middle of a character or, cheaply, of a word */
		if (end < n && ((s[end] & 0xC0) == 0x80 || (s[end] >= 'a' && s[end] <= 'z')))
			continue;
		entry = find(list, s + start, len);
		if (entry != NULL &&
			(entry->is_prefix ? match_prefix(entry, s, n, &end) : ends_word(s, n, end)))
			return (abbreviation_match){entry, start, end};
	}
	return none;
}

scan_status
abbreviation_next(const abbreviation_list *list, abbreviation_scan *scan, abbreviation_match *match)
{
	const char *s = scan->s;
	size_t n = scan->n;
	size_t i = scan->at;
	size_t stop = scan_stop(i, n);
	uint32_t before = 0;
	bool tied = false;

	/* what stands before decides whether a word may begin here */
	for (size_t k = scan->fresh ? i : i > 8 ? i - 8 : 0; k < i;)
	{
		size_t used;

		tied = is_word(before);
		before = utf8_decode(s + k, i - k, &used);
		k += used;
	}
	scan->fresh = false;
	while (i < stop)
	{
		size_t used;
		uint32_t c = utf8_decode(s + i, n - i, &used);

		if (is_word(c) && !is_word(before) && !(is_tie(before) && tied))
		{
			*match = match_at(list, s, n, i);
			if (match->entry != NULL)
			{
				scan->at = match->end;
				scan->fresh = match->entry->is_prefix;
				return SCAN_FOUND;
			}
		}
		tied = is_word(before);
		before = c;
		i += used;
	}
	scan->at = i;
	return i >= n ? SCAN_END : SCAN_PAUSED;
}
