/*
 * telex.c
 *		From keys to syllables.
 */
#include "charset/telex.h"

#include <string.h>

#include "common/utf8.h"
#include "text/syllable.h"

/* The longest sequence of keys for a syllable, "nghieengsz", has room to spare. */
#define MAX_KEYS 14

/* The most that a step copies beyond its end. */
#define MAX_COPY 4096

/* A word of keys as it is read. */
typedef struct key_word
{
	letter letters[MAX_KEYS];
	size_t count;
	unsigned tone;
	bool has_tone;
	bool surely;  /* dd, aa, uw, f, j: keys that hardly any English word has */
	bool doubled; /* ee, oo, aw, ow: few English words have them */
	int marks;    /* keys that were no letters */
} key_word;

static bool
is_ascii_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static void
set_place(letter *l, unsigned place)
{
	*l = (letter) ((*l & ~LETTER_PLACE_MASK) | place);
}

/* The last vowel typed so far, or NULL. */
static letter *
last_vowel(key_word *w)
{
	for (size_t i = w->count; i > 0; i--)
		if (letter_is_vowel(w->letters[i - 1]))
			return &w->letters[i - 1];
	return NULL;
}

/* A tone key.  False when it cannot be one here. */
static bool
add_tone(key_word *w, unsigned tone)
{
	if (w->has_tone || last_vowel(w) == NULL)
		return false;
	w->tone = tone;
	w->has_tone = true;
	w->marks++;
	return true;
}

/* A circumflex on the last of a, e, o.  False when there is none. */
static bool
add_circumflex(key_word *w)
{
	for (size_t i = w->count; i > 0; i--)
		switch (letter_place(w->letters[i - 1]))
		{
			case LETTER_A:
				set_place(&w->letters[i - 1], LETTER_A_CIRCUMFLEX);
				w->marks++;
				return true;
			case LETTER_E:
				set_place(&w->letters[i - 1], LETTER_E_CIRCUMFLEX);
				w->marks++;
				return true;
			case LETTER_O:
				set_place(&w->letters[i - 1], LETTER_O_CIRCUMFLEX);
				w->marks++;
				return true;
			default:
				break;
		}
	return false;
}

/* A horn on u and o; on both of "uo".  False when there is neither. */
static bool
add_horn(key_word *w)
{
	letter *v = last_vowel(w);
	letter *before = v > w->letters ? v - 1 : NULL;

	if (v == NULL)
		return false;
	/* "ua" and "ươi": the horn belongs to a vowel before the last */
	if (letter_place(*v) != LETTER_U && letter_place(*v) != LETTER_O)
	{
		if (before == NULL ||
			(letter_place(*before) != LETTER_U && letter_place(*before) != LETTER_O))
			return false;
		v = before;
		before = v > w->letters ? v - 1 : NULL;
	}
	if (letter_place(*v) == LETTER_O && before != NULL && letter_place(*before) == LETTER_U)
		set_place(before, LETTER_U_HORN);
	set_place(v, letter_place(*v) == LETTER_U ? LETTER_U_HORN : LETTER_O_HORN);
	w->marks++;
	return true;
}

/* A breve on the last a.  False when the last vowel is another. */
static bool
add_breve(key_word *w)
{
	letter *v = last_vowel(w);

	if (v == NULL || letter_place(*v) != LETTER_A)
		return false;
	set_place(v, LETTER_A_BREVE);
	w->marks++;
	return true;
}

/* The stroke of đ, whose d begins the word. */
static bool
add_stroke(key_word *w)
{
	if (w->count == 0 || letter_place(w->letters[0]) != LETTER_D)
		return false;
	set_place(&w->letters[0], LETTER_D_STROKE);
	w->marks++;
	return true;
}

static bool
add_letter(key_word *w, char c)
{
	if (w->count == MAX_KEYS)
		return false;
	w->letters[w->count++] = letter_of((unsigned char) c);
	return true;
}

/* "w": a horn, a breve, or the letter ư. */
static bool
add_w(key_word *w, char c)
{
	letter *v = last_vowel(w);

	if (v == NULL)
	{
		if (!add_letter(w, c == 'w' ? 'u' : 'U'))
			return false;
		set_place(&w->letters[w->count - 1], LETTER_U_HORN);
		w->marks++;
		return true;
	}
	if (letter_place(*v) == LETTER_U)
	{
		w->surely = true;
		return add_horn(w);
	}
	w->doubled = true;
	if (letter_place(*v) == LETTER_O)
	{
		w->surely |= v > w->letters && letter_place(v[-1]) == LETTER_U;
		w->surely |= v > w->letters && letter_place(v[-1]) == LETTER_U_HORN;
		return add_horn(w);
	}
	return add_breve(w);
}

