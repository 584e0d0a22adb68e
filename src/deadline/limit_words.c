/*
 * limit_words.c
 *		Figures, words and symbols, one after the other.
 *
 * A word is compared in the spelling of Telex, the Vietnamese keyboard: ASCII
 * letters, a mark as a second letter (aa aw dd ee oo ow uw), the tone at the
 * end (f s r x j).  That is the same for composed and decomposed text, and
 * wherever in the syllable the tone stands.
 */
#include "deadline/limit_words.h"

#include <string.h>

#include "common/ascii.h"
#include "common/utf8.h"
#include "text/letter.h"

#define SPELLING_MAX 8

static const struct
{
	char spelling[SPELLING_MAX + 1]; /* padded with zeros */
	uint8_t word;
} vocabulary[] = {
	/* Digits; năm is a unit too and stands there */
	{"mootj", W_ONE}, /* một */
	{"moots", W_ONE}, /* mốt */
	{"hai", W_TWO},
	{"ba", W_THREE},
	{"boons", W_FOUR},    /* bốn */
	{"tuw", W_FOUR},      /* tư */
	{"lawm", W_FIVE},     /* lăm */
	{"nhawm", W_FIVE},    /* nhăm */
	{"saus", W_SIX},      /* sáu */
	{"bayr", W_SEVEN},    /* bảy */
	{"baayr", W_SEVEN},   /* bẩy */
	{"tams", W_EIGHT},    /* tám */
	{"chins", W_NINE},    /* chín */
	{"muwowif", W_TEN},   /* mười */
	{"muwowi", W_TENS},   /* mươi */
	{"trawm", W_HUNDRED}, /* trăm */
	{"linh", W_ODD},
	{"ler", W_ODD},    /* lẻ */
	{"nuwar", W_HALF}, /* nửa */
	/* Units */
	{"nawm", W_YEAR}, /* năm */
	{"year", W_YEARS_ENGLISH},
	{"years", W_YEARS_ENGLISH},
	{"thangs", W_MONTH}, /* tháng */
	{"month", W_MONTH},
	{"months", W_MONTH},
	{"tuaanf", W_WEEK}, /* tuần */
	{"week", W_WEEK},
	{"weeks", W_WEEK},
	{"ngayf", W_DAY}, /* ngày */
	{"day", W_DAY},
	{"days", W_DAY},
	{"buooir", W_SESSION}, /* buổi */
	{"giowf", W_HOUR},     /* giờ */
	{"tieengs", W_HOUR},   /* tiếng */
	{"hour", W_HOUR},
	{"hours", W_HOUR},
	{"h", W_HOUR},
	{"phuts", W_MINUTE}, /* phút */
	{"minute", W_MINUTE},
	{"minutes", W_MINUTE},
	/* Working and calendar units */
	{"lamf", W_LAM},     /* làm */
	{"vieecj", W_VIEC},  /* việc */
	{"hanhf", W_HANH},   /* hành */
	{"chinhs", W_CHINH}, /* chính */
	{"lv", W_LV},
	{"working", W_WORKING},
	{"business", W_WORKING},
	{"theo", W_THEO},
	{"lichj", W_LICH}, /* lịch */
	{"calendar", W_CALENDAR},
	/* Joints and anchors */
	{"vaf", W_AND}, /* và */
	{"and", W_AND},
	{"keer", W_KE},    /* kể */
	{"keef", W_KE},    /* kề, a slip for kể */
	{"kee", W_KE},     /* kê, another */
	{"tuwf", W_TU},    /* từ */
	{"tinhs", W_TINH}, /* tính */
	{"ddeens", W_DEN}, /* đến */
	{"sau", W_SAU},
	{"truwowcs", W_TRUOC}, /* trước */
	{"towis", W_DEN},      /* tới */
	{"so", W_SO},
	{"vowis", W_VOI}, /* với */
	{"khi", W_KHI},
	/* Cues */
	{"trong", W_TRONG},
	{"hanj", W_HAN},     /* hạn */
	{"gian", W_GIAN},    /* thời gian */
	{"vongf", W_VONG},   /* vòng */
	{"quas", W_QUA},     /* quá */
	{"dda", W_DA},       /* đa */
	{"nhaats", W_NHAT},  /* nhất */
	{"laf", W_LA},       /* là */
	{"thieeur", W_CUE},  /* thiểu */
	{"theem", W_CUE},    /* thêm */
	{"thowif", W_THOI},  /* thời */
	{"khoong", W_KHONG}, /* không */
	{"toois", W_TOI},    /* tối */
	{"chaamj", W_CHAM},  /* chậm */
	/* Within the day */
	{"ngay", W_NGAY},
	{"cungf", W_CUNG},    /* cùng */
	{"giair", W_GIAI},    /* giải */
	{"quyeets", W_QUYET}, /* quyết */
	{"trar", W_TRA},      /* trả */
	{"keets", W_KET},     /* kết */
	{"quar", W_RESULT},   /* quả */
	{"tieeps", W_TIEP},   /* tiếp */
	{"nhaanj", W_NHAN},   /* nhận */
	{"ddur", W_DU},       /* đủ */
	{"hoof", W_HO},       /* hồ */
	{"sow", W_DOSSIER},   /* sơ */
	{"howpj", W_HOP},     /* hợp */
	{"leej", W_LE},       /* lệ */
	/* Labels of numbers that are no limits */
	{"ddieeuf", W_LABEL},    /* Điều */
	{"khoanr", W_LABEL},     /* khoản */
	{"ddieemr", W_LABEL},    /* điểm */
	{"mucj", W_LABEL},       /* mục */
	{"chuwowng", W_LABEL},   /* chương */
	{"lucj", W_LABEL},       /* phụ lục */
	{"maaux", W_LABEL},      /* mẫu */
	{"soos", W_LABEL},       /* số */
	{"thuws", W_LABEL},      /* thứ */
	{"quys", W_LABEL},       /* quý */
	{"mungf", W_LABEL},      /* mùng */
	{"moongf", W_LABEL},     /* mồng */
	{"lucs", W_CLOCK},       /* lúc */
	{"hooif", W_CLOCK},      /* hồi */
	{"vaof", W_CLOCK},       /* vào */
	{"hangf", W_EVERY},      /* hàng ngày */
	{"hawngf", W_EVERY},     /* hằng ngày */
	{"sangs", W_EVERY},      /* sáng */
	{"chieeuf", W_EVERY},    /* chiều */
	{"kinh", W_THRESHOLD},   /* kinh nghiệm */
	{"trowr", W_TRO},        /* trở */
	{"leen", W_LEN},         /* lên */
	{"tuooir", W_THRESHOLD}, /* tuổi */
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

	if (l & LETTER_FOREIGN)
		w->len = SPELLING_MAX + 1;
	for (const char *p = telex[letter_place(l)]; *p != '\0'; p++)
		spell(w, *p);
	if (tone != TONE_LEVEL)
		w->tone = tones[tone];
}

