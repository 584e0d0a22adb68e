/*
 * token_address.c
 *		Addresses and markup.
 */
#include "search/token_address.h"

#include <string.h>

#include "search/token_char.h"

#define LONGEST_HOST 253
#define LONGEST_NAME 64 /* before @ */
#define LONGEST_PATH 1000
#define LONGEST_TAG 1000
#define LONGEST_ENTITY 12

/*
 * Domains that make a host without a scheme.  Those that are words of
 * unaccented Vietnamese, such as me, to and tv, are not among them.
 */
static const char *const domains[] = {"asia", "biz",  "com", "edu", "eu", "gov", "health",
									  "info", "int",  "io",  "jp",  "kr", "net", "org",
									  "pro",  "name", "sg",  "uk",  "us", "vn",  "wiki"};

static inline bool
is_alnum(char c)
{
	return is_ascii_letter((unsigned char) c) || is_digit((unsigned char) c);
}

/* Labels with dots between them; in *last where the last one begins, and in *dots how many. */
static size_t
labels_at(const char *s, size_t n, size_t *last, int *dots)
{
	size_t i = 0;
	size_t end = 0;

	*last = 0;
	*dots = 0;
	while (i < n && i < LONGEST_HOST && is_alnum(s[i]))
	{
		size_t label = i;

		while (i < n && i < LONGEST_HOST && (is_alnum(s[i]) || s[i] == '-' || s[i] == '_'))
			i++;
		while (i > label && !is_alnum(s[i - 1]))
			i--;
		end = i;
		*last = label;
		if (i >= n || s[i] != '.')
			break;
		if (i + 1 < n && is_alnum(s[i + 1]))
			++*dots;
		i++;
	}
	return end;
}

/* Whether the bytes from `last` to `end` are a domain of the list, or any two small letters or more. */
static bool
is_domain(const char *s, size_t last, size_t end, bool any)
{
	for (size_t i = last; any && i < end; i++)
		any = s[i] >= 'a' && s[i] <= 'z';
	if (any)
		return end - last >= 2;
	for (size_t k = 0; k < sizeof(domains) / sizeof(domains[0]); k++)
		if (strlen(domains[k]) == end - last && memcmp(domains[k], s + last, end - last) == 0)
			return true;
	return false;
}

/* A port and a path behind a host. */
static size_t
path_at(const char *s, size_t n)
{
	size_t i = 0;

	if (n > 1 && s[0] == ':' && is_digit((unsigned char) s[1]))
		for (i = 1; i < n && i < 6 && is_digit((unsigned char) s[i]); i++)
			;
	if (i < n && (s[i] == '/' || s[i] == '?' || s[i] == '#'))
		while (i < n && i < LONGEST_PATH && s[i] > ' ' && s[i] < 0x7F &&
			   strchr("<>\"'`{}|\\^", s[i]) == NULL)
			i++;
	/* The end of the sentence */
	while (i > 0 && strchr(".,;:!?)]", s[i - 1]) != NULL)
		i--;
	return i;
}

static size_t
host_or_url(const char *s, size_t n, size_t host, token_type *type)
{
	size_t path = path_at(s + host, n - host);

	*type = path > 0 ? TOKEN_URL : TOKEN_HOST;
	return host + path;
}

size_t
token_host(const char *s, size_t n, token_type *type)
{
	size_t last;
	int dots;
	size_t host = labels_at(s, n, &last, &dots);

	return host > 0 ? host_or_url(s, n, host, type) : 0;
}

/* https:// */
static size_t
scheme_at(const char *s, size_t n)
{
	static const char *const schemes[] = {"http://", "https://", "ftp://"};

	for (size_t k = 0; k < sizeof(schemes) / sizeof(schemes[0]); k++)
	{
		size_t length = strlen(schemes[k]);
		size_t i = 0;

		while (i < length && i < n &&
			   (s[i] | (is_ascii_letter((unsigned char) s[i]) ? 0x20 : 0)) == schemes[k][i])
			i++;
		if (i == length && i < n && is_alnum(s[i]))
			return i;
	}
	return 0;
}

/* name@host */
static size_t
email_at(const char *s, size_t n)
{
	size_t i = 0;
	size_t last;
	int dots;
	size_t host;

	while (i < n && i <= LONGEST_NAME &&
		   (is_alnum(s[i]) || (s[i] != '\0' && strchr("._-+", s[i]) != NULL)))
		i++;
	if (i == 0 || i > LONGEST_NAME || i >= n || s[i] != '@')
		return 0;
	i++;
	host = labels_at(s + i, n - i, &last, &dots);
	if (dots == 0 || !is_domain(s + i, last, host, true) ||
		token_is_word(s + i + host, n - i - host))
		return 0;
	return i + host;
}

size_t
token_address(const char *s, size_t n, token_type *type, size_t *tried)
{
	size_t end;
	size_t last;
	int dots;

	*tried = 0;
	if ((end = scheme_at(s, n)) > 0)
	{
		*type = TOKEN_PROTOCOL;
		return end;
	}
	if ((end = email_at(s, n)) > 0)
	{
		*type = TOKEN_EMAIL;
		return end;
	}
	end = labels_at(s, n, &last, &dots);
	if (dots > 0 && !token_is_word(s + end, n - end) &&
		(is_domain(s, last, end, false) || (dots > 1 && memcmp(s, "www.", 4) == 0)))
		return host_or_url(s, n, end, type);
	/* An address that begins further on would end there, too; the last label may yet have an @. */
	*tried = last;
	return 0;
}

/* <b>, </p>, <a href="..."> but not <họ tên> and a < b */
static size_t
tag_at(const char *s, size_t n)
{
	size_t i = 1;
	bool attribute = false;

	if (i < n && (s[i] == '/' || s[i] == '!'))
		i++;
	if (i >= n || !is_ascii_letter((unsigned char) s[i]))
		return 0;
	while (i < n && i < LONGEST_TAG && is_alnum(s[i]))
		i++;
	if (i < n && s[i] == ' ')
		for (; i < n && i < LONGEST_TAG && s[i] != '>' && s[i] != '<'; i++)
			attribute |= s[i] == '=';
	else
		attribute = true;
	if (i < n && s[i] == '/')
		i++;
	return i < n && s[i] == '>' && (attribute || s[i - 1] == '/') ? i + 1 : 0;
}

/* &nbsp; &#7849; */
static size_t
entity_at(const char *s, size_t n)
{
	size_t i = 1;
	size_t first;

	if (i < n && s[i] == '#')
		i++;
	first = i;
	while (i < n && i < LONGEST_ENTITY && is_alnum(s[i]))
		i++;
	return i > first && i < n && s[i] == ';' ? i + 1 : 0;
}

size_t
token_markup(const char *s, size_t n, token_type *type)
{
	*type = s[0] == '<' ? TOKEN_TAG : TOKEN_ENTITY;
	return s[0] == '<' ? tag_at(s, n) : entity_at(s, n);
}