/* One Telex key, and the one before it. */
static bool
telex_key(key_word *w, char c, char previous)
{
	char small = (char) (c | 0x20);
	unsigned place = letter_place(letter_of((unsigned char) small));
	unsigned before = w->count > 0 ? letter_place(w->letters[w->count - 1]) : LETTER_NONE;

	switch (small)
	{
		case 'a':
		case 'e':
		case 'o':
			/* "here" doubles nothing */
			if (before == place && (previous | 0x20) == small)
			{
				w->surely |= small == 'a';
				w->doubled = true;
				return add_circumflex(w);
			}
			return add_letter(w, c);
		case 'd':
			if (before == LETTER_D && w->count == 1)
			{
				w->surely = true;
				return add_stroke(w);
			}
			return add_letter(w, c);
		case 'w':
			return add_w(w, c);
		case 'f':
			w->surely = true;
			return add_tone(w, TONE_FALLING);
		case 'j':
			w->surely = true;
			return add_tone(w, TONE_HEAVY);
		case 's':
			return last_vowel(w) == NULL ? add_letter(w, c) : add_tone(w, TONE_SHARP);
		case 'r':
			return last_vowel(w) == NULL ? add_letter(w, c) : add_tone(w, TONE_DIPPING);
		case 'x':
			return last_vowel(w) == NULL ? add_letter(w, c) : add_tone(w, TONE_RISING);
		default:
			return add_letter(w, c);
	}
}

/* One VNI key. */
static bool
vni_key(key_word *w, char c)
{
	static const unsigned char TONES[] = {TONE_LEVEL,   TONE_SHARP,  TONE_FALLING,
										  TONE_DIPPING, TONE_RISING, TONE_HEAVY};

	if (!is_digit(c))
		return add_letter(w, c);
	switch (c)
	{
		case '6':
			return add_circumflex(w);
		case '7':
			return add_horn(w);
		case '8':
			return add_breve(w);
		case '9':
			return add_stroke(w);
		default:
			return c >= '1' && c <= '5' && add_tone(w, TONES[c - '0']);
	}
}

/* The syllable of the keys into dst, tone in place; its bytes, or 0 when it is none. */
static size_t
spell(key_word *w, char *dst)
{
	syllable s;
	size_t len = 0;

	if (w->marks == 0 || w->count > SYLLABLE_MAX_LETTERS ||
		!syllable_split(w->letters, w->count, &s))
		return 0;
	s.tone = w->tone;
	if (syllable_classify(w->letters, &s) == SYLLABLE_NONE)
	{
		/* "thuowr": the o alone has its horn where nothing follows */
		if (w->count < 2 || letter_place(w->letters[w->count - 1]) != LETTER_O_HORN ||
			letter_place(w->letters[w->count - 2]) != LETTER_U_HORN)
			return 0;
		set_place(&w->letters[w->count - 2], LETTER_U);
		if (!syllable_split(w->letters, w->count, &s))
			return 0;
		s.tone = w->tone;
		if (syllable_classify(w->letters, &s) == SYLLABLE_NONE)
			return 0;
	}
	if (w->tone != TONE_LEVEL)
	{
		unsigned at = syllable_tone_place(w->letters, &s, TONE_STYLE_FIRST);

		w->letters[at] = letter_with_tone(w->letters[at], w->tone);
	}
	for (size_t i = 0; i < w->count; i++)
		len += utf8_encode(letter_code_point(w->letters[i]), dst + len);
	return len;
}

/* English words whose letters are keys of a syllable, f, j and doubled letters among them. */
static bool
is_english(const char *s, size_t n)
{
	static const char WORDS[] =
		" of if beef reef roof hoof loaf oaf goof gif def ref chef raj taj haj boost roost toast roast "
		"coast too soon moon noon boon loon goon coon room boom loom doom moo boo coo goo loo poo see "
		"bee lee tee nee thee tree seen been teen keen seem teem deem queen peen ween toon roo hoo noo "
		"moons loons goons rooms booms looms dooms boots roots hoots loots toots moots soots hoops "
		"loops coops bees tees sees lees trees nees seems teems deems teens queens keens keeps meets "
		"beets beeps seeps peeps teeth beer deer seer peer leer queer teer door poor moor boor coos "
		"moos boos loos how now low cow row tow bow sow vow mow pow own town down gown lawn dawn "
		"pawn sawn thaw hows cows rows lows bows tows vows sows mows owns towns downs gowns lawns dawns "
		"pawns tower lower ";
	char word[16] = " ";

	if (n > sizeof(word) - 3)
		return false;
	for (size_t i = 0; i < n; i++)
		word[i + 1] = (char) (s[i] | 0x20);
	word[n + 1] = ' ';
	word[n + 2] = '\0';
	return strstr(WORDS, word) != NULL;
}

