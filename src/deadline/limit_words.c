/*
 * limit_words.c
 *		Figures, words and symbols, one after the other.
 *
 * A word is compared in the spelling of Telex, the Vietnamese keyboard: ASCII
 * letters, a mark as a second letter (aa aw dd ee oo ow uw), the tone at the
 * end (f s r x j).  That is the same wherever in the syllable the tone stands.
 */
#include "deadline/limit_words.h"

#include <string.h>

#include "common/ascii.h"
#include "common/utf8.h"
#include "text/letter.h"
#include "text/word.h"

#define SPELLING_MAX 8

/* In the order of the spellings, padded with zeros. */
static const struct
{
	char spelling[SPELLING_MAX + 1];
	uint8_t word;
} vocabulary[] = {
	{"and", W_AND},
	{"ba", W_THREE},
	{"baayr", W_SEVEN},    /* bẩy */
	{"bayr", W_SEVEN},     /* bảy */
	{"boons", W_FOUR},     /* bốn */
	{"buooir", W_SESSION}, /* buổi */
	{"business", W_WORKING},
	{"calendar", W_CALENDAR},
	{"chaamj", W_CHAM},    /* chậm */
	{"chieeuf", W_EVERY},  /* chiều */
	{"chinhs", W_CHINH},   /* chính */
	{"chins", W_NINE},     /* chín */
	{"chuwowng", W_LABEL}, /* chương */
	{"cungf", W_CUNG},     /* cùng */
	{"day", W_DAY},
	{"days", W_DAY},
	{"dda", W_DA},        /* đa */
	{"ddeens", W_DEN},    /* đến */
	{"ddieemr", W_LABEL}, /* điểm */
	{"ddieeuf", W_LABEL}, /* Điều */
	{"ddur", W_DU},       /* đủ */
	{"giair", W_GIAI},    /* giải */
	{"gian", W_GIAN},     /* thời gian */
	{"giowf", W_HOUR},    /* giờ */
	{"h", W_HOUR},
	{"hai", W_TWO},
	{"hangf", W_EVERY},  /* hàng ngày */
	{"hanhf", W_HANH},   /* hành */
	{"hanj", W_HAN},     /* hạn */
	{"hawngf", W_EVERY}, /* hằng ngày */
	{"hoof", W_HO},      /* hồ */
	{"hooif", W_CLOCK},  /* hồi */
	{"hour", W_HOUR},
	{"hours", W_HOUR},
	{"howpj", W_HOP}, /* hợp */
	{"kee", W_KE},    /* kê, another */
	{"keef", W_KE},   /* kề, a slip for kể */
	{"keer", W_KE},   /* kể */
	{"keets", W_KET}, /* kết */
	{"khi", W_KHI},
	{"khoanr", W_LABEL},   /* khoản */
	{"khoong", W_KHONG},   /* không */
	{"kinh", W_THRESHOLD}, /* kinh nghiệm */
	{"laf", W_LA},         /* là */
	{"lamf", W_LAM},       /* làm */
	{"lawm", W_FIVE},      /* lăm */
	{"leej", W_LE},        /* lệ */
	{"leen", W_LEN},       /* lên */
	{"ler", W_ODD},        /* lẻ */
	{"lichj", W_LICH},     /* lịch */
	{"linh", W_ODD},
	{"lucj", W_LABEL}, /* phụ lục */
	{"lucs", W_CLOCK}, /* lúc */
	{"lv", W_LV},
	{"maaux", W_LABEL}, /* mẫu */
	{"minute", W_MINUTE},
	{"minutes", W_MINUTE},
	{"month", W_MONTH},
	{"months", W_MONTH},
	{"moongf", W_LABEL}, /* mồng */
	{"mootj", W_ONE},    /* một */
	{"moots", W_ONE},    /* mốt */
	{"mucj", W_LABEL},   /* mục */
	{"mungf", W_LABEL},  /* mùng */
	{"muwowi", W_TENS},  /* mươi */
	{"muwowif", W_TEN},  /* mười */
	{"nawm", W_YEAR},    /* năm */
	{"ngay", W_NGAY},
	{"ngayf", W_DAY},     /* ngày */
	{"nhaanj", W_NHAN},   /* nhận */
	{"nhaats", W_NHAT},   /* nhất */
	{"nhawm", W_FIVE},    /* nhăm */
	{"nuwar", W_HALF},    /* nửa */
	{"phuts", W_MINUTE},  /* phút */
	{"quar", W_RESULT},   /* quả */
	{"quas", W_QUA},      /* quá */
	{"quyeets", W_QUYET}, /* quyết */
	{"quys", W_LABEL},    /* quý */
	{"sangs", W_EVERY},   /* sáng */
	{"sau", W_SAU},
	{"saus", W_SIX}, /* sáu */
	{"so", W_SO},
	{"soos", W_LABEL},   /* số */
	{"sow", W_DOSSIER},  /* sơ */
	{"tams", W_EIGHT},   /* tám */
	{"thangs", W_MONTH}, /* tháng */
	{"theem", W_CUE},    /* thêm */
	{"theo", W_THEO},
	{"thieeur", W_CUE},   /* thiểu */
	{"thowif", W_THOI},   /* thời */
	{"thuws", W_LABEL},   /* thứ */
	{"tieengs", W_HOUR},  /* tiếng */
	{"tieeps", W_TIEP},   /* tiếp */
	{"tinhs", W_TINH},    /* tính */
	{"toois", W_TOI},     /* tối */
	{"towis", W_DEN},     /* tới */
	{"trar", W_TRA},      /* trả */
	{"trawm", W_HUNDRED}, /* trăm */
	{"trong", W_TRONG},
	{"trowr", W_TRO},        /* trở */
	{"truwowcs", W_TRUOC},   /* trước */
	{"tuaanf", W_WEEK},      /* tuần */
	{"tuooir", W_THRESHOLD}, /* tuổi */
	{"tuw", W_FOUR},         /* tư */
	{"tuwf", W_TU},          /* từ */
	{"vaf", W_AND},          /* và */
	{"vaof", W_CLOCK},       /* vào */
	{"vieecj", W_VIEC},      /* việc */
	{"vongf", W_VONG},       /* vòng */
	{"vowis", W_VOI},        /* với */
	{"week", W_WEEK},
	{"weeks", W_WEEK},
	{"working", W_WORKING},
	{"year", W_YEARS_ENGLISH},
	{"years", W_YEARS_ENGLISH},
};

