/*
 * time_limit_read.c
 *		Reading a time limit, and parsing one that stands alone.
 */
#include "deadline/time_limit_read.h"

#include "common/utf8.h"
#include "text/small_number.h"

static const char EXAMPLE[] = N_(
	"A time limit looks like 15 ngày làm việc, 30 ngày, 2 tháng, 08 giờ làm việc or 15 working days.");
static const char NO_UNIT[] = N_(
	"Say what is counted: 5 ngày làm việc (working days), 5 ngày (calendar days), 5 giờ (hours).");
static const char BARE[] = N_("This word is written without its accents");
static const char WITH_ACCENTS[] = N_(
	"Nothing is guessed: write ngày, tháng, năm, tuần, buổi, giờ or phút, làm việc or hành chính.");
static const char NO_LIMIT[] =
	N_("Keep \"Không quy định\" and the like as NULL; extract_time_limits() reads sentences.");

/* Words that may stand before a limit: "Thời hạn giải quyết: trong vòng không quá". */
#define LEADS_MAX 8

/* A day's work and a day, in minutes, where a limit is said again in hours. */
#define MINUTES_OF_WORK_A_DAY 480
#define MINUTES_OF_A_DAY 1440

/* A value that is typed has at most this many bytes. */
#define INPUT_MAX 1000

typedef struct reader
{
	const char *s;
	size_t n;
	size_t at; /* behind the last token taken */
	cchc_error *err;
} reader;

typedef struct amount
{
	int64_t numerator;
	int32_t denominator;
	bool in_words;
	bool glossed; /* and said again in brackets */
	size_t start; /* byte at which it begins */
} amount;

static inline limit_token
peek(const reader *r)
{
	return limit_token_at(r->s, r->n, r->at);
}

static inline bool
is_word(const limit_token *t, limit_word word)
{
	return t->kind == TOKEN_WORD && t->word == word;
}

static inline bool
is_symbol(const limit_token *t, uint32_t symbol)
{
	return t->kind == TOKEN_SYMBOL && t->symbol == symbol;
}

/* Take the next token when it is the word. */
static bool
take_word(reader *r, limit_word word)
{
	limit_token t = peek(r);

	if (!is_word(&t, word))
		return false;
	r->at = t.end;
	return true;
}

static bool
take_symbol(reader *r, uint32_t symbol)
{
	limit_token t = peek(r);

	if (!is_symbol(&t, symbol))
		return false;
	r->at = t.end;
	return true;
}

/* Two words, or neither. */
static bool
take_words(reader *r, limit_word first, limit_word second)
{
	size_t back = r->at;

	if (take_word(r, first) && take_word(r, second))
		return true;
	r->at = back;
	return false;
}

static cchc_status
fail(const reader *r, size_t at, const char *reason, const char *hint)
{
	size_t position = 1;
	size_t used;

	if (r->err == NULL)
		return CCHC_BAD_SYNTAX;
	for (size_t i = 0; i < at && i < r->n; i += used)
	{
		utf8_decode(r->s + i, r->n - i, &used);
		position++;
	}
	return cchc_fail(r->err, CCHC_BAD_SYNTAX, position, reason, hint);
}

/* Numbers in words */

static bool
begins_unit(const limit_token *t)
{
	return t->kind == TOKEN_WORD && t->word >= W_YEAR && t->word <= W_MINUTE;
}

/*
 * Whether năm, of which `t` is the token, is a five here: a unit follows, or
 * the number is said again in brackets.
 */
static bool
nam_is_five(const reader *r, const limit_token *t)
{
	reader ahead = {.s = r->s, .n = r->n, .at = t->end};
	limit_token next = peek(&ahead);

	if (take_symbol(&ahead, '('))
	{
		next = peek(&ahead);
		return next.kind == TOKEN_NUMBER;
	}
	return begins_unit(&next) || is_word(&next, W_TENS) || is_word(&next, W_HUNDRED);
}

/* What the token is to a number in words. */
static small_word
small_word_at(const reader *r, bool in_brackets, const limit_token *t)
{
	limit_word word = t->kind == TOKEN_WORD ? t->word : W_OTHER;

	if (word == W_YEAR && (in_brackets || nam_is_five(r, t)))
		return (small_word){SMALL_DIGIT, 5};
	if (word == W_FIVE)
		return (small_word){SMALL_UNIT, 5};
	if (word >= W_ONE && word <= W_NINE)
		return (small_word){SMALL_DIGIT, (unsigned) (word - W_ONE) + 1};
	switch (word)
	{
		case W_TEN:
			return (small_word){SMALL_TEN, 0};
		case W_TENS:
			return (small_word){SMALL_TENS, 0};
		case W_HUNDRED:
			return (small_word){SMALL_HUNDRED, 0};
		case W_ODD:
			return (small_word){SMALL_ODD, 0};
		default:
			return (small_word){SMALL_OTHER, 0};
	}
}