/* "khoong" has the shape of a syllable (like xoong), but is the commonest leftover of all. */
static bool
is_leftover_khong(const char *s, size_t n)
{
	return n == 6 && (s[0] | 0x20) == 'k' && memcmp(s + 1, "hoong", 5) == 0;
}

/* What a word is. */
typedef enum key_verdict
{
	NOT_KEYS, /* Vietnamese as it stands, or no word */
	FOREIGN,
	MAYBE_KEYS,
	SURELY_KEYS
} key_verdict;

/* Judge a word, and spell it to dst (*len bytes) when it may be keys. */
static key_verdict
judge(key_method method, const char *s, size_t n, char *dst, size_t *len)
{
	key_word w = {0};
	bool capitals = true;

	*len = 0;
	if (syllable_of_text(s, n) == SYLLABLE_STRICT && !is_leftover_khong(s, n))
		return NOT_KEYS;
	for (size_t i = 0; i < n; i++)
	{
		capitals &= s[i] < 'a' || s[i] > 'z';
		if (!(method == KEYS_TELEX ? telex_key(&w, s[i], i > 0 ? s[i - 1] : '\0')
								   : vni_key(&w, s[i])))
			return capitals ? NOT_KEYS : FOREIGN;
	}
	*len = spell(&w, dst);
	if (*len == 0 || (method == KEYS_TELEX && is_english(s, n)))
	{
		*len = 0;
		return capitals ? NOT_KEYS : FOREIGN;
	}
	if (method == KEYS_VNI)
		return w.marks > 1 ? SURELY_KEYS : capitals || n < 3 ? NOT_KEYS : MAYBE_KEYS;
	return w.surely || w.doubled ? SURELY_KEYS : MAYBE_KEYS;
}

/* What belongs to a word, or makes it something else than Vietnamese: file_name, a@b. */
static bool
is_word_byte(char c)
{
	return is_ascii_letter(c) || is_digit(c) || c == '_' || c == '@' || (unsigned char) c >= 0x80;
}

/*
 * The word at r->position: its length, 0 when none begins here.  A word with
 * letters beyond ASCII is passed over whole: it was converted already.
 */
static size_t
word_length(const key_reader *r, bool *plain)
{
	size_t i = r->position;

	*plain = i == 0 || !is_word_byte(r->text[i - 1]);
	while (i < r->n)
	{
		char c = r->text[i];

		if (!is_word_byte(c))
			break;
		if (!is_ascii_letter(c) && (r->method == KEYS_TELEX || !is_digit(c)))
			*plain = false;
		i++;
	}
	return i - r->position;
}

static size_t
stop_of(const key_reader *r, size_t step)
{
	return r->n - r->position <= step ? r->n : r->position + step;
}

void
keys_survey(key_reader *r, size_t step)
{
	size_t stop = stop_of(r, step);

	while (r->position < stop)
	{
		char spelled[3 * MAX_KEYS];
		bool plain;
		size_t n = word_length(r, &plain);
		size_t len;

		if (n == 0)
			r->position++;
		else if (plain && n <= MAX_KEYS)
		{
			key_verdict verdict = judge(r->method, r->text + r->position, n, spelled, &len);

			r->sure += verdict == SURELY_KEYS;
			r->foreign += verdict == FOREIGN;
		}
		r->position += n;
	}
}

size_t
keys_convert(key_reader *r, size_t step, char *dst, bool *changed)
{
	size_t stop = stop_of(r, step);
	bool in_company = r->sure > 0 && r->sure >= r->foreign;
	char *out = dst;

	while (r->position < stop)
	{
		char spelled[3 * MAX_KEYS];
		const char *word = r->text + r->position;
		bool plain;
		size_t n = word_length(r, &plain);
		size_t len = 0;
		key_verdict verdict = NOT_KEYS;

		if (n == 0)
		{
			*out++ = r->text[r->position++];
			continue;
		}
		if (plain && n <= MAX_KEYS)
			verdict = judge(r->method, word, n, spelled, &len);
		if (verdict == SURELY_KEYS || (verdict == MAYBE_KEYS && in_company))
		{
			*changed = true;
			memcpy(out, spelled, len);
			out += len;
			r->position += n;
		}
		else
		{
			/* a long run is copied in parts */
			n = n < MAX_COPY ? n : MAX_COPY;
			memcpy(out, word, n);
			out += n;
			r->position += n;
		}
	}
	return (size_t) (out - dst);
}
