/*
 * extract_document.c
 *		Finding document numbers in running text.
 *
 * A candidate is read from a digit on as document_number_parse would, with
 * less freedom for spaces and punctuation; then its neighbours and its parts
 * decide whether it is a document or a form, a file, a place, a price.
 *
 * Lines end anywhere in a number: around a separator, white space with one line
 * end is no more than a space.
 */
#include "extract/extract_document.h"

#include <string.h>

#include "common/ascii.h"
#include "document/document_parts.h"
#include "document/document_type.h"
#include "extract/document_context.h"
#include "extract/document_group.h"
#include "extract/document_issuer.h"
#include "text/syllable.h"

/* A candidate being read. */
typedef struct candidate
{
	const extract_scan *scan;
	size_t first; /* byte offsets */
	size_t end;   /* behind what was read so far */
	bool year;
	bool small; /* all letters of the symbol are small */
	document_kind type;
	size_t groups;
	document_group last;
} candidate;

/* What stands where a separator may. */
typedef struct separator
{
	int token; /* DOC_OTHER for none */
	bool space_before;
	bool space_after;
	size_t lines_before; /* line ends in that space */
	size_t lines;        /* in both */
	size_t end;          /* of the space behind it */
} separator;

/* Where white space that begins at byte i ends; counts the line ends in it. */
static size_t
skip_space(const extract_scan *scan, size_t i, size_t *lines)
{
	size_t next;

	while (extract_token(scan, i, &next) == DOC_SPACE)
	{
		const unsigned char *last = (const unsigned char *) scan->s + next - 1;

		i = next;
		if (*last == '\n' || (*last == '\r' && (i >= scan->n || scan->s[i] != '\n')) ||
			(next > 2 && (*last == 0xA8 || *last == 0xA9) && last[-1] == 0x80 && last[-2] == 0xE2))
			++*lines;
	}
	return i;
}

static separator
separator_at(const extract_scan *scan, size_t i)
{
	separator sep = {.token = DOC_OTHER, .end = i};
	size_t at = skip_space(scan, i, &sep.lines_before);
	size_t behind;
	int token = extract_token(scan, at, &behind);

	if (!document_is_separator(token))
		return sep;
	sep.token = token;
	sep.space_before = at > i;
	sep.lines = sep.lines_before;
	sep.end = skip_space(scan, behind, &sep.lines);
	sep.space_after = sep.end > behind;
	return sep;
}

/*
 * Whether the number at byte i is the rest of another one: right behind a slash
 * and white space, or behind a space and digits that a number begins with ("số
 * 2 1/2007/TT-BTC").
 */
static bool
is_rest(const extract_scan *scan, size_t i)
{
	size_t first;
	size_t digits;
	int before = extract_before(scan, i, &first);

	if (before != DOC_SPACE)
		return false;
	do
	{
		digits = first;
		before = extract_before(scan, first, &first);
	} while (before == DOC_SPACE);
	if (!document_is_digit(before))
		return before == DOC_SLASH;
	for (int n = 0; n < 4 && document_is_digit(extract_before(scan, digits, &first)); n++)
		digits = first;
	return document_context_before(scan->s, digits) == DOCUMENT_CONTEXT_NUMBER;
}

/*
 * Whether a number may begin at byte i: not inside a word, another number, a
 * path, a decimal or an address.  A word of small letters may touch it.
 */
static bool
may_begin(const extract_scan *scan, size_t i, bool *glued)
{
	size_t first;
	size_t second;
	int before = extract_before(scan, i, &first);

	*glued = document_is_small(before) || before == TOKEN_LETTER;
	if (*glued)
		return true;
	if (document_is_word(before) || before == DOC_SLASH || before == DOC_AMPERSAND)
		return false;
	if (before == DOC_HYPHEN)
		return !document_is_word(extract_before(scan, first, &second));
	if (before == DOC_DOT || before == DOC_COMMA || (i > 0 && scan->s[i - 1] == ':'))
		return !document_is_digit(extract_before(scan, first, &second));
	return i == 0 || (scan->s[i - 1] != '\\' && scan->s[i - 1] != '=' && scan->s[i - 1] != '@');
}