/* How each place of the alphabet is spelt. */
static const char telex[LETTER_COUNT][3] = {
	"",  "a", "aw", "aa", "b",  "c", "d", "dd", "e", "ee", "f", "g",  "h", "i", "j", "k", "l",
	"m", "n", "o",  "oo", "ow", "p", "q", "r",  "s", "t",  "u", "uw", "v", "w", "x", "y", "z",
};

/* A word being read. */
typedef struct spelling
{
	char letters[SPELLING_MAX];
	size_t len; /* SPELLING_MAX + 1: too long for the vocabulary, or foreign */
	char tone;
} spelling;

static inline void
spell(spelling *w, char c)
{
	if (w->len < SPELLING_MAX)
		w->letters[w->len] = c;
	if (w->len <= SPELLING_MAX)
		w->len++;
}

static inline void
spell_letter(spelling *w, letter l)
{
	static const char tones[TONE_COUNT] = {0, 'f', 'r', 'x', 's', 'j'};
	unsigned tone = letter_tone(l);

	if (l == 0 || (l & LETTER_FOREIGN))
		w->len = SPELLING_MAX + 1;
	for (const char *p = telex[letter_place(l)]; *p != '\0'; p++)
		spell(w, *p);
	if (tone != TONE_LEVEL)
		w->tone = tones[tone];
}

static limit_word
look_up(const char letters[SPELLING_MAX])
{
	size_t first = 0;
	size_t count = sizeof(vocabulary) / sizeof(vocabulary[0]);

	while (count > 0)
	{
		size_t half = count / 2;
		int order = memcmp(letters, vocabulary[first + half].spelling, SPELLING_MAX);

		if (order == 0)
			return (limit_word) vocabulary[first + half].word;
		if (order > 0)
			first += half + 1;
		count = order > 0 ? count - half - 1 : half;
	}
	return W_OTHER;
}

