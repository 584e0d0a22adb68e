/*
 * agency_code.c
 *		Parsing and printing agency codes.
 *
 *		current  := root { "." group }				at most 35 characters
 *		old      := v "." old-group "." old-group "." root
 *		damaged  := old-group "." old-group "." root
 *		root     := letter digit digit
 *		group    := 1 or more of A-Z 0-9, not all zeros
 *		old-group := "00" | a group of 2 or 3 characters
 *		v        := "000" | a group of 3 characters
 *
 * What begins with a root is the current form.  Absent levels are zeros in the
 * old form, and only there: each code has one spelling in each form.
 */
#include "identifier/agency_code.h"

#include <string.h>

#include "common/ascii.h"
#include "identifier/agency_root.h"
#include "common/lookalike.h"

#define OLD_GROUPS 4
#define OLD_GROUP_MAX 3 /* characters */

static const char EXAMPLE[] =
	N_("An agency code looks like H56, H56.14 or, in the old form, 000.00.14.H56.");

/* Part of a text: a group without its dots. */
typedef struct group
{
	size_t start;
	size_t len;
	bool zeros; /* nothing but zeros: absent */
} group;

/* What a character counts as: dot, digit, capital; 0 for all that is not allowed. */
static const char canonical[256] = {
	['.'] = '.', ['0'] = '0', ['1'] = '1', ['2'] = '2', ['3'] = '3', ['4'] = '4', ['5'] = '5',
	['6'] = '6', ['7'] = '7', ['8'] = '8', ['9'] = '9', ['A'] = 'A', ['B'] = 'B', ['C'] = 'C',
	['D'] = 'D', ['E'] = 'E', ['F'] = 'F', ['G'] = 'G', ['H'] = 'H', ['I'] = 'I', ['J'] = 'J',
	['K'] = 'K', ['L'] = 'L', ['M'] = 'M', ['N'] = 'N', ['O'] = 'O', ['P'] = 'P', ['Q'] = 'Q',
	['R'] = 'R', ['S'] = 'S', ['T'] = 'T', ['U'] = 'U', ['V'] = 'V', ['W'] = 'W', ['X'] = 'X',
	['Y'] = 'Y', ['Z'] = 'Z', ['a'] = 'A', ['b'] = 'B', ['c'] = 'C', ['d'] = 'D', ['e'] = 'E',
	['f'] = 'F', ['g'] = 'G', ['h'] = 'H', ['i'] = 'I', ['j'] = 'J', ['k'] = 'K', ['l'] = 'L',
	['m'] = 'M', ['n'] = 'N', ['o'] = 'O', ['p'] = 'P', ['q'] = 'Q', ['r'] = 'R', ['s'] = 'S',
	['t'] = 'T', ['u'] = 'U', ['v'] = 'V', ['w'] = 'W', ['x'] = 'X', ['y'] = 'Y', ['z'] = 'Z',
};

/* Of canonical characters: a digit or a letter. */
static inline bool
is_group_character(char c)
{
	return c > '.';
}

static inline bool
is_root(const char *text, size_t n)
{
	return n >= AGENCY_ROOT_TEXT && agency_root_pack(text) != AGENCY_ROOT_NONE;
}

/* Read the group at text[at], up to a dot or the end. */
static inline cchc_status
read_group(const char *text, size_t n, size_t at, group *out, cchc_error *err)
{
	size_t i = at;
	bool zeros = true;

	for (; i < n && is_group_character(text[i]); i++)
		zeros &= text[i] == '0';
	if (i < n && text[i] != '.')
		return cchc_fail(err, CCHC_BAD_SYNTAX, i,
						 N_("Only letters A-Z, digits and dots are allowed"), EXAMPLE);
	if (i == at)
		return cchc_fail(err, CCHC_BAD_SYNTAX, i, N_("A group between the dots is empty"), EXAMPLE);
	*out = (group){.start = at, .len = i - at, .zeros = zeros};
	return CCHC_OK;
}

/* Check the current form, which begins with a root. */
static cchc_status
parse_current(const char *text, size_t n, cchc_error *err)
{
	group g;
	cchc_status status;

	for (size_t i = AGENCY_ROOT_TEXT; i < n; i = g.start + g.len)
	{
		if (text[i] != '.')
			return cchc_fail(
				err, CCHC_BAD_SYNTAX, i,
				N_("The first level is a letter and two digits, and a dot must follow it"),
				EXAMPLE);
		if ((status = read_group(text, n, i + 1, &g, err)) != CCHC_OK)
			return status;
		if (g.zeros)
			return cchc_fail(
				err, CCHC_BAD_SYNTAX, g.start,
				N_("A group of zeros means an absent level, which the current form does not write"),
				EXAMPLE);
	}
	return CCHC_OK;
}