/* A file name's rest is not followed further. */
#define FILE_NAME_BYTES 64

/* Whether the word that goes on at byte i ends in ".docx" or the like. */
static bool
is_file_name(const extract_scan *scan, size_t i)
{
	static const char *const extensions[] = {"doc", "docx", "pdf",  "xls",  "xlsx",  "ppt",  "pptx",
											 "rtf", "odt",  "ods",  "txt",  "htm",   "html", "xml",
											 "csv", "zip",  "rar",  "7z",   "jpg",   "jpeg", "png",
											 "tif", "tiff", "json", "aspx", "signed"};
	size_t stop = scan->n - i > FILE_NAME_BYTES ? i + FILE_NAME_BYTES : scan->n;
	char word[8];
	size_t n = sizeof(word); /* letters since the last dot */
	bool open = false;       /* "a(1).pdf", a second copy */

	for (;; i++)
	{
		char letter = i < stop ? scan->s[i] | 0x20 : ' ';

		if (is_ascii_letter(letter) || is_digit(letter))
		{
			if (n < sizeof(word))
				word[n++] = letter;
			continue;
		}
		for (size_t k = 0; n < sizeof(word) && k < sizeof(extensions) / sizeof(extensions[0]); k++)
			if (strlen(extensions[k]) == n && memcmp(extensions[k], word, n) == 0)
				return true;
		/* A file ends with its word; an address begins at its scheme. */
		if (i == stop || (unsigned char) scan->s[i] <= ' ' ||
			strchr(",;]<>\"|", scan->s[i]) != NULL || (scan->s[i] == ')' && !open) ||
			(stop - i > 2 && memcmp(scan->s + i, "://", 3) == 0))
			return false;
		open = scan->s[i] == '(';
		n = scan->s[i] == '.' ? 0 : sizeof(word);
	}
}

/* An address is not followed further back. */
#define ADDRESS_BYTES 512

/* Whether byte i stands in an address: https://example.vn/?q=299/... */
static bool
is_in_address(const extract_scan *scan, size_t i)
{
	size_t stop = i > ADDRESS_BYTES ? i - ADDRESS_BYTES : 0;

	for (; i > stop; i--)
	{
		unsigned char c = (unsigned char) scan->s[i - 1];

		if (c <= ' ' || strchr("\"<>()[];,|", c) != NULL)
			return false;
		if (c == '/' && i >= 3 && scan->s[i - 2] == '/' && scan->s[i - 3] == ':')
			return true;
	}
	return false;
}

/* Whether a number may end before byte i. */
static bool
may_end(const candidate *c)
{
	const extract_scan *scan = c->scan;
	size_t i = c->end;
	int token = extract_peek(scan, i);

	if (is_file_name(scan, i))
		return false;
	if (c->last.glued)
		return true;
	if (document_is_word(token) || token == DOC_SLASH || token == DOC_AMPERSAND)
		return false;
	return !(i < scan->n && (scan->s[i] == '\\' || scan->s[i] == '@' || scan->s[i] == '='));
}

/* Digits at the end, at most `most`; how many, or most + 1. */
static size_t
read_digits(candidate *c, size_t most)
{
	size_t n = 0;
	size_t next;

	while (n <= most && document_is_digit(extract_token(c->scan, c->end, &next)))
	{
		n++;
		c->end = next;
	}
	return n;
}

