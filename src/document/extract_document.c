/*
 * extract_document.c
 *		Finding document numbers in running text.
 *
 * A candidate is read from a digit on as document_number_parse would, with
 * less freedom for spaces and punctuation; then its neighbours and its parts
 * decide whether it is a document or a form, a file, a place, a price.
 */
#include "document/extract.h"

#include "document/document_context.h"
#include "document/document_type.h"
#include "document/extract_text.h"

/* A candidate being read. */
typedef struct candidate
{
	const extract_scan *scan;
	size_t first; /* byte offsets */
	size_t end;   /* behind what was read so far */
	size_t groups;
	bool small; /* all letters of the symbol are small */
} candidate;

static inline bool
is_small(int token)
{
	return document_is_letter(token) && (token & DOC_LOWER);
}

static inline int
token_at(const candidate *c, size_t i, size_t *next)
{
	return extract_token(c->scan, i, next);
}

static inline int
peek(const candidate *c, size_t i)
{
	return extract_peek(c->scan, i);
}

/*
 * Whether a number may begin at byte i: not inside a word, another number, a
 * path, a decimal or an address.
 */
static bool
may_begin(const extract_scan *scan, size_t i)
{
	size_t first;
	size_t second;
	int before = extract_before(scan, i, &first);

	if (extract_is_word(before) || before == DOC_SLASH || before == DOC_AMPERSAND)
		return false;
	if (before == DOC_HYPHEN)
		return !extract_is_word(extract_before(scan, first, &second));
	if (before == DOC_DOT || before == DOC_COMMA || (i > 0 && scan->s[i - 1] == ':'))
		return !document_is_digit(extract_before(scan, first, &second));
	return i == 0 || (scan->s[i - 1] != '\\' && scan->s[i - 1] != '=' && scan->s[i - 1] != '@');
}

/* A file name's rest is not followed further. */
#define FILE_NAME_BYTES 64

/* Whether the word that goes on at byte i ends in ".docx" or the like. */
static bool
is_file_name(const candidate *c, size_t i)
{
	static const char *const extensions[] = {"doc", "docx", "pdf",  "xls",  "xlsx",  "ppt",  "pptx",
											 "rtf", "odt",  "ods",  "txt",  "htm",   "html", "xml",
											 "csv", "zip",  "rar",  "7z",   "jpg",   "jpeg", "png",
											 "tif", "tiff", "json", "aspx", "signed"};
	size_t stop = c->scan->n - i > FILE_NAME_BYTES ? i + FILE_NAME_BYTES : c->scan->n;
	char word[8];
	size_t n = sizeof(word); /* letters since the last dot */

	for (;; i++)
	{
		char letter = i < stop ? c->scan->s[i] | 0x20 : ' ';

		if ((letter >= 'a' && letter <= 'z') || (letter >= '0' && letter <= '9'))
		{
			if (n < sizeof(word))
				word[n++] = letter;
			continue;
		}
		for (size_t k = 0; n < sizeof(word) && k < sizeof(extensions) / sizeof(extensions[0]); k++)
			if (strlen(extensions[k]) == n && memcmp(extensions[k], word, n) == 0)
				return true;
		if (i == stop || (unsigned char) c->scan->s[i] <= ' ' || c->scan->s[i] == ',' ||
			c->scan->s[i] == ';' || c->scan->s[i] == ')')
			return false;
		n = c->scan->s[i] == '.' ? 0 : sizeof(word);
	}
}

/* Whether a number may end before byte i. */
static bool
may_end(const candidate *c, size_t i)
{
	int token = peek(c, i);

	if (extract_is_word(token) || token == DOC_SLASH || token == DOC_AMPERSAND)
		return false;
	return !(i < c->scan->n &&
			 (c->scan->s[i] == '\\' || c->scan->s[i] == '@' || c->scan->s[i] == '=')) &&
		   !is_file_name(c, i);
}

/* Digits, at most `most`; how many. */
static size_t
read_digits(candidate *c, size_t most)
{
	size_t n = 0;
	size_t next;

	while (n <= most && document_is_digit(token_at(c, c->end, &next)))
	{
		n++;
		c->end = next;
	}
	return n;
}

/*
 * A separator with at most one space (and no line break) on either side, when
 * spaces are allowed there; DOC_OTHER when there is none.
 */