/* A combining mark belongs to the letter before it. */
static inline void
spell_mark(spelling *w, uint32_t mark)
{
	switch (mark)
	{
		case 0x0300:
			w->tone = 'f';
			break;
		case 0x0301:
			w->tone = 's';
			break;
		case 0x0303:
			w->tone = 'x';
			break;
		case 0x0309:
			w->tone = 'r';
			break;
		case 0x0323:
			w->tone = 'j';
			break;
		case 0x0302: /* circumflex: the letter doubled */
			if (w->len > 0 && w->len <= SPELLING_MAX)
				spell(w, w->letters[w->len - 1]);
			break;
		case 0x0306: /* breve */
		case 0x031B: /* horn */
			spell(w, 'w');
			break;
		default:
			w->len = SPELLING_MAX + 1;
	}
}

static limit_word
look_up(spelling *w)
{
	if (w->tone != '\0')
		spell(w, w->tone);
	if (w->len <= SPELLING_MAX)
		for (size_t i = 0; i < sizeof(vocabulary) / sizeof(vocabulary[0]); i++)
			if (memcmp(vocabulary[i].spelling, w->letters, SPELLING_MAX) == 0)
				return (limit_word) vocabulary[i].word;
	return W_OTHER;
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

/* Letters and the marks on them, up to a digit or anything else. */
static void
read_word(const char *s, size_t n, limit_token *t)
{
	spelling w = {0};
	size_t used;

	for (t->end = t->start; t->end < n; t->end += used)
	{
		uint32_t c = utf8_decode(s + t->end, n - t->end, &used);
		text_class class = text_class_of(c);
		letter l = letter_of(c);

		if (class == TEXT_MARK)
			spell_mark(&w, c);
		else if (class == TEXT_WORD && digit_of(c) < 0)
		{
			if (l == 0)
				w.len = SPELLING_MAX + 1;
			else
				spell_letter(&w, l);
		}
		else
			break;
	}
	t->kind = TOKEN_WORD;
	t->word = look_up(&w);
}

limit_token
limit_token_at(const char *s, size_t n, size_t at)
{
	limit_token t = {.kind = TOKEN_END, .start = n, .end = n};
	size_t used;
	bool apart = at == 0; /* whether something stands between this token and letters before */

	for (; at < n; at += used)
	{
		uint32_t c = utf8_decode(s + at, n - at, &used);
		text_class class = text_class_of(c);

		if (class == TEXT_SPACE || class == TEXT_INVISIBLE)
		{
			apart |= class == TEXT_SPACE;
			continue;
		}
		t.start = at;
		t.end = at;
		t.glued = !apart;
		if (digit_of(c) >= 0)
			read_number(s, n, &t);
		else if (class == TEXT_WORD || class == TEXT_MARK)
			read_word(s, n, &t);
		else
		{
			t.kind = TOKEN_SYMBOL;
			t.symbol = c;
			t.end = at + used;
		}
		break;
	}
	return t;
}
