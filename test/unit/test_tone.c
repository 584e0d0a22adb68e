/*
 * test_tone.c
 *		Tone placement, exhaustively: every strict syllable, every misplaced
 *		mark, both styles, three cases, composed and decomposed.
 *
 * The syllables are written out here once more, by onset and rime, and the
 * letter that bears the tone is a capital: no rule of tone.c is used.  ICU
 * composes.
 */
#include "cchc_test.h"

#include <unicode/unorm2.h>
#include <unicode/ustring.h>

#include "owned_text.h"

#define BACK " b c ch d đ g h kh l m n ng nh p ph r s t th tr v x"
#define FRONT " b ch d đ gh h k kh l m n ngh nh p ph r s t th tr v x"
#define ROUND " ch d đ h kh l n ng nh r s t th tr x"

/* Onsets, with "-" for none; a star before a rime that has two styles. */
static const struct
{
	const char *onsets;
	const char *rimes;
} inventory[] = {
	{"-" BACK " gi", "A Ac Ach Ai Am An Ang Anh Ao Ap At Au Ay Ăc Ăm Ăn Ăng Ăp Ăt Âc Âm Ân Âng Âp "
					 "Ât Âu Ây O Oc Oi Om On Ong oOc oOng Op Ot Ô Ôc Ôi Ôm Ôn Ông Ôp Ôt Ơ Ơi Ơm Ơn "
					 "Ơp Ơt Ua Uc Ui Um Un Ung Up Ut uÔc uÔi uÔm uÔn uÔng uÔt Ư Ưa Ưc Ưi Ưng Ưt Ưu "
					 "ưƠc ưƠi ưƠm ưƠn ưƠng ưƠp ưƠt ưƠu U"},
	{"-" FRONT, "E Ec Em En Eng Eo Ep Et Ê Êch Êm Ên Ênh Êp Êt Êu I Ia Ich Im In Inh Ip It Iu"},
	{FRONT, "iÊc iÊm iÊn iÊng iÊp iÊt iÊu"},
	{"-" ROUND,
	 "*oa oAc oAch oAi oAm oAn oAng oAnh oAo oAp oAt oAy oĂc oĂm oĂn oĂng oĂp oĂt *oe oEc "
	 "oEm oEn oEo oEt *uy uYa uYch uYn uYnh uYp uYt uYu uyÊn uyÊt uÂ uÂm uÂn uÂng uÂt uÂy "
	 "uÊ uÊch uÊn uÊnh uÊt uÊu uƠ"},
	{"g", "*oa I Ich Im In Inh Ip It"},
	{"- h k l m s t v", "Y"},
	{"-", "yÊc yÊm yÊn yÊng yÊt yÊu"},
	{"gi", "E Ec Em En Eng Eo Ep Et Ê Êc Êch Êm Ên Êng Ênh Êp Êt Êu"},
	{"qu",
	 "A Ac Ach Ai Am An Ang Anh Ao Ap At Au Ay Ăc Ăm Ăn Ăng Ăp Ăt Â Âm Ân Âng Ât Ây E Ec Em En "
	 "Eo Et Ê Êch Ên Ênh Êt Êu Ôc Ơ Y Ya Ych Yn Ynh Yp Yt Yu yÊn yÊt"},
};

static const UChar marks[] = {0, 0x0300, 0x0309, 0x0303, 0x0301, 0x0323};

typedef struct counts
{
	int syllables;
	int misplaced;
	int styles;
} counts;

static UErrorCode status = U_ZERO_ERROR;

/* word with the mark behind letter `at`, in a case and normalisation form, as UTF-8. */
static owned_text
spelled(const UChar *word, int32_t len, int32_t at, UChar mark, int form_case, bool decomposed)
{
	UChar marked[20];
	UChar cased[20];
	UChar normal[40];
	char utf8[100];
	int32_t count = 0;
	int32_t bytes;

	for (int32_t i = 0; i < len; i++)
	{
		marked[count++] = word[i];
		if (i == at && mark != 0)
			marked[count++] = mark;
	}
	memcpy(cased, marked, sizeof(UChar) * (size_t) count);
	if (form_case == 1)
		count = u_strToUpper(cased, 20, marked, count, "", &status);
	else if (form_case == 2)
		u_strToUpper(cased, 1, marked, 1, "", &status);
	count = unorm2_normalize(decomposed ? unorm2_getNFDInstance(&status)
										: unorm2_getNFCInstance(&status),
							 cased, count, normal, 40, &status);
	u_strToUTF8(utf8, 100, &bytes, normal, count, &status);
	assert_true(U_SUCCESS(status));
	return owned_new(utf8, (size_t) bytes);
}

static void
expect(owned_text input, tone_style style, owned_text wanted)
{
	owned_text given = owned_new(input.s, input.n);
	owned_text got = run_normalize(input, style);

	if (!owned_equal(got, wanted))
		fail_msg("%.*s in style %d gives %.*s, not %.*s", (int) given.n, given.s, style,
				 (int) got.n, got.s, (int) wanted.n, wanted.s);
	free(given.s);
	free(got.s);
	free(wanted.s);
}