static int
read_separator(candidate *c, bool spaces)
{
	size_t i = c->end;
	size_t next;
	int token = token_at(c, i, &next);

	if (spaces && token == DOC_SPACE && c->scan->s[i] != '\n')
		token = token_at(c, next, &next);
	if (!document_is_separator(token))
		return DOC_OTHER;
	i = next;
	if (spaces && token_at(c, i, &next) == DOC_SPACE && c->scan->s[i] != '\n')
		i = next;
	c->end = i;
	return token;
}

/* Number, separator, and year with its separator. */
static bool
read_number(candidate *c)
{
	size_t digits = read_digits(c, 6);
	size_t next;
	size_t before_year;
	int separator;

	if (digits == 0 || digits > 6)
		return false;
	if (peek(c, c->end) == DOC_DOT)
	{
		(void) token_at(c, c->end, &c->end);
		digits = read_digits(c, 3);
		if (digits == 0 || digits > 3)
			return false;
	}
	if (document_is_letter(token_at(c, c->end, &next)))
		c->end = next;
	separator = read_separator(c, true);
	if (separator == DOC_OTHER)
		return false;
	before_year = c->end;
	digits = read_digits(c, 4);
	if (digits == 0)
		return true;
	c->end = before_year;
	return digits == 4 && read_digits(c, 4) == 4 && read_separator(c, true) == DOC_SLASH &&
		   document_is_letter(peek(c, c->end));
}

typedef enum group_end
{
	GROUP_READ,
	GROUP_WORD,  /* an ordinary word, "Theo", "và": not part of the number */
	GROUP_WRONG, /* neither */
} group_end;

/* One group: letters, digits and & between them, in one usual case. */
static group_end
read_group(candidate *c, document_kind *kind)
{
	document_word word = 0;
	uint32_t small = 0;
	size_t n = 0;
	size_t capitals = 0;
	size_t letters = 0;
	size_t i = c->end;
	size_t next;
	bool begins_small = is_small(peek(c, i));
	bool toned = false;

	for (;; i = next, n++)
	{
		int token = token_at(c, i, &next);
		int code = token & ~DOC_LOWER;

		if (token == TOKEN_LETTER)
			toned = true;
		else if (token == DOC_AMPERSAND)
		{
			if (n == 0 || !extract_is_word(peek(c, next)))
				break;
		}
		else if (document_is_letter(token))
		{
			letters++;
			capitals += !is_small(token);
			if (is_small(token) && n < 32)
				small |= UINT32_C(1) << n;
		}
		else if (!document_is_digit(token))
			break;
		word = word << DOCUMENT_WORD_BITS | (document_word) (code & 0x3F);
		if (n > DOCUMENT_NUMBER_MAX_CHARS)
			return GROUP_WRONG;
	}
	if (n == 0)
		return GROUP_WORD;
	*kind = document_kind_of(word, n);
	if (toned)
		return begins_small || capitals <= 1 ? GROUP_WORD : GROUP_WRONG;
	if (letters > 0 && capitals == 0)
	{
		if (c->groups > 0 && !c->small)
			return GROUP_WORD;
		c->small = true;
	}
	else if (small != 0 && small != document_small_letters(word, n))
		return capitals <= 1 ? GROUP_WORD : GROUP_WRONG;
	else if (letters > 0 && c->groups > 0 && c->small)
		return GROUP_WRONG;
	c->end = i;
	c->groups++;
	return GROUP_READ;
}

/* The groups of the symbol. */
static bool
read_symbol(candidate *c)
{
	document_kind type;
	document_kind kind;

	if (!document_is_letter(peek(c, c->end)) || read_group(c, &type) != GROUP_READ)
		return false;
	for (;;)
	{
		size_t end = c->end;
		int separator = read_separator(c, c->groups == 1 && type != DOCUMENT_KIND_NONE);

		if (separator == DOC_OTHER)
			return true;
		switch (read_group(c, &kind))
		{
			case GROUP_READ:
				break;
			case GROUP_WRONG:
				return false;
			case GROUP_WORD:
				/* "299/QĐ-UBND-Theo", "299/QĐ-UBND - ": the number ended before it. */
				c->end = end;
				return separator == DOC_HYPHEN;
		}
	}
}

/* The issuer in the usual case, for comparison. */
static bool
issuer_is_one_of(const document_parts *parts, const char *const *names, size_t n)
{
	char text[DOCUMENT_NUMBER_MAX_TEXT];
	size_t len = document_word_format(parts->issuer, parts->issuer_len, text);

	/* What follows may be the number of a term or a session: QH15. */
	while (len > 0 && text[len - 1] >= '0' && text[len - 1] <= '9')
		len--;
	for (size_t i = 0; i < n; i++)
		if (strlen(names[i]) == len && memcmp(names[i], text, len) == 0)
			return true;
	return false;
}

