/*
 * charset_detect.h
 *		Which charset a text was in before it was read as cp1252 or Latin-1.
 *
 * Every word with a character beyond ASCII is read as Unicode and as each
 * candidate, and the syllables are counted.  Unicode wins every tie, and a
 * legacy charset must show two syllables, or one that no Unicode text holds
 * ("c¸c", "chÝnh"), or one among plain Vietnamese words ("Nguån thu"): a
 * Unicode text is not taken for a legacy one.
 */
#ifndef CCHC_CHARSET_DETECT_H
#define CCHC_CHARSET_DETECT_H

#include "charset/charset.h"

/* Findings besides the charsets themselves; CHARSET_UNKNOWN is a tie. */
#define DETECTED_UNICODE (-2)
#define DETECTED_ASCII (-3)
#define DETECTED_UTF8_AS_1252 (-4)

/* The charsets that are looked for unless the caller says more. */
#define DETECT_DEFAULT (1u << CHARSET_TCVN3 | 1u << CHARSET_VNI | 1u << CHARSET_VIQR)

/* What the words of a text speak for. */
typedef struct detect_score
{
	uint64_t good;   /* words that are syllables */
	uint64_t bad;    /* words that are not */
	uint64_t strong; /* good words that no Unicode text holds */
} detect_score;

typedef struct charset_detector
{
	const char *text;
	size_t n;
	size_t position;     /* bytes that are done */
	unsigned candidates; /* bit cs: charset cs is looked for */
	detect_score unicode;
	detect_score legacy[CHARSET_COUNT];
	bool beyond_ascii;    /* anything that is not ASCII */
	bool beyond_cp1252;   /* a Vietnamese letter that cp1252 has not: Unicode for certain */
	uint64_t utf8_letter; /* Vietnamese letters in UTF-8 read as cp1252 */
	bool utf8_broken;     /* bytes that are no UTF-8 */
	uint64_t home;        /* ASCII words that are Vietnamese and hardly anything else */
	uint64_t abroad;      /* ASCII words that are not Vietnamese */
	uint64_t viqr_plain;  /* words without a VIQR mark, that are syllables ... */
	uint64_t viqr_other;  /* ... and that are not */
} charset_detector;

static inline charset_detector
charset_detector_begin(const char *s, size_t n, unsigned candidates)
{
	return (charset_detector){.text = s, .n = n, .candidates = candidates};
}

/* Look at about `step` more bytes; done when detector->position == detector->n. */
extern void charset_detect_step(charset_detector *detector, size_t step);

/* The finding, when all is read: a charset, DETECTED_... or CHARSET_UNKNOWN. */
extern int charset_detect_result(const charset_detector *detector);

/*
 * The name of a finding, for vi_detect_charset; NULL for CHARSET_UNKNOWN.
 */
extern const char *charset_detect_name(int finding);

#endif /* CCHC_CHARSET_DETECT_H */