/* Say what is wrong with the number of groups or the widths of an old form. */
static cchc_status
check_old_groups(const group *groups, int count, cchc_error *err)
{
	for (int i = 0; i < count - 1; i++)
	{
		const group *g = &groups[i];
		bool is_v = count == OLD_GROUPS && i == 0;

		if (is_v && g->len != 3)
			return cchc_fail(err, CCHC_BAD_SYNTAX, g->start,
							 N_("The first of the four groups of the old form must have three "
								"characters"),
							 EXAMPLE);
		if (!is_v && (g->len < 2 || g->len > OLD_GROUP_MAX))
			return cchc_fail(err, CCHC_BAD_SYNTAX, g->start,
							 N_("A middle group of the old form must have two or three characters"),
							 EXAMPLE);
		if (!is_v && g->zeros && g->len != 2)
			return cchc_fail(err, CCHC_BAD_SYNTAX, g->start,
							 N_("An absent middle group of the old form is written 00"), EXAMPLE);
		if (i > 0 && g->zeros && !groups[i - 1].zeros)
			return cchc_fail(
				err, CCHC_BAD_SYNTAX, g->start,
				N_("The group is zero, which means absent, but a deeper group before it "
				   "is not"),
				EXAMPLE);
	}
	return CCHC_OK;
}

/*
 * Read the old form and write the current one, at most as long, into
 * current[]; *len is its length.
 */
static cchc_status
parse_old(const char *text, size_t n, char *current, size_t *len, uint8_t *form, cchc_error *err)
{
	group groups[OLD_GROUPS];
	int count = 0;
	size_t at = 0;
	cchc_status status;

	for (;;)
	{
		if (count == OLD_GROUPS)
			return cchc_fail(err, CCHC_BAD_SYNTAX, at,
							 N_("The old form has no more than four groups"), EXAMPLE);
		if ((status = read_group(text, n, at, &groups[count], err)) != CCHC_OK)
			return status;
		at += groups[count++].len;
		if (at == n)
			break;
		at++; /* the dot */
	}
	if (count < OLD_GROUPS - 1)
		return cchc_fail(err, CCHC_BAD_SYNTAX, 0,
						 N_("The code must begin with a letter and two digits, or have the four "
							"groups of the old form"),
						 EXAMPLE);
	if (groups[count - 1].len != AGENCY_ROOT_TEXT || !is_root(text + groups[count - 1].start, 3))
		return cchc_fail(err, CCHC_BAD_SYNTAX, groups[count - 1].start,
						 N_("The last group of the old form must be a letter and two digits"),
						 EXAMPLE);
	if ((status = check_old_groups(groups, count, err)) != CCHC_OK)
		return status;

	*form = count == OLD_GROUPS ? AGENCY_FORM_OLD : AGENCY_FORM_DAMAGED;
	*len = 0;
	for (int i = count - 1; i >= 0 && !groups[i].zeros; i--)
	{
		if (*len > 0)
			current[(*len)++] = '.';
		/* A shorter group, never the last of text, brings a dot, overwritten next. */
		memcpy(current + *len, text + groups[i].start, OLD_GROUP_MAX);
		*len += groups[i].len;
	}
	return CCHC_OK;
}

/* Whether text, which begins with no root, is meant to be the old form. */
static bool
looks_old(const char *text, size_t n)
{
	size_t dots = 0;

	if (is_digit(text[0]))
		return true;
	for (size_t i = 0; i < n; i++)
		dots += text[i] == '.';
	return dots >= 2 && n > AGENCY_ROOT_TEXT &&
		   is_root(text + n - AGENCY_ROOT_TEXT, AGENCY_ROOT_TEXT);
}

/* Say why text, which begins with no root, is no code in either form. */
static cchc_status
fail_without_root(const char *text, size_t n, cchc_error *err)
{
	size_t letters = 0;

	if (!is_group_character(text[0]))
		return cchc_fail(err, CCHC_BAD_SYNTAX, 0,
						 N_("The code must begin with a letter A-Z or, in the old form, a digit"),
						 EXAMPLE);
	while (letters < n && is_group_character(text[letters]))
		letters++;
	if (letters < n && text[letters] != '.')
		return cchc_fail(err, CCHC_BAD_SYNTAX, letters,
						 N_("Only letters A-Z, digits and dots are allowed"), EXAMPLE);
	return cchc_fail(err, CCHC_BAD_SYNTAX, letters < AGENCY_ROOT_TEXT ? letters : 1,
					 letters < AGENCY_ROOT_TEXT
						 ? N_("The first level must be a letter and two digits; it is shorter")
						 : N_("The first level must be a letter and two digits"),
					 EXAMPLE);
}