/* Number, separator, and year with its separator. */
static bool
read_number(candidate *c)
{
	size_t digits = read_digits(c, 6);
	size_t next;
	separator sep;

	if (digits == 0 || digits > 6)
		return false;
	if (extract_peek(c->scan, c->end) == DOC_DOT)
	{
		(void) extract_token(c->scan, c->end, &c->end);
		digits = read_digits(c, 3);
		if (digits == 0 || digits > 3)
			return false;
	}
	if (document_is_letter(extract_token(c->scan, c->end, &next)))
		c->end = next;
	sep = separator_at(c->scan, c->end);
	if (sep.token == DOC_OTHER || sep.lines > 1)
		return false;
	/* "năm 2025", and on the next line "- NQ/TW": an item of a list. */
	if (sep.token == DOC_HYPHEN && sep.lines_before > 0 && sep.space_after && digits == 4)
		return false;
	c->end = sep.end;
	digits = read_digits(c, 4);
	if (digits == 0)
		return true;
	sep = separator_at(c->scan, c->end);
	c->end = sep.end;
	c->year = true;
	return digits == 4 && sep.token == DOC_SLASH && sep.lines <= 1;
}

/* Take the group into the symbol. */
static void
take(candidate *c, const document_group *group)
{
	c->last = *group;
	c->end = group->end;
	c->groups++;
}

/* Whether an issuer is there, of a joint document two. */
static bool
is_complete(const candidate *c)
{
	size_t type = c->type != DOCUMENT_KIND_NONE;
	size_t issuers = c->type == DOCUMENT_KIND_JOINT ? 2 : 1;

	return c->groups >= type + issuers;
}

/* Whether a symbol that a dash follows needs nothing from behind the dash. */
static bool
may_lack(const candidate *c)
{
	return c->type != DOCUMENT_KIND_JOINT || is_complete(c);
}

/*
 * Whether nobody can say if capitals behind a dash belong to the symbol: "- VX"
 * to 3637/UBND, another issuer to a joint document.
 */
static bool
may_go_on(const candidate *c)
{
	return c->type == DOCUMENT_KIND_JOINT ||
		   (c->groups == 1 && c->type == DOCUMENT_KIND_NONE && !c->year);
}

/* Whether the group can follow the last one, without regard to space. */
static bool
is_next_group(const candidate *c, const document_group *group)
{
	if (c->small)
		return group->kind == GROUP_SMALL || group->kind == GROUP_DIGITS;
	return group->kind == GROUP_CAPITALS || group->kind == GROUP_DIGITS;
}

/*
 * Whether the group can follow white space: two letters or a unit's number, and
 * not the issuer again ("299/QĐ-UBND -UBND tỉnh").
 */
static bool
is_apart(const candidate *c, const document_group *group)
{
	if (group->kind == GROUP_SMALL)
		return c->groups == 1;
	return group->kind == GROUP_CAPITALS && group->n >= 2 &&
		   !(group->n == c->last.n && memcmp(group->codes, c->last.codes, group->n) == 0);
}

typedef enum step
{
	STEP_GROUP, /* a group was read */
	STEP_END,   /* the symbol ended before the separator */
	STEP_WRONG  /* nobody knows where it ends */
} step;

/*
 * The separator and the group behind the last group, when they belong to the
 * symbol.  A hyphen with space on both sides is a dash of the sentence, except
 * behind a type and between the issuers of a joint document; one that begins a
 * line begins an item of a list.
 */
