/*
 * key_word.c
 *		From the keys of one word to a syllable.
 */
#include "charset/key_word.h"

#include <string.h>

#include "common/ascii.h"
#include "common/utf8.h"
#include "text/syllable.h"

/* A word of keys as it is read. */
typedef struct key_word
{
	letter letters[KEY_WORD_MAX];
	size_t count;
	unsigned tone;
	bool has_tone;
	bool rare_tone; /* f or j, which end hardly any English word, as the last key */
	int letter_keys;
	bool rare_letter; /* among them dd, aa or uw: no pairs of English */
	int marks;        /* all keys that were no letters */
} key_word;

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

/* A key that changed a letter. */
static bool
count_letter_key(key_word *w)
{
	w->letter_keys++;
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
				return count_letter_key(w);
			case LETTER_E:
				set_place(&w->letters[i - 1], LETTER_E_CIRCUMFLEX);
				return count_letter_key(w);
			case LETTER_O:
				set_place(&w->letters[i - 1], LETTER_O_CIRCUMFLEX);
				return count_letter_key(w);
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
	return count_letter_key(w);
}

/* A breve on the last a.  False when the last vowel is another. */
static bool
add_breve(key_word *w)
{
	letter *v = last_vowel(w);

	if (v == NULL || letter_place(*v) != LETTER_A)
		return false;
	set_place(v, LETTER_A_BREVE);
	return count_letter_key(w);
}

/* The stroke of đ, whose d begins the word. */
static bool
add_stroke(key_word *w)
{
	if (w->count == 0 || letter_place(w->letters[0]) != LETTER_D)
		return false;
	set_place(&w->letters[0], LETTER_D_STROKE);
	return count_letter_key(w);
}

static bool
add_letter(key_word *w, char c)
{
	if (w->count == KEY_WORD_MAX)
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
		w->rare_letter = true;
	if (letter_place(*v) == LETTER_O && v > w->letters &&
		(letter_place(v[-1]) == LETTER_U || letter_place(v[-1]) == LETTER_U_HORN))
		w->rare_letter = true;
	return letter_place(*v) == LETTER_A ? add_breve(w) : add_horn(w);
}

/* One Telex key, and the one before it. */
static bool
telex_key(key_word *w, char c, char previous)
{
	char small = (char) (c | 0x20);
	unsigned place = letter_place(letter_of((unsigned char) small));
	unsigned before = w->count > 0 ? letter_place(w->letters[w->count - 1]) : LETTER_NONE;

	w->rare_tone = false; /* "sofa" */
	switch (small)
	{
		case 'a':
		case 'e':
		case 'o':
			/* "here" doubles nothing */
			if (before == place && (previous | 0x20) == small)
			{
				w->rare_letter |= small == 'a';
				return add_circumflex(w);
			}
			return add_letter(w, c);
		case 'd':
			if (before == LETTER_D && w->count == 1)
			{
				w->rare_letter = true;
				return add_stroke(w);
			}
			return add_letter(w, c);
		case 'w':
			return add_w(w, c);
		case 'f':
			w->rare_tone = true;
			return add_tone(w, TONE_FALLING);
		case 'j':
			w->rare_tone = true;
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
		"pawns tower lower cheer chow chows wow wows pee pees poop poops puree puree's sofa tureen veer veers "
		"cheep cheeps boons coons coots deeps mown sown oops thees coif conj maj piaf dee dow soo joo yoo woo ";
	char word[16] = " ";

	if (n > sizeof(word) - 3)
		return false;
	for (size_t i = 0; i < n; i++)
		word[i + 1] = (char) (s[i] | 0x20);
	word[n + 1] = ' ';
	word[n + 2] = '\0';
	return strstr(WORDS, word) != NULL;
}

/*
 * "khoong" and "coong" have the shape of syllables, like xoong, but are among
 * the commonest leftovers of all.
 */
static bool
ends_in_oong(const char *s, size_t n)
{
	static const char OONG[] = "oong";

	if (n < 5)
		return false;
	for (size_t i = 0; i < 4; i++)
		if ((s[n - 4 + i] | 0x20) != OONG[i])
			return false;
	return true;
}

/* E16, CO61: one letter, or capitals, and a number behind them. */
static bool
is_numbered(const key_word *w, const key_shape *shape, const char *s)
{
	for (size_t i = 0; i < w->count; i++)
		if (is_digit(s[i]))
			return false;
	return w->count == 1 || shape->capitals;
}

/* How much a word whose keys spell a syllable looks like keys. */
static key_evidence
weigh(key_method method, const key_word *w, const key_shape *shape, const char *s)
{
	if (method == KEYS_VNI && w->marks > 1)
		return is_numbered(w, shape, s) ? KEYS_PLAIN : KEYS_STRONG;
	if (method == KEYS_VNI)
		return shape->capitals || shape->n < 3 ? KEYS_PLAIN : KEYS_WEAK;
	if (w->letter_keys > 1 ||
		(w->letter_keys == 1 && w->has_tone && (w->rare_tone || w->rare_letter)))
		return KEYS_STRONG;
	/* IMF, RAF */
	if (w->letter_keys == 0)
		return !w->rare_tone || shape->capitals ? KEYS_WEAK : KEYS_TONE;
	return shape->capitals ? KEYS_WEAK : KEYS_LETTER;
}

key_evidence
key_word_judge(key_method method, const key_shape *shape, const char *s, char *dst, size_t *len)
{
	key_word w = {0};
	key_evidence evidence;

	bool syllable = syllable_of_text(s, shape->n) == SYLLABLE_STRICT;

	*len = 0;
	if (syllable && (method == KEYS_VNI || !ends_in_oong(s, shape->n)))
		return KEYS_PLAIN;
	if (shape->mixed || shape->n > KEY_WORD_MAX)
		return shape->mixed ? KEYS_PLAIN : KEYS_FOREIGN;
	for (size_t i = 0; i < shape->n; i++)
		if (!(method == KEYS_TELEX ? telex_key(&w, s[i], i > 0 ? s[i - 1] : '\0')
								   : vni_key(&w, s[i])))
			return shape->capitals ? KEYS_PLAIN : KEYS_FOREIGN;
	*len = spell(&w, dst);
	if (*len == 0 || (method == KEYS_TELEX && is_english(s, shape->n)))
	{
		*len = 0;
		return shape->capitals ? KEYS_PLAIN : KEYS_FOREIGN;
	}
	evidence = syllable ? KEYS_WEAK : weigh(method, &w, shape, s);
	/* DDuwcs, with the shift key held too long, is Đức; DDo is no word */
	if (shape->two_capitals && evidence != KEYS_STRONG)
		evidence = KEYS_PLAIN;
	if (evidence == KEYS_PLAIN)
		*len = 0;
	return evidence;
}

key_shape
key_word_shape(const char *s, size_t n)
{
	key_shape shape = {.n = n, .capitals = true};
	size_t capitals = 0;

	for (size_t i = 0; i < n; i++)
	{
		shape.capitals &= s[i] < 'a' || s[i] > 'z';
		if (s[i] >= 'A' && s[i] <= 'Z')
		{
			shape.mixed |= i > 0;
			capitals++;
		}
	}
	shape.two_capitals = capitals == 2 && n > 2 && s[0] == 'D' && s[1] == 'D';
	shape.mixed = shape.mixed && !shape.capitals && !shape.two_capitals;
	return shape;
}
