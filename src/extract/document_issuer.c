/*
 * document_issuer.c
 *		The issuers of the state and the Party, present and past.
 */
#include "extract/document_issuer.h"

#include <string.h>

#include "common/utf8.h"
#include "document/document_alphabet.h"

/* The State Bank wrote the number of its unit, NHNN7, until this year. */
#define STATE_BANK_UNITS_UNTIL 2010

static const char *const known[] = {
	"CP",      "TTg",        "CTN",        "TW",       "TƯ",      "UBND",          "UB",
	"VPCP",    "VPQH",       "VPCTN",      "VPTW",     "TANDTC",  "VKSNDTC",       "VKSTC",
	"HĐTP",    "HĐBT",       "TTCP",       "KTNN",     "BHXH",    "BCA",           "BCT",
	"BCN",     "BDTTG",      "BGDĐT",      "BGD&ĐT",   "BGTVT",   "BKHCN",         "BKHĐT",
	"BKH&ĐT",  "BKH",        "BLĐTBXH",    "BLĐTB&XH", "BNG",     "BNN",           "BNNMT",
	"BNNPTNT", "BNN&PTNT",   "BNV",        "BQP",      "BTC",     "BTM",           "BTNMT",
	"BTP",     "BTS",        "BTTTT",      "BVHTT",    "BVHTTDL", "BXD",           "BYT",
	"UBDT",    "UBTDTT",     "UBCKNN",     "TCHQ",     "TCT",     "TCTK",          "TLĐ",
	"TWĐTN",   "UBTƯMTTQVN", "UBTWMTTQVN", "MTTQ",     "MTTW",    "ĐCTUBTWMTTQVN",
};

/* Issuers that write the number of their term. */
static const char *const with_term[] = {"QH", "UBTVQH", "HĐND", "HĐNN"};

#define LENGTH(array) (sizeof(array) / sizeof((array)[0]))

/* Whether the codes spell the name. */
static bool
spells(const uint8_t *codes, size_t n, const char *name)
{
	size_t len = strlen(name);
	size_t at = 0;
	size_t used;

	for (size_t i = 0; i < n; i++, at += used)
		if (at >= len || (document_fold(name + at, len - at, &used) & ~DOC_LOWER) != codes[i])
			return false;
	return at == len;
}

static bool
is_one_of(const uint8_t *codes, size_t n, const char *const *names, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (spells(codes, n, names[i]))
			return true;
	return false;
}

bool
document_issuer_is_known(const uint8_t *codes, size_t n)
{
	return is_one_of(codes, n, known, LENGTH(known));
}

/* Of the digits behind an issuer with terms those that number one, 15 of QH151; none has come to a 20th. */
static int
term_digits(const uint8_t *digits, size_t n)
{
	return n >= 2 && digits[0] == DOC_0 + 1 ? 2 : 1;
}

int
document_issuer_digits(const uint8_t *codes, size_t n, size_t digits, int year)
{
	size_t letters = n - digits;

	if (is_one_of(codes, letters, with_term, LENGTH(with_term)))
		return term_digits(codes + letters, digits);
	if (document_issuer_is_known(codes, letters))
		return 0;
	if (spells(codes, letters, "NHNN"))
		return year <= STATE_BANK_UNITS_UNTIL ? (int) digits : 0;
	/* Units of the police and the army, PC04 and X11; without a year anything is a unit. */
	if (year == 0 || (letters >= 1 && letters <= 2))
		return (int) digits;
	return -1;
}
