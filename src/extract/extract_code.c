/*
 * extract_code.c
 *		Finding procedure codes and dossier codes in running text.
 */
#include "extract/extract_code.h"

/*
 * Whether a code may begin at byte i: not inside a word, a number, a path or
 * an address.
 */
static bool
may_begin(const extract_scan *scan, size_t i)
{
	size_t first;
	int before = extract_before(scan, i, &first);

	if (document_is_word(before))
		return false;
	if (before == DOC_DOT || before == DOC_COMMA || before == DOC_HYPHEN)
		return !document_is_word(extract_before(scan, first, &first));
	return true;
}

/* Whether a code may end before byte i: no letter or digit, and no decimals follow. */
static bool
may_end(const extract_scan *scan, size_t i)
{
	size_t next;
	int token = extract_token(scan, i, &next);

	if (document_is_word(token))
		return false;
	if (token == DOC_DOT || token == DOC_COMMA || token == DOC_HYPHEN)
		return !document_is_digit(extract_peek(scan, next));
	return i >= scan->n || scan->s[i] != '%';
}

/* Whether a dot, a letter and a digit follow: ".H5x", a province mistyped. */
static bool
province_follows(const extract_scan *scan, size_t i)
{
	return extract_token(scan, i, &i) == DOC_DOT &&
		   document_is_letter(extract_token(scan, i, &i)) &&
		   document_is_digit(extract_peek(scan, i));
}

/* Match a pattern at *at: d a digit, A a letter, anything else itself. */
static bool
match(const extract_scan *scan, size_t *at, const char *pattern)
{
	size_t i = *at;

	for (; *pattern != '\0'; pattern++)
	{
		int token = extract_token(scan, i, &i);

		if (*pattern == 'd'   ? !document_is_digit(token)
			: *pattern == 'A' ? !document_is_letter(token)
							  : token != document_ascii[(unsigned char) *pattern])
			return false;
	}
	*at = i;
	return true;
}

scan_status
extract_procedure_code(extract_scan *scan, procedure_code *value, extract_place *place)
{
	size_t stop = extract_stop(scan);
	size_t i;

	for (i = scan_to_digit(scan->s, scan->at, stop); i < stop;
		 i = scan_to_digit(scan->s, i + 1, stop))
	{
		size_t end = i;
		size_t longer;

		if (!extract_is_digit(scan, i) || !match(scan, &end, "d.dddddd") || !may_begin(scan, i))
			continue;
		longer = end;
		if (match(scan, &longer, ".000.00.00.Add") || match(scan, &longer, ".Add"))
		{
			if (document_is_word(extract_peek(scan, longer)))
				continue;
			end = longer;
		}
		longer = end;
		if (match(scan, &longer, ".dd") && !document_is_digit(extract_peek(scan, longer)))
			end = longer;
		if (may_end(scan, end) && !province_follows(scan, end) &&
			procedure_code_parse(scan->s + i, end - i, value, NULL) == CCHC_OK)
		{
			extract_found(scan, i, end, place);
			return SCAN_FOUND;
		}
	}
	return extract_rest(scan, i);
}

/* Move behind a hyphen and the space on either side of it. */
static bool
match_hyphen(const extract_scan *scan, size_t *at)
{
	size_t i = *at;
	size_t next;
	int token = extract_token(scan, i, &i);

	if (token == DOC_SPACE)
		token = extract_token(scan, i, &i);
	if (token != DOC_HYPHEN)
		return false;
	if (extract_token(scan, i, &next) == DOC_SPACE)
		i = next;
	*at = i;
	return true;
}

/* Move behind the digits at *at, at most `most` of them; returns how many. */
static int
match_digits(const extract_scan *scan, size_t *at, int most)
{
	int n = 0;
	size_t next;

	while (n < most && document_is_digit(extract_token(scan, *at, &next)))
	{
		*at = next;
		n++;
	}
	return n;
}

/*
 * Where the agency begins whose first digit is at byte i: there, or at a single
 * letter before it.
 */
static size_t
agency_start(const extract_scan *scan, size_t i)
{
	size_t first;

	return document_is_letter(extract_before(scan, i, &first)) ? first : i;
}

/* Move behind the agency at *at, as far as its characters go; false when it is too long. */
static bool
match_agency(const extract_scan *scan, size_t *at)
{
	for (int length = 0; length <= AGENCY_KEY_TEXT; length++)
	{
		size_t next;
		int token = extract_token(scan, *at, &next);

		if (!document_is_digit(token) && !document_is_letter(token) && token != DOC_DOT)
			return true;
		*at = next;
	}
	return false;
}

scan_status
extract_dossier_code(extract_scan *scan, dossier_code *value, extract_place *place)
{
	size_t stop = extract_stop(scan);
	size_t next;
	size_t i;

	for (i = scan_to_digit(scan->s, scan->at, stop); i < stop;
		 i = scan_to_digit(scan->s, next, stop))
	{
		size_t first;
		size_t end;

		next = i + 1;
		if (!extract_is_digit(scan, i))
			continue;
		first = agency_start(scan, i);
		end = i;
		if (!may_begin(scan, first) || !match_agency(scan, &end))
			continue;
		/* Whatever comes of it, no code begins inside the word. */
		next = end;
		if (!match_hyphen(scan, &end) || match_digits(scan, &end, 7) != 6 ||
			!match_hyphen(scan, &end) ||
			match_digits(scan, &end, DOSSIER_MAX_WIDTH + 1) < DOSSIER_MIN_WIDTH ||
			!may_end(scan, end))
			continue;
		if (dossier_code_parse(scan->s + first, end - first, value, NULL) == CCHC_OK)
		{
			extract_found(scan, first, end, place);
			return SCAN_FOUND;
		}
	}
	return extract_rest(scan, i);
}
