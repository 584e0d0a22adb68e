/*
 * stop_word.c
 *		The list of stop words.
 */
#include "search/stop_word.h"

#include <string.h>

/* With the accents, and without. */
static const struct
{
	const char *typed;
	const char *plain;
} words[] = {
	{"bao", "bao"},     {"bị", "bi"},   {"bởi", "boi"},   {"cho", "cho"},     {"các", "cac"},
	{"cách", "cach"},   {"có", "co"},   {"cần", "can"},   {"của", "cua"},     {"do", "do"},
	{"gì", "gi"},       {"hay", "hay"}, {"hoặc", "hoac"}, {"hỏi", "hoi"},     {"khi", "khi"},
	{"không", "khong"}, {"là", "la"},   {"làm", "lam"},   {"lâu", "lau"},     {"muốn", "muon"},
	{"mà", "ma"},       {"nhé", "nhe"}, {"như", "nhu"},   {"những", "nhung"}, {"này", "nay"},
	{"nào", "nao"},     {"nếu", "neu"}, {"phải", "phai"}, {"ra", "ra"},       {"sao", "sao"},
	{"theo", "theo"},   {"thì", "thi"}, {"thế", "the"},   {"trong", "trong"}, {"tại", "tai"},
	{"tôi", "toi"},     {"từ", "tu"},   {"và", "va"},     {"vì", "vi"},       {"về", "ve"},
	{"với", "voi"},     {"xin", "xin"}, {"đi", "di"},     {"đâu", "dau"},     {"được", "duoc"},
	{"đến", "den"},     {"để", "de"},   {"đối", "doi"},   {"ở", "o"},
};

bool
is_stop_word(const char *typed, size_t n)
{
	for (size_t k = 0; k < sizeof(words) / sizeof(words[0]); k++)
		if (strlen(words[k].typed) == n && memcmp(words[k].typed, typed, n) == 0)
			return true;
	return false;
}

bool
is_plain_stop_word(const char *plain, size_t n)
{
	for (size_t k = 0; k < sizeof(words) / sizeof(words[0]); k++)
		if (strlen(words[k].plain) == n && memcmp(words[k].plain, plain, n) == 0)
			return true;
	return false;
}