static step
read_next(candidate *c)
{
	separator sep = separator_at(c->scan, c->end);
	bool behind_type = c->groups == 1 && c->type != DOCUMENT_KIND_NONE;
	bool space = sep.space_before || sep.space_after;
	bool item = sep.lines_before > 0 && sep.space_after; /* of a list */
	document_group group;

	if (sep.token == DOC_OTHER || c->last.glued)
		return STEP_END;
	if (sep.token == DOC_SLASH && space && !behind_type)
		return sep.space_before ? STEP_END : STEP_WRONG;
	if (sep.lines > 1)
		return sep.space_before && may_lack(c) ? STEP_END : STEP_WRONG;

	document_group_read(c->scan, sep.end, &group);
	if (is_next_group(c, &group) && !space)
	{
		take(c, &group);
		return STEP_GROUP;
	}
	if (is_next_group(c, &group) && is_apart(c, &group) &&
		(behind_type || !sep.space_before || (!sep.space_after && sep.lines_before == 0) ||
		 (c->type == DOCUMENT_KIND_JOINT && !item)))
	{
		take(c, &group);
		return STEP_GROUP;
	}

	/* The symbol does not go on; does it end? */
	if (sep.token == DOC_SLASH)
		return STEP_WRONG;
	if (sep.space_before && sep.space_after)
		return may_lack(c) && !(group.kind == GROUP_CAPITALS && may_go_on(c)) ? STEP_END
																			  : STEP_WRONG;
	if (!is_complete(c))
		return STEP_WRONG;
	if (sep.space_before || group.kind == GROUP_WORD || (space && group.kind == GROUP_WRONG) ||
		(group.kind == GROUP_SMALL && !c->small))
		return STEP_END;
	return STEP_WRONG;
}

/* The groups of the symbol; more than a number has bytes are none. */
static bool
read_symbol(candidate *c)
{
	document_group group;
	step next;

	document_group_read(c->scan, c->end, &group);
	if (group.kind != GROUP_CAPITALS && group.kind != GROUP_SMALL)
		return false;
	if (document_is_digit(group.codes[0]))
		return false;
	c->type = group.type;
	c->small = group.kind == GROUP_SMALL;
	take(c, &group);
	do
		next = read_next(c);
	while (next == STEP_GROUP && c->groups < DOCUMENT_NUMBER_MAX_TEXT);
	return next == STEP_END;
}

/*
 * Leave out a footnote's mark at the end of the symbol; false when the digits
 * there may be one and may be none.
 */
static bool
drop_footnote(candidate *c, const document_parts *parts)
{
	const document_group *last = &c->last;
	int digits = -1;

	if (last->kind != GROUP_DIGITS)
		digits = document_issuer_digits(last->codes, last->n, last->digits, parts->year);
	if (digits < 0)
		return parts->year == 0 || parts->type_len == 0;
	c->end = last->digits_at;
	for (; digits > 0; digits--)
		(void) extract_token(c->scan, c->end, &c->end);
	return true;
}

/* Whether a word of the parts, without the digits at its end, is one of the names. */
static bool
word_is_one_of(const uint8_t *word, size_t word_len, const char *const *names, size_t n)
{
	char text[DOCUMENT_NUMBER_MAX_TEXT];
	size_t len = document_word_format(word, word_len, text);

	while (len > 0 && is_digit(text[len - 1]))
		len--;
	for (size_t i = 0; i < n; i++)
		if (strlen(names[i]) == len && memcmp(names[i], text, len) == 0)
			return true;
	return false;
}

#define LENGTH(array) (sizeof(array) / sizeof((array)[0]))

static bool
issuer_is_one_of(const document_parts *parts, const char *const *names, size_t n)
{
	return word_is_one_of(parts->issuer, parts->issuer_len, names, n);
}

/* Issuers whose number needs no type. */
static const char *const alone[] = {"QH", "UBTVQH", "HĐNN", "HĐBT", "CP", "TTg"};
static const char *const alone_with_year[] = {"HĐND", "UBND", "UB", "CTN"};
/* Types that say nothing without their issuer, where there is a year. */
static const char *const with_issuer[] = {"NĐ", "NQ", "QĐ", "TT", "CT", "L", "PL", "LCT", "VBHN"};