/* One syllable with one tone, its mark on each of its vowels in turn. */
static void
check_syllable(const UChar *word, int32_t len, int32_t first, int32_t second, int tone, counts *c)
{
	static const UChar vowels[] = u"aăâeêioôơuưy";

	c->syllables++;
	c->styles += tone > 0 && first != second;
	for (int32_t at = 0; at < len; at++)
	{
		if (u_memchr(vowels, word[at], 12) == NULL)
			continue;
		c->misplaced += tone > 0 && at != first; /* in the style hòa */
		for (int form = 0; form < 6; form++)
		{
			int form_case = form % 3;
			bool open = first != second && (at == first || at == second);

#define SPELLED(place, decomposed) spelled(word, len, place, marks[tone], form_case, decomposed)
			expect(SPELLED(at, form / 3), TONE_STYLE_FIRST, SPELLED(first, false));
			expect(SPELLED(at, form / 3), TONE_STYLE_SECOND, SPELLED(second, false));
			expect(SPELLED(at, form / 3), TONE_STYLE_KEEP, SPELLED(open ? at : first, false));
		}
		if (tone == 0)
			break;
	}
	/* the mark in its place makes a syllable */
	for (int style = 0; style < 2; style++)
	{
		owned_text t = spelled(word, len, style ? second : first, marks[tone], 0, false);

		assert_int_equal(syllable_of_text(t.s, t.n), SYLLABLE_STRICT);
		free(t.s);
	}
}

/* The next word of a list separated by spaces, as UTF-16; 0 at the end. */
static int32_t
next_word(const char **list, UChar *word, int32_t room)
{
	size_t n = strcspn(*list += strspn(*list, " "), " ");
	int32_t len;

	u_strFromUTF8(word, room, &len, *list, (int32_t) n, &status);
	*list += n;
	return len;
}

static void
every_syllable_and_misplacement(void **state)
{
	counts c = {0};

	(void) state;
	for (size_t i = 0; i < sizeof(inventory) / sizeof(inventory[0]); i++)
	{
		const char *onsets = inventory[i].onsets;
		UChar onset[10];
		int32_t onset_len;

		while ((onset_len = next_word(&onsets, onset, 10)) > 0)
		{
			const char *rimes = inventory[i].rimes;
			UChar rime[10];
			int32_t rime_len;

			onset_len = onset[0] == '-' ? 0 : onset_len;
			while ((rime_len = next_word(&rimes, rime, 10)) > 0)
			{
				UChar word[20];
				bool two_styles = rime[0] == '*';
				int32_t len = onset_len + rime_len - two_styles;
				int32_t bearer = onset_len;
				UChar last;

				memcpy(word, onset, sizeof(UChar) * (size_t) onset_len);
				for (int32_t k = two_styles; k < rime_len; k++)
				{
					int32_t at = onset_len + k - two_styles;

					word[at] = (UChar) u_tolower(rime[k]);
					if (word[at] != rime[k])
						bearer = at;
				}
				last = word[len - 1];
				for (int tone = 0; tone < 6; tone++)
				{
					bool stopped = last == 'c' || last == 'p' || last == 't' ||
								   (last == 'h' && word[len - 2] == 'c');

					if (!stopped || tone >= 4)
						check_syllable(word, len, bearer, two_styles ? bearer + 1 : bearer, tone,
									   &c);
				}
			}
		}
	}
	assert_int_equal(c.syllables, 16068);
	assert_int_equal(c.misplaced, 9091);
	assert_int_equal(c.styles, 245);
}

static owned_text
text(const char *s)
{
	return owned_new(s, strlen(s));
}

static void
other_words_stay(void **state)
{
	static const char *const words[] = {
		"señor Zoé José café São Paulo Málaga naïve Noël Château voilà",
		"Đắk Lắk M'Đrắk Krông Búk Pleiku Ea H'leo 12/3A a@b.vn UBND",
		"thóaí hòaa bcd ngúyênnn Xóaя hóaü nghíêngg",
	};

	(void) state;
	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
		for (int style = 0; style < 3; style++)
			expect(text(words[i]), (tone_style) style, text(words[i]));
}

static void
running_text(void **state)
{
	(void) state;
	expect(text("Uỷ ban, qủa (thuý) Khánh Hoà-HOÀ"), TONE_STYLE_FIRST,
		   text("Ủy ban, quả (thúy) Khánh Hòa-HÒA"));
	expect(text("ùy ũy hùynh"), TONE_STYLE_SECOND, text("uỳ uỹ huỳnh"));
	expect(text(""), TONE_STYLE_SECOND, text(""));
}

static void
is_a_syllable(void **state)
{
	static const char *const no[] = {"",    "hoàc", "ce",   "ge",      "ghà",    "nge", "nghà",
									 "qoa", "wa",   "đắk",  "bb",      "pleiku", "yê",  "quyt",
									 "qủa", "hòà",  "hoa ", "một hai", "q",      "gì1", "nghiêngg"};
	static const char *const yes[] = {"nguyễn", "khuỷu", "thuở", "quốc", "gìn", "giếng", "QUÝT",
									  "buýt",   "quí",   "hoà",  "hòa",  "y",   "Ế",     "nghiêng"};

	(void) state;
	for (size_t i = 0; i < sizeof(no) / sizeof(no[0]); i++)
		if (syllable_of_text(no[i], strlen(no[i])) != SYLLABLE_NONE)
			fail_msg("%s", no[i]);
	for (size_t i = 0; i < sizeof(yes) / sizeof(yes[0]); i++)
		if (syllable_of_text(yes[i], strlen(yes[i])) == SYLLABLE_NONE)
			fail_msg("%s", yes[i]);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_syllable_and_misplacement),
		cmocka_unit_test(other_words_stay),
		cmocka_unit_test(running_text),
		cmocka_unit_test(is_a_syllable),
	};

	return cmocka_run_group_tests_name("tone", tests, NULL, NULL);
}