#define ISSUER_IS(parts, names) issuer_is_one_of(parts, names, sizeof(names) / sizeof((names)[0]))

/* Issuers whose number needs no type. */
static const char *const alone[] = {"QH", "UBTVQH", "HĐNN", "HĐBT", "CP", "TTg"};
static const char *const alone_with_year[] = {"HĐND", "UBND", "UB", "CTN"};
/* Issuers that write the number of their term. */
static const char *const with_term[] = {"HĐND", "HĐNN", "QH", "UBTVQH"};

/* Whether the last character of the whole symbol is a digit. */
static bool
ends_with_digit(const document_parts *parts)
{
	const uint8_t *word = parts->unit_len > 0 ? parts->unit : parts->issuer;
	size_t len = parts->unit_len > 0 ? parts->unit_len : parts->issuer_len;

	return len > 0 && document_is_digit(word[len - 1] >> 1);
}

/* Whether the parts are those of a document, as far as text without context tells. */
static bool
is_plausible(const candidate *c, const document_parts *parts, bool announced)
{
	bool party = (parts->separators & DOCUMENT_SEP_FIRST) != 0;

	/* Small letters: only a type and an issuer, or a law's symbol, make more than a word. */
	if (c->small && (parts->type_len < 2 || parts->issuer_len < 2))
		return parts->year != 0 && parts->unit_len == 0 && ends_with_digit(parts) &&
			   ISSUER_IS(parts, alone);
	if (party)
		return parts->type_len > 0 && parts->issuer_len > 0 &&
			   (parts->separators & DOCUMENT_SEP_TYPE) && parts->year == 0;
	if (parts->type_len > 0)
	{
		if (parts->issuer_len == 0)
			return announced;
		if (parts->year == 0)
			return !(parts->separators & DOCUMENT_SEP_TYPE);
		/* "104/2025/NĐ-CP1": a footnote's mark or a file's number. */
		return !ends_with_digit(parts) || ISSUER_IS(parts, with_term);
	}
	if (parts->issuer_len < 2)
		return false;
	if (parts->unit_len > 0)
		return !(parts->separators & DOCUMENT_SEP_UNIT);
	return announced || ISSUER_IS(parts, alone) ||
		   (parts->year != 0 && ISSUER_IS(parts, alone_with_year));
}

/* "Mẫu số 01/TB-HT, 02/TB-HT và 03/TB-HT": the list goes on. */
static bool
continues_forms(const extract_scan *scan, size_t first)
{
	if (scan->form_end == 0 || first - scan->form_end > 8)
		return false;
	for (size_t i = scan->form_end; i < first; i++)
		if (scan->s[i] == '\n' || scan->s[i] == '.' || scan->s[i] == '(')
			return false;
	return true;
}

extract_status
extract_document_number(extract_scan *scan, document_number *value, extract_place *place)
{
	size_t stop = scan->n - scan->at > EXTRACT_SLICE ? scan->at + EXTRACT_SLICE : scan->n;
	size_t i;

	for (i = scan->at; i < stop; i++)
	{
		unsigned char byte = (unsigned char) scan->s[i];
		candidate c = {scan, i, i, 0, false};
		document_number d;
		document_parts parts;
		document_context context;

		/* Only a digit begins a number; of other bytes only those of full-width ones matter. */
		if (!(byte >= '0' && byte <= '9') && byte != 0xEF)
			continue;
		if (!document_is_digit(extract_peek(scan, i)) || !extract_is_visible(scan, i) ||
			!may_begin(scan, i) || !read_number(&c) || !read_symbol(&c) || !may_end(&c, c.end) ||
			document_number_parse(scan->s + i, c.end - i, &d, NULL) != CCHC_OK ||
			!document_number_split(d.bytes, d.len, &parts))
			continue;
		context =
			continues_forms(scan, i) ? DOCUMENT_CONTEXT_FORM : document_context_before(scan->s, i);
		if (context == DOCUMENT_CONTEXT_FORM)
		{
			scan->form_end = c.end;
			continue;
		}
		if (is_plausible(&c, &parts, context == DOCUMENT_CONTEXT_NUMBER))
		{
			*value = d;
			extract_found(scan, i, c.end, place);
			return EXTRACT_HIT;
		}
	}
	scan->at = i;
	return i >= scan->n ? EXTRACT_END : EXTRACT_PAUSE;
}
