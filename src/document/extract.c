/*
 * extract.c
 *		Finding procedure codes and dossier codes in running text.
 */
#include "document/extract.h"

#include "document/extract_text.h"

void
extract_start(extract_scan *scan, const char *s, size_t n, bool count_bytes)
{
	memset(scan, 0, sizeof(*scan));
	scan->s = s;
	scan->n = n;
	scan->count_bytes = count_bytes;
}

/* Characters from `counted` to the byte. */
static size_t
count_to(extract_scan *scan, size_t end)
{
	size_t before = scan->characters;

	if (scan->count_bytes)
		scan->characters += end - scan->counted;
	else
		for (size_t i = scan->counted; i < end; i++)
			scan->characters += ((unsigned char) scan->s[i] & 0xC0) != 0x80;
	scan->counted = end;
	return scan->characters - before;
}

void
extract_found(extract_scan *scan, size_t first, size_t end, extract_place *place)
{
	place->first = first;
	place->end = end;
	(void) count_to(scan, first);
	place->start = scan->characters + 1;
	place->length = count_to(scan, end);
	scan->at = end;
}

/*
 * Whether a code may begin at byte i: not inside a word, a number, a path or
 * an address.
 */
static bool
may_begin(const extract_scan *scan, size_t i)
{
	size_t first;
	int before = extract_before(scan, i, &first);

	if (extract_is_word(before))
		return false;
	if (before == DOC_DOT || before == DOC_COMMA || before == DOC_HYPHEN)
		return !extract_is_word(extract_before(scan, first, &first));
	return true;
}

/* Whether a code may end before byte i: no letter or digit, and no decimals follow. */
static bool
may_end(const extract_scan *scan, size_t i)
{
	size_t next;
	int token = extract_token(scan, i, &next);

	if (extract_is_word(token))
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

extract_status
extract_procedure_code(extract_scan *scan, procedure_code *value, extract_place *place)
{
	size_t stop = scan->n - scan->at > EXTRACT_SLICE ? scan->at + EXTRACT_SLICE : scan->n;
	size_t next;
	size_t i;

	for (i = scan->at; i < stop; i = next)
	{
		unsigned char c = (unsigned char) scan->s[i];
		size_t end = i;
		size_t longer;

		/* Only a digit begins a code; of other bytes only those of full-width ones matter. */
		next = i + 1;
		if (!(c >= '1' && c <= '9') && c != 0xEF)
			continue;
		if (!extract_is_visible(scan, i) || !match(scan, &end, "d.dddddd") || !may_begin(scan, i))
			continue;
		longer = end;
		if (match(scan, &longer, ".000.00.00.Add") || match(scan, &longer, ".Add"))
		{
			if (extract_is_word(extract_peek(scan, longer)))
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
			return EXTRACT_HIT;
		}
	}
	scan->at = i;
	return i >= scan->n ? EXTRACT_END : EXTRACT_PAUSE;
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

extract_status
extract_dossier_code(extract_scan *scan, dossier_code *value, extract_place *place)
{
	size_t stop = scan->n - scan->at > EXTRACT_SLICE ? scan->at + EXTRACT_SLICE : scan->n;
	size_t next;
	size_t i;

	for (i = scan->at; i < stop; i = next)
	{
		size_t end;
		int length;
		int token = extract_token(scan, i, &next);

		/* An agency begins with a letter and a digit, or with a digit. */
		if (!(document_is_digit(token) ||
			  (document_is_letter(token) && document_is_digit(extract_peek(scan, next)))) ||
			!extract_is_visible(scan, i) || !may_begin(scan, i))
			continue;
		/* The whole word: whatever comes of it, no code begins inside. */
		end = i;
		for (length = 0; length <= AGENCY_KEY_TEXT; length++)
		{
			token = extract_token(scan, end, &next);
			if (!document_is_digit(token) && !document_is_letter(token) && token != DOC_DOT)
				break;
			end = next;
		}
		next = end;
		if (length > AGENCY_KEY_TEXT || !match_hyphen(scan, &end) ||
			match_digits(scan, &end, 7) != 6 || !match_hyphen(scan, &end) ||
			match_digits(scan, &end, DOSSIER_MAX_WIDTH + 1) < DOSSIER_MIN_WIDTH ||
			!may_end(scan, end))
			continue;
		if (dossier_code_parse(scan->s + i, end - i, value, NULL) == CCHC_OK)
		{
			extract_found(scan, i, end, place);
			return EXTRACT_HIT;
		}
	}
	scan->at = i;
	return i >= scan->n ? EXTRACT_END : EXTRACT_PAUSE;
}
