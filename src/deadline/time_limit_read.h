/*
 * time_limit_read.h
 *		The grammar of a time limit, for a value that is typed and for one
 *		that stands in a sentence:
 *
 *		limit  := term { joint term }			joint: và, and, a comma, a plus, nothing
 *		term   := amount unit [ "(" amount unit ")" ]	the same again: 01 ngày làm việc (08 giờ)
 *		amount := number [ "(" number ")" ]		15, 3,5, 1/2, mười lăm, nửa, 05 (năm)
 *		unit   := ngày [làm việc], giờ [làm việc], tháng, năm, tuần, phút, buổi, working days ...
 *
 * A value that is typed may begin as a sentence does, "Không quá", "Trong thời
 * hạn", and may be "Trong ngày": no day behind the one on which the clock starts.
 */
#ifndef CCHC_TIME_LIMIT_READ_H
#define CCHC_TIME_LIMIT_READ_H

#include "deadline/limit_words.h"
#include "deadline/time_limit.h"

/* What a limit was made of, for the reader of sentences. */
typedef struct limit_reading
{
	size_t start; /* bytes of the text: [start, end) */
	size_t end;
	limit_word first_unit;
	limit_word last_unit;
	int64_t first_count; /* of the first unit, when that is whole; otherwise -1 */
	bool in_words;       /* the first amount begins with a word: mười (10) ngày */
	bool glossed;        /* and is repeated in figures, or the other way round */
} limit_reading;

/*
 * Read the limit that begins at the token at `at` of s (UTF-8, n bytes), as
 * far as it goes.  In a sentence a further term must have a smaller unit
 * ("2 tháng 15 ngày", not "5 ngày và 10 ngày").  Errors as time_limit_parse.
 */
extern cchc_status time_limit_read(const char *s, size_t n, size_t at, bool in_sentence,
								   time_limit *out, limit_reading *reading, cchc_error *err);

/*
 * Parse UTF-8 text of n bytes: "15 ngày làm việc", "02 tháng và 15 ngày",
 * "05 (năm) ngày làm việc", "1/2 ngày làm việc", "15 working days".  Letter
 * case and Unicode form do not matter.  Errors: CCHC_BAD_SYNTAX with position,
 * reason and hint, CCHC_OUT_OF_RANGE.  *out is written only on CCHC_OK.
 */
extern cchc_status time_limit_parse(const char *s, size_t n, time_limit *out, cchc_error *err);

#endif /* CCHC_TIME_LIMIT_READ_H */