/* "mười lăm", "hai mươi", "năm", "nửa"; false, and nothing taken, when there is none. */
static bool
take_number_words(reader *r, bool in_brackets, amount *out)
{
	small_number number = {0};
	size_t back = r->at;
	limit_token t = peek(r);

	*out = (amount){.denominator = 1, .in_words = true};
	if (is_word(&t, W_HALF))
	{
		r->at = t.end;
		out->numerator = 1;
		out->denominator = 2;
		return true;
	}
	while (small_number_add(&number, small_word_at(r, in_brackets, &t)))
	{
		r->at = t.end;
		t = peek(r);
	}
	out->numerator = number.value;
	if (number.value == 0 || number.state == SMALL_MISSING_DIGIT)
		r->at = back;
	return r->at != back;
}

/* A number, in figures or in words. */
static bool
take_number(reader *r, bool in_brackets, amount *out)
{
	limit_token t = peek(r);

	if (t.kind != TOKEN_NUMBER)
		return take_number_words(r, in_brackets, out);
	r->at = t.end;
	*out = (amount){.numerator = t.numerator, .denominator = t.denominator};
	return true;
}

/* A number, and the same number again in brackets. */
static cchc_status
take_amount(reader *r, amount *out)
{
	limit_token first = peek(r);
	amount again;
	size_t bracket;

	if (!take_number(r, false, out))
		return fail(r, first.start,
					first.kind == TOKEN_END
						? N_("A number is missing here")
						: N_("A time limit begins with a number, in figures or words"),
					NO_LIMIT);
	out->start = first.start;
	if (out->denominator == 0)
		return fail(r, first.start, N_("That number cannot be read"), EXAMPLE);
	bracket = peek(r).start;
	if (!take_symbol(r, '('))
		return CCHC_OK;
	if (!take_number(r, true, &again) || !take_symbol(r, ')'))
		return fail(r, bracket, N_("The brackets should repeat the number, as in 05 (năm)"),
					EXAMPLE);
	if (again.denominator == 0 ||
		again.numerator * out->denominator != out->numerator * again.denominator)
		return fail(r, bracket, N_("The number in brackets is another one"), EXAMPLE);
	out->glossed = true;
	return CCHC_OK;
}

/* What one of a unit adds to which field. */
typedef struct unit
{
	limit_word word;
	time_limit_field field;
	int times;
} unit;

/* "làm việc", "hành chính", "LV", also in brackets */
static bool
take_working(reader *r)
{
	size_t back = r->at;

	if (take_words(r, W_LAM, W_VIEC) || take_words(r, W_HANH, W_CHINH) || take_word(r, W_LV))
		return true;
	if (take_symbol(r, '(') && take_words(r, W_LAM, W_VIEC) && take_symbol(r, ')'))
		return true;
	r->at = back;
	return false;
}

/* Whether the token is a unit, or what makes it a working one, without its accents. */
static bool
is_bare(const reader *r, const limit_token *t)
{
	static const char *const words[] = {"ngay", "thang", "nam", "tuan", "buoi",
										"gio",  "phut",  "lam", "hanh"};
	size_t len = t->end - t->start;

	if (t->kind != TOKEN_WORD)
		return false;
	for (size_t w = 0; w < sizeof(words) / sizeof(words[0]); w++)
	{
		size_t i = 0;

		while (i < len && words[w][i] != '\0' && (r->s[t->start + i] | 0x20) == words[w][i])
			i++;
		if (i == len && words[w][i] == '\0')
			return true;
	}
	return false;
}