/* What a word in lower-case NFC means here. */
static limit_word
meaning_of(const char *lower)
{
	spelling w = {0};
	size_t n = strlen(lower);
	size_t used;

	for (size_t i = 0; i < n; i += used)
		spell_letter(&w, letter_of(utf8_decode(lower + i, n - i, &used)));
	if (w.tone != '\0')
		spell(&w, w.tone);
	return w.len <= SPELLING_MAX ? look_up(w.letters) : W_OTHER;
}

/* The decimal digit that c is, full-width ones included; -1 for none. */
static inline int
digit_of(uint32_t c)
{
	if (is_digit(c))
		return (int) (c - '0');
	if (c >= 0xFF10 && c <= 0xFF19)
		return (int) (c - 0xFF10);
	return -1;
}

/* Read digits at *at; the number, or -1 when there are none or more than max. */
static int64_t
read_digits(const char *s, size_t n, size_t *at, int max, int *count)
{
	int64_t value = 0;
	size_t used;

	for (*count = 0; *at < n; *at += used)
	{
		int digit = digit_of(utf8_decode(s + *at, n - *at, &used));

		if (digit < 0)
			break;
		if (++*count <= max)
			value = value * 10 + digit;
		else /* too long for a number, however long: megabytes are passed over quickly */
			used += ascii_digits_length(s + *at + used, n - *at - used);
	}
	return *count == 0 || *count > max ? -1 : value;
}

/* "15", "3,5", "3.5", "1/2" */
static void
read_number(const char *s, size_t n, limit_token *t)
{
	static const int64_t powers[] = {1, 10, 100};
	int count;
	int64_t value = read_digits(s, n, &t->end, 10, &count);
	size_t at = t->end + 1;
	int64_t second;

	t->kind = TOKEN_NUMBER;
	t->numerator = value;
	t->denominator = value < 0 ? 0 : 1;
	if (at >= n || (s[t->end] != ',' && s[t->end] != '.' && s[t->end] != '/'))
		return;
	second = read_digits(s, n, &at, 2, &count);
	if (count == 0)
		return; /* the full stop, the comma of a sentence */
	if (value < 0 || second < 0)
		t->denominator = 0;
	else if (s[t->end] == '/')
	{
		t->denominator = (int32_t) second;
	}
	else
	{
		t->numerator = value * powers[count] + second;
		t->denominator = (int32_t) powers[count];
	}
	t->end = at;
}

/* A character that is no Latin letter, mark, ASCII digit or space; false when it is invisible. */
static bool
read_other(const char *s, size_t n, const word *w, limit_token *t)
{
	text_class class = text_class_of(w->character);

	if (class == TEXT_INVISIBLE)
		return false;
	t->end = t->start;
	if (digit_of(w->character) >= 0)
	{
		read_number(s, n, t);
		return true;
	}
	t->kind = class == TEXT_WORD ? TOKEN_WORD : TOKEN_SYMBOL;
	t->symbol = w->character;
	t->end += w->length;
	return true;
}

limit_token
limit_token_at(const char *s, size_t n, size_t at)
{
	word_reader reader = word_reader_begin(s, n);
	limit_token t = {.kind = TOKEN_END, .start = n, .end = n, .glued = at != 0};
	word w;

	reader.offset = at;
	for (word_next(&reader, &w); w.kind != WORD_END; word_next(&reader, &w))
	{
		if (w.kind == WORD_SPACE)
		{
			t.glued = false;
			continue;
		}
		t.start = w.offset;
		if (w.kind == WORD_OTHER)
		{
			if (!read_other(s, n, &w, &t))
				continue;
		}
		else if (w.kind == WORD_DIGITS)
		{
			t.end = t.start;
			read_number(s, n, &t);
		}
		else
		{
			t.kind = TOKEN_WORD;
			t.word = meaning_of(w.lower);
			while (reader.open == WORD_LETTERS) /* a word of megabytes comes in parts */
				word_next(&reader, &w);
			t.end = w.offset + w.length;
		}
		return t;
	}
	t.start = t.end = n;
	return t;
}