cchc_status
agency_code_parse_folded(const char *folded, size_t n, agency_code *out, cchc_error *err)
{
	char text[AGENCY_KEY_TEXT];
	char current[AGENCY_KEY_TEXT];
	const char *meaning = text;
	size_t len = n;
	uint8_t form = AGENCY_FORM_CURRENT;
	cchc_status status;

	if (n == 0)
		return cchc_fail(err, CCHC_BAD_SYNTAX, 0, N_("The value is empty"), EXAMPLE);
	if (n > AGENCY_KEY_TEXT)
		return cchc_fail(err, CCHC_BAD_SYNTAX, AGENCY_KEY_TEXT,
						 N_("The code is longer than 35 characters"), EXAMPLE);
	for (size_t i = 0; i < n; i++)
		text[i] = canonical[(unsigned char) folded[i]];

	if (is_root(text, n))
		status = parse_current(text, n, err);
	else if (looks_old(text, n))
	{
		status = parse_old(text, n, current, &len, &form, err);
		meaning = current;
	}
	else
		return fail_without_root(text, n, err);
	if (status != CCHC_OK)
		return status;

	memset(out, 0, sizeof(*out));
	out->form = form;
	out->key_len = (uint8_t) agency_key_pack(meaning, len, out->key);
	return CCHC_OK;
}

cchc_status
agency_code_parse(const char *s, size_t n, agency_code *out, cchc_error *err)
{
	char folded[AGENCY_KEY_TEXT + 1]; /* one more: to see that a text is longer */
	size_t len = lookalike_fold(s, n, folded, sizeof(folded));
	cchc_status status;

	if (len == 0)
		return cchc_fail(err, CCHC_BAD_SYNTAX, 0, N_("The value is empty"), EXAMPLE);
	status =
		agency_code_parse_folded(folded, len < sizeof(folded) ? len : sizeof(folded), out, err);
	if (status != CCHC_OK && err != NULL)
		err->position = lookalike_position(s, n, err->position);
	return status;
}

size_t
agency_code_format_current(const agency_code *code, char *dst)
{
	size_t used;

	return agency_key_unpack(code->key, code->key_len, dst, &used);
}

/*
 * Write the old form of a current one, with `count` groups (four, or three
 * when the V group is to be left away); 0 when it cannot hold the code: a
 * group too many, of another width, or one that would be read as a root.
 */
static size_t
write_old(const char *text, size_t n, int count, char *dst)
{
	static const char *const absent[OLD_GROUPS] = {"", "00", "00", "000"};
	group groups[OLD_GROUPS];
	int found = 0;
	char *p = dst;

	if (n < AGENCY_ROOT_TEXT)
		return 0; /* damaged */
	for (size_t i = 0; i < n; i += groups[found - 1].len + 1)
		if (found == count || read_group(text, n, i, &groups[found++], NULL) != CCHC_OK)
			return 0;
	for (int level = count - 1; level >= 1; level--)
	{
		const char *written = absent[level];
		size_t len = level == 3 ? 3 : 2;

		if (level < found)
		{
			written = text + groups[level].start;
			len = groups[level].len;
			if (len > 3 || len < (level == 3 ? 3 : 2))
				return 0;
			if (level == count - 1 && is_root(written, len))
				return 0;
		}
		memcpy(p, written, len);
		p += len;
		*p++ = '.';
	}
	memcpy(p, text, AGENCY_ROOT_TEXT);
	return (size_t) (p - dst) + AGENCY_ROOT_TEXT;
}

size_t
agency_code_format_old(const agency_code *code, char *dst)
{
	char text[AGENCY_KEY_TEXT];
	size_t n = agency_code_format_current(code, text);

	return write_old(text, n, OLD_GROUPS, dst);
}

size_t
agency_code_format(const agency_code *code, char *dst)
{
	char text[AGENCY_KEY_TEXT];
	size_t n;

	if (code->form == AGENCY_FORM_CURRENT)
		return agency_code_format_current(code, dst);
	n = agency_code_format_current(code, text);
	return write_old(text, n, code->form == AGENCY_FORM_OLD ? OLD_GROUPS : OLD_GROUPS - 1, dst);
}

int
agency_code_level_of(const agency_code *code)
{
	return agency_key_levels(code->key, code->key_len);
}

agency_code
agency_code_ancestor(const agency_code *code, int level)
{
	char text[AGENCY_KEY_TEXT];
	size_t n = agency_code_format_current(code, text);
	size_t len = 0;
	agency_code ancestor = {.form = code->form == AGENCY_FORM_CURRENT ? AGENCY_FORM_CURRENT
																	  : AGENCY_FORM_OLD};

	while (len < n && (text[len] != '.' || --level > 0))
		len++;
	ancestor.key_len = (uint8_t) agency_key_pack(text, len, ancestor.key);
	return ancestor;
}

agency_code
agency_code_last_of(const agency_code *code)
{
	char text[AGENCY_KEY_TEXT];
	size_t n = agency_code_format_current(code, text);
	agency_code last = {.form = AGENCY_FORM_CURRENT};

	/* A dot and one character are the least that can follow. */
	if (n + 2 <= AGENCY_KEY_TEXT)
	{
		text[n++] = '.';
		memset(text + n, 'Z', AGENCY_KEY_TEXT - n);
		n = AGENCY_KEY_TEXT;
	}
	last.key_len = (uint8_t) agency_key_pack(text, n, last.key);
	return last;
}