static cchc_status
take_unit(reader *r, unit *out)
{
	bool working = take_word(r, W_WORKING);
	bool calendar = !working && take_word(r, W_CALENDAR);
	limit_token t = peek(r);
	limit_word word = t.kind == TOKEN_WORD ? t.word : W_OTHER;
	time_limit_field field = LIMIT_MONTHS;
	int times = 1;

	switch (word)
	{
		case W_YEAR:
		case W_YEARS_ENGLISH:
			times = 12;
			break;
		case W_MONTH:
			break;
		case W_WEEK:
			field = LIMIT_DAYS;
			times = 7;
			break;
		case W_DAY:
			field = LIMIT_DAYS;
			break;
		case W_SESSION:
			field = LIMIT_WORKING_DAYS;
			times = 50;
			break;
		case W_HOUR:
			field = LIMIT_MINUTES;
			times = 60;
			break;
		case W_MINUTE:
			field = LIMIT_MINUTES;
			break;
		default:
			if (t.kind == TOKEN_END)
				return fail(r, t.start, N_("The number has no unit"), NO_UNIT);
			if (is_bare(r, &t))
				return fail(r, t.start, BARE, WITH_ACCENTS);
			return fail(r, t.start, N_("A unit of time must follow the number"), NO_UNIT);
	}
	r->at = t.end;
	if (word == W_DAY && !take_words(r, W_THEO, W_LICH))
		take_word(r, W_LICH);
	if (!calendar && (word == W_DAY || word == W_HOUR || word == W_MINUTE || word == W_SESSION))
		working |= take_working(r);
	if (working && field == LIMIT_DAYS && word == W_DAY)
	{
		field = LIMIT_WORKING_DAYS;
		times = 100;
	}
	else if (working && field == LIMIT_MINUTES)
		field = LIMIT_WORKING_MINUTES;
	else if ((working && word != W_SESSION) || (calendar && word != W_DAY))
		return fail(r, t.start, N_("That unit is neither a working nor a calendar one"), EXAMPLE);
	*out = (unit){.word = word, .field = field, .times = times};
	return CCHC_OK;
}

/* An amount and what it counts: so many of a field. */
typedef struct term
{
	amount amount;
	unit unit;
	int64_t count;
} term;

static cchc_status
take_term(reader *r, term *out)
{
	cchc_status status;

	if ((status = take_amount(r, &out->amount)) != CCHC_OK ||
		(status = take_unit(r, &out->unit)) != CCHC_OK)
		return status;
	out->count = out->amount.numerator * out->unit.times;
	if (out->count % out->amount.denominator != 0)
		return fail(
			r, out->amount.start, N_("That fraction of the unit cannot be kept"),
			out->unit.field == LIMIT_DAYS
				? N_("Write half a day as 0,5 ngày làm việc or as 12 giờ.")
				: N_("Working days are kept to the hundredth, hours to the minute, months whole."));
	out->count /= out->amount.denominator;
	return CCHC_OK;
}

/* Whether two terms are the same time: 1 working day is 8 hours, 1 day is 24. */
static bool
same_time(const term *a, const term *b)
{
	const term *days = a->unit.field < b->unit.field ? a : b;
	const term *minutes = days == a ? b : a;

	if (a->unit.field == b->unit.field)
		return a->count == b->count;
	if (minutes->unit.field != LIMIT_MINUTES && minutes->unit.field != LIMIT_WORKING_MINUTES)
		return false;
	if (days->unit.field == LIMIT_WORKING_DAYS)
		return days->count * MINUTES_OF_WORK_A_DAY == minutes->count * 100;
	return days->unit.field == LIMIT_DAYS && minutes->unit.field == LIMIT_MINUTES &&
		   days->count * MINUTES_OF_A_DAY == minutes->count;
}

/*
 * The term said again in brackets, in another unit: 01 ngày làm việc (08 giờ).
 * Brackets that hold anything else are left where they are.
 */
static cchc_status
take_gloss(reader *r, const term *said)
{
	reader ahead = {.s = r->s, .n = r->n, .at = r->at};
	size_t bracket = peek(&ahead).start;
	term again;

	if (!take_symbol(&ahead, '(') || take_term(&ahead, &again) != CCHC_OK ||
		!take_symbol(&ahead, ')'))
		return CCHC_OK;
	if (!same_time(said, &again))
		return fail(r, bracket, N_("The limit in brackets is another one"), EXAMPLE);
	r->at = ahead.at;
	return CCHC_OK;
}

/* Whether the working unit ends an amount whose hours came just before: 1 giờ 30 phút làm việc. */
static bool
ends_working_hours(bool joined, const unit *before, const unit *u)
{
	return !joined && before->word == W_HOUR && before->field == LIMIT_MINUTES &&
		   u->word == W_MINUTE && u->field == LIMIT_WORKING_MINUTES;
}

/* Take what joins two terms; whether there was a word or sign. */
static bool
take_joint(reader *r)
{
	bool joined = take_symbol(r, ',') || take_symbol(r, '+') || take_symbol(r, '&');

	return take_word(r, W_AND) || joined;
}

/*
 * Whether another term may follow without a joint.  What is left of a value
 * that is typed is then an error of the number or of what stands behind the limit.
 */
static bool
may_follow(const reader *r, bool in_sentence)
{
	limit_token next = peek(r);

	return next.kind == TOKEN_NUMBER ||
		   (next.kind == TOKEN_WORD &&
			(in_sentence || (next.word != W_OTHER && next.word < W_TRONG)));
}

/* No sum of this many units is a limit: it ends before it could overflow. */
#define SUM_MAX (INT64_C(1) << 40)

