/*
 * limit_words.h
 *		The words and figures of which a time limit is made, read from
 *		Vietnamese text in any letter case and Unicode form.
 *
 * A token is a pure function of the text and a place in it, so that a reader
 * can look ahead and go back at will.
 */
#ifndef CCHC_LIMIT_WORDS_H
#define CCHC_LIMIT_WORDS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef enum limit_token_kind
{
	TOKEN_END,
	TOKEN_NUMBER,
	TOKEN_WORD,  /* as text/word.h has it; of other scripts a single letter */
	TOKEN_SYMBOL /* one character that is neither letter, mark, digit nor space */
} limit_token_kind;

/* Words that mean something here; all others are W_OTHER. */
typedef enum limit_word
{
	W_OTHER,

	/* Digits: W_ONE + n - 1, and the words that join them. */
	W_ONE,
	W_TWO,
	W_THREE,
	W_FOUR,
	W_FIVE, /* lăm; năm is W_YEAR */
	W_SIX,
	W_SEVEN,
	W_EIGHT,
	W_NINE,
	W_TEN,     /* mười */
	W_TENS,    /* mươi */
	W_HUNDRED, /* trăm */
	W_ODD,     /* linh, lẻ: no tens */
	W_HALF,    /* nửa */

	/* Units */
	W_YEAR, /* năm, which is also five */
	W_YEARS_ENGLISH,
	W_MONTH,
	W_WEEK,
	W_DAY,
	W_SESSION, /* buổi: half a working day */
	W_HOUR,
	W_MINUTE,

	/* What makes a unit a working or a calendar one */
	W_LAM, /* làm việc */
	W_VIEC,
	W_HANH, /* hành chính */
	W_CHINH,
	W_LV,      /* the abbreviation of làm việc */
	W_WORKING, /* English, before the unit */
	W_THEO,    /* theo lịch */
	W_LICH,
	W_CALENDAR,

	W_AND,

	/* What a limit counts from */
	W_KE,   /* kể từ */
	W_TU,   /* từ; tư, a common slip for it, is W_FOUR */
	W_TINH, /* tính từ, tính đến */
	W_DEN,
	W_SAU,
	W_TRUOC,
	W_SO, /* so với */
	W_VOI,
	W_KHI,

	/* Words before a limit: trong thời hạn, trong vòng, không quá, tối đa, chậm nhất là */
	W_TRONG,
	W_HAN,
	W_GIAN,
	W_VONG,
	W_QUA,
	W_DA,
	W_NHAT,
	W_LA,
	W_CUE, /* others that invite a number: tối thiểu, thêm */
	W_THOI,
	W_KHONG,
	W_TOI,
	W_CHAM,

	/* trong ngày: its other words */
	W_NGAY, /* ngay: at once */
	W_CUNG, /* cùng ngày */
	W_GIAI, /* giải quyết */
	W_QUYET,
	W_TRA, /* trả kết quả */
	W_KET,
	W_RESULT,
	W_TIEP, /* tiếp nhận, nhận đủ hồ sơ hợp lệ */
	W_NHAN,
	W_DU,
	W_HO,
	W_DOSSIER,
	W_HOP,
	W_LE,

	/* What makes a number something else: Điều 5, lúc 17 giờ, 5 năm kinh nghiệm */
	W_LABEL,
	W_CLOCK,     /* lúc, hồi, vào */
	W_EVERY,     /* hàng, hằng, sáng, chiều: beside a time of the day */
	W_THRESHOLD, /* kinh nghiệm, tuổi: behind an age or a seniority */
	W_TRO,       /* trở lên */
	W_LEN
} limit_word;

typedef struct limit_token
{
	limit_token_kind kind;
	size_t start; /* bytes of the text: [start, end) */
	size_t end;
	bool glued;      /* no space between it and the token before */
	limit_word word; /* TOKEN_WORD */
	uint32_t symbol; /* TOKEN_SYMBOL: its code point */

	/* TOKEN_NUMBER: numerator / denominator, 3,5 = 35/10, 1/2 = 1/2 */
	int64_t numerator;
	int32_t denominator; /* 0 = not a number to count with: too long, or n/0 */
} limit_token;

/*
 * The token at or behind `at` in s (UTF-8, n bytes, any bytes allowed).  Space
 * and invisible characters are skipped.  Linear in the bytes it passes.
 */
extern limit_token limit_token_at(const char *s, size_t n, size_t at);

#endif /* CCHC_LIMIT_WORDS_H */