/* Whether the parts are those of a document, as far as text without context tells. */
static bool
is_plausible(const candidate *c, const document_parts *parts, bool announced)
{
	bool party = (parts->separators & DOCUMENT_SEP_FIRST) != 0;

	/* Small letters: only a type and an issuer, or a law's symbol, make more than a word. */
	if (c->small && (parts->type_len < 2 || parts->issuer_len < 2))
		return parts->year != 0 && c->groups == 1 && c->last.digits > 0 &&
			   issuer_is_one_of(parts, alone, LENGTH(alone));
	if (party)
		return parts->type_len > 0 && parts->issuer_len > 0 &&
			   (parts->separators & DOCUMENT_SEP_TYPE) && parts->year == 0;
	if (parts->type_len > 0 && parts->issuer_len == 0)
		return announced &&
			   !(parts->year != 0 &&
				 (c->type == DOCUMENT_KIND_JOINT ||
				  word_is_one_of(parts->type, parts->type_len, with_issuer, LENGTH(with_issuer))));
	if (parts->type_len > 0)
		return parts->year != 0 || !(parts->separators & DOCUMENT_SEP_TYPE);
	if (parts->issuer_len < 2)
		return false;
	if (parts->unit_len > 0)
		return !(parts->separators & DOCUMENT_SEP_UNIT);
	return announced || issuer_is_one_of(parts, alone, LENGTH(alone)) ||
		   (parts->year != 0 && issuer_is_one_of(parts, alone_with_year, LENGTH(alone_with_year)));
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

/* Whether what touches byte i is a word of Vietnamese, and no mere letter: của299/QĐ-UBND. */
static bool
follows_word(const extract_scan *scan, size_t i)
{
	size_t first = i;
	size_t before;
	size_t n = 0;

	while (document_is_word(extract_before(scan, first, &before)) && n <= SYLLABLE_MAX_BYTES)
	{
		first = before;
		n++;
	}
	return n > 1 && syllable_of_text(scan->s + first, i - first) != SYLLABLE_NONE;
}

/* Parse what was read. */
static bool
parse(const candidate *c, document_number *value, document_parts *parts)
{
	return document_number_parse(c->scan->s + c->first, c->end - c->first, value, NULL) ==
			   CCHC_OK &&
		   document_number_split(value->bytes, value->len, parts);
}

/* The number that begins at byte i, if one does. */
static bool
find_at(extract_scan *scan, size_t i, document_number *value, size_t *end)
{
	candidate c = {.scan = scan, .first = i, .end = i};
	document_parts parts;
	document_context context;
	bool glued;

	if (!extract_is_digit(scan, i) || !may_begin(scan, i, &glued) || !read_number(&c) ||
		!read_symbol(&c) || !may_end(&c) || !parse(&c, value, &parts) || is_rest(scan, i) ||
		is_in_address(scan, i))
		return false;
	*end = c.end;
	context =
		continues_forms(scan, i) ? DOCUMENT_CONTEXT_FORM : document_context_before(scan->s, i);
	if (context == DOCUMENT_CONTEXT_FORM ||
		(context == DOCUMENT_CONTEXT_FORM_NAME && parts.year == 0 &&
		 !document_issuer_is_known(c.last.codes, c.last.n)))
	{
		scan->form_end = c.end;
		return false;
	}
	if (glued && context == DOCUMENT_CONTEXT_NONE &&
		!(parts.type_len > 0 && parts.issuer_len > 0 && follows_word(scan, i)))
		return false;
	if (c.last.digits > 0)
	{
		if (!drop_footnote(&c, &parts) || !parse(&c, value, &parts))
			return false;
		*end = c.end;
	}
	return is_plausible(&c, &parts, context != DOCUMENT_CONTEXT_NONE);
}

scan_status
extract_document_number(extract_scan *scan, document_number *value, extract_place *place)
{
	size_t stop = extract_stop(scan);
	size_t end;
	size_t i;

	for (i = scan_to_digit(scan->s, scan->at, stop); i < stop;
		 i = scan_to_digit(scan->s, i + 1, stop))
		if (find_at(scan, i, value, &end))
		{
			extract_found(scan, i, end, place);
			return SCAN_FOUND;
		}
	return extract_rest(scan, i);
}