cchc_status
time_limit_read(const char *s, size_t n, size_t at, bool in_sentence, time_limit *out,
				limit_reading *reading, cchc_error *err)
{
	reader r = {.s = s, .n = n, .at = at, .err = err};
	int64_t sum[LIMIT_FIELDS] = {0};
	unit before = {.word = W_OTHER};
	bool joined = false;

	*reading = (limit_reading){.start = peek(&r).start};
	do
	{
		bool first = before.word == W_OTHER;
		int64_t hours = sum[LIMIT_MINUTES];
		term t;
		cchc_status status = take_term(&r, &t);

		if (status != CCHC_OK && (first || !in_sentence))
			return status;
		/* In a sentence the limit ended with the term before. */
		if (status != CCHC_OK || (in_sentence && !first && t.unit.word <= before.word))
			break;
		status = take_gloss(&r, &t);
		if (status != CCHC_OK && !in_sentence)
			return status;
		if (first)
		{
			reading->in_words = t.amount.in_words;
			reading->glossed = t.amount.glossed;
			reading->first_unit = t.unit.word;
			reading->first_count = t.amount.denominator == 1 ? t.amount.numerator : -1;
		}
		sum[t.unit.field] += t.count;
		if (ends_working_hours(joined, &before, &t.unit))
		{
			sum[LIMIT_WORKING_MINUTES] += hours;
			sum[LIMIT_MINUTES] = 0;
		}
		if (sum[t.unit.field] > SUM_MAX)
			break;
		before = t.unit;
		reading->end = r.at;
		reading->last_unit = before.word;
		joined = take_joint(&r);
	} while (joined || may_follow(&r, in_sentence));
	return time_limit_pack(sum, out, err);
}

/* What says who has the dossier at the clock's start: "tiếp nhận", "nhận đủ hồ sơ hợp lệ". */
static void
take_receipt(reader *r)
{
	take_word(r, W_TIEP);
	if (!take_word(r, W_NHAN))
		return;
	take_word(r, W_DU);
	if (take_words(r, W_HO, W_DOSSIER))
		take_words(r, W_HOP, W_LE);
}

/*
 * "Trong ngày", "Ngay trong ngày làm việc", "Trả kết quả trong ngày tiếp nhận hồ
 * sơ", and nothing behind: no day after the one on which the clock starts.
 */
static bool
take_within_the_day(reader *r)
{
	size_t back = r->at;

	if (take_word(r, W_TRA))
		take_words(r, W_KET, W_RESULT);
	take_word(r, W_NGAY);
	if (take_words(r, W_TRONG, W_DAY) || (take_word(r, W_TRONG) && take_words(r, W_CUNG, W_DAY)))
	{
		take_working(r);
		take_receipt(r);
		if (peek(r).kind == TOKEN_END)
			return true;
	}
	r->at = back;
	return false;
}

/* One of the phrases that stand before a limit and change nothing. */
static bool
take_lead(reader *r)
{
	return take_words(r, W_THOI, W_HAN) || take_words(r, W_THOI, W_GIAN) ||
		   take_words(r, W_GIAI, W_QUYET) || take_words(r, W_KHONG, W_QUA) ||
		   take_words(r, W_TOI, W_DA) || take_words(r, W_CHAM, W_NHAT) ||
		   take_words(r, W_TRONG, W_VONG) || take_word(r, W_TRONG) || take_word(r, W_LA) ||
		   take_symbol(r, ':');
}

cchc_status
time_limit_parse(const char *s, size_t n, time_limit *out, cchc_error *err)
{
	reader r = {.s = s, .n = n, .err = err};
	limit_reading reading;
	time_limit limit;
	limit_token rest;
	cchc_status status;

	if (n > INPUT_MAX)
		return cchc_fail(err, CCHC_BAD_SYNTAX, 0, N_("The value is longer than any time limit"),
						 NO_LIMIT);
	if (peek(&r).kind == TOKEN_END)
		return cchc_fail(err, CCHC_BAD_SYNTAX, 0, N_("The value is empty"), EXAMPLE);
	for (int i = 0; i < LEADS_MAX; i++)
	{
		if (take_within_the_day(&r))
		{
			*out = (time_limit){0};
			return CCHC_OK;
		}
		if (!take_lead(&r))
			break;
	}
	status = time_limit_read(s, n, r.at, false, &limit, &reading, err);
	if (status != CCHC_OK)
		return status;
	r.at = reading.end;
	rest = peek(&r);
	if (is_bare(&r, &rest))
		return fail(&r, rest.start, BARE, WITH_ACCENTS);
	if (rest.kind != TOKEN_END)
		return fail(&r, rest.start, N_("The time limit should end here"), EXAMPLE);
	*out = limit;
	return CCHC_OK;
}
