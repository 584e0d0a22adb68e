/*
 * document_context.c
 *		Reading the words before a number.
 */
#include "extract/document_context.h"

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include "common/utf8.h"
#include "text/letter.h"
#include "text/syllable.h"
#include "text/word.h"

/* Names of forms; first those that a longer name may follow. */
static const char *const forms[] = {"to khai", "bang ke", "mau", "bieu", "phu luc", "form"};
#define FORMS_WITH_NAMES 3

/* Names of documents, in full and as written before the number. */
static const char *const documents[] = {
	"quyet dinh", "nghi dinh", "nghi quyet", "thong tu",  "chi thi",      "cong van",
	"thong bao",  "ke hoach",  "to trinh",   "phap lenh", "luat",         "ket luan",
	"bao cao",    "huong dan", "cong dien",  "van ban",   "chuong trinh", "cv",
	"vb",         "qd",        "nd",         "nq",        "ttr"};

#define LENGTH(array) (sizeof(array) / sizeof((array)[0]))

/*
 * The words as they are compared: ASCII letters without marks, a space between
 * two words, a full stop where a clause ends.
 */
typedef struct phrase
{
	char text[DOCUMENT_CONTEXT_BYTES + 1];
	size_t len;
} phrase;

static inline bool
is_gap(char c)
{
	return c == ' ' || c == '.';
}

static void
put(phrase *p, char c)
{
	char last = p->len > 0 ? p->text[p->len - 1] : '.';

	if (is_gap(c) && is_gap(last))
	{
		/* One gap between two words, and none before the first. */
		if (c == '.' && p->len > 0)
			p->text[p->len - 1] = c;
	}
	else if (p->len < sizeof(p->text))
		p->text[p->len++] = c;
}

static void
put_letters(phrase *p, const char *s, size_t n)
{
	size_t used;

	for (size_t i = 0; i < n; i += used)
	{
		letter l = letter_of(utf8_decode(s + i, n - i, &used));

		if (letter_place(l) != LETTER_NONE)
			put(p, letter_ascii(l));
	}
}

/*
 * Where the second of two words begins that were typed without a space, as in
 * "theomẫu số"; 0 when the word is no such pair.
 */
static size_t
glued_word(const word *w)
{
	static const char *const seconds[] = {"mẫu", "biểu", "khai", "lục", "số"};
	size_t len = strlen(w->lower);

	if (syllable_of_text(w->lower, len) != SYLLABLE_NONE)
		return 0;
	for (size_t i = 0; i < LENGTH(seconds); i++)
	{
		size_t n = strlen(seconds[i]);

		if (len > n && memcmp(w->lower + len - n, seconds[i], n) == 0 &&
			syllable_of_text(w->lower, len - n) != SYLLABLE_NONE)
			return len - n;
	}
	return 0;
}

/* Whether the full stop w ends a clause: a space follows, and it is none of "...". */
static bool
ends_clause(const word_reader *r, const word *w)
{
	if (w->kind != WORD_OTHER)
		return false;
	if (w->character == ';')
		return true;
	return w->character == '.' && r->offset < r->n && (unsigned char) r->text[r->offset] <= ' ' &&
		   w->offset > 0 && r->text[w->offset - 1] != '.';
}

/* Read s, whose first word may be the rest of a longer one: then it is `cut`. */
static void
read_phrase(phrase *p, const char *s, size_t n, bool cut)
{
	word_reader reader = word_reader_begin(s, n);
	word w;

	p->len = 0;
	for (word_next(&reader, &w); w.kind != WORD_END; word_next(&reader, &w))
	{
		size_t first;

		if (w.kind != WORD_LETTERS || (cut && w.offset == 0))
		{
			put(p, ends_clause(&reader, &w) ? '.' : ' ');
			continue;
		}
		first = glued_word(&w);
		if (first > 0)
		{
			put_letters(p, w.lower, first);
			put(p, ' ');
		}
		put_letters(p, w.lower + first, strlen(w.lower + first));
	}
}

/* The length of the phrase without the words at its end; SIZE_MAX when it ends otherwise. */
static size_t
without(const phrase *p, size_t len, const char *words)
{
	size_t n = strlen(words);

	while (len > 0 && is_gap(p->text[len - 1]))
		len--;
	if (len < n || memcmp(p->text + len - n, words, n) != 0)
		return SIZE_MAX;
	len -= n;
	return len == 0 || is_gap(p->text[len - 1]) ? len : SIZE_MAX;
}

static bool
ends_with_one_of(const phrase *p, size_t len, const char *const *words, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (without(p, len, words[i]) != SIZE_MAX)
			return true;
	return false;
}

/* Whether a form's name ends at len: its clause names a form, and no document behind it. */
static bool
is_form_name(const phrase *p, size_t len)
{
	while (len > 0 && p->text[len - 1] != '.')
	{
		if (ends_with_one_of(p, len, documents, LENGTH(documents)))
			return false;
		if (ends_with_one_of(p, len, forms, FORMS_WITH_NAMES))
			return true;
		while (len > 0 && !is_gap(p->text[len - 1]))
			len--;
		while (len > 0 && p->text[len - 1] == ' ')
			len--;
	}
	return false;
}

document_context
document_context_before(const char *s, size_t n)
{
	size_t first = n > DOCUMENT_CONTEXT_BYTES ? n - DOCUMENT_CONTEXT_BYTES : 0;
	phrase p;
	size_t number;

	while (first < n && ((unsigned char) s[first] & 0xC0) == 0x80)
		first++;
	read_phrase(&p, s + first, n - first, first > 0);
	number = without(&p, p.len, "so");
	if (ends_with_one_of(&p, number == SIZE_MAX ? p.len : number, forms, LENGTH(forms)))
		return DOCUMENT_CONTEXT_FORM;
	if (number != SIZE_MAX)
		return is_form_name(&p, number) ? DOCUMENT_CONTEXT_FORM_NAME : DOCUMENT_CONTEXT_NUMBER;
	if (ends_with_one_of(&p, p.len, documents, LENGTH(documents)))
		return DOCUMENT_CONTEXT_NUMBER;
	return DOCUMENT_CONTEXT_NONE;
}
