/*
 * test_letter.c
 *		The alphabet, NFC and case, against ICU and Unicode's own rules.
 */
#include "cchc_test.h"

#include <unicode/uchar.h>
#include <unicode/unorm2.h>
#include <unicode/ustring.h>

#include "common/utf8.h"
#include "text/letter.h"
#include "text/letter_case.h"
#include "text/nfc.h"
#include "text/nfc_inert.h"

static const UNormalizer2 *icu_nfc;
static const UNormalizer2 *icu_nfd;

static int
set_up(void **state)
{
	UErrorCode status = U_ZERO_ERROR;

	(void) state;
	icu_nfc = unorm2_getNFCInstance(&status);
	icu_nfd = unorm2_getNFDInstance(&status);
	return U_FAILURE(status);
}

/* The slow, certain way: the whole text through ICU. */
static size_t
normalized(const UNormalizer2 *form, const char *s, size_t n, char *dst, size_t room)
{
	UErrorCode status = U_ZERO_ERROR;
	static UChar a[40000];
	static UChar b[40000];
	int32_t count;
	int32_t bytes = 0;

	u_strFromUTF8(a, 40000, &count, s, (int32_t) n, &status);
	count = unorm2_normalize(form, a, count, b, 40000, &status);
	u_strToUTF8(dst, (int32_t) room, &bytes, b, count, &status);
	assert_true(U_SUCCESS(status));
	return (size_t) bytes;
}

static const char *
nfc(const char *text)
{
	static char dst[1000];

	dst[nfc_text(text, strlen(text), dst)] = '\0';
	return dst;
}

static void
alphabet_has_its_letters(void **state)
{
	int count = 0;

	(void) state;
	for (uint32_t c = 0; c < 0x3000; c++)
	{
		letter l = letter_of(c);

		if (letter_place(l) == LETTER_NONE || l & (LETTER_FOREIGN | LETTER_ETH))
			continue;
		count++;
		assert_int_equal(letter_code_point(l), c);
		assert_int_equal((l & LETTER_UPPER) != 0, u_isupper((UChar32) c));
	}
	/* 12 vowels in 6 tones and 17 consonants in two cases, and f j w z */
	assert_int_equal(count, 2 * (12 * 6 + 17 + 4));
	assert_int_equal(letter_ascii(letter_of(0x1EA4)), 'A'); /* Ấ */
	assert_int_equal(letter_ascii(letter_of(0x0111)), 'd'); /* đ */
	assert_int_equal(letter_ascii(letter_of(0x00F1)), 'n'); /* ñ */
}

static void
inert_characters_are_inert(void **state)
{
	(void) state;
	for (UChar32 c = 0; c <= 0x10FFFF; c++)
	{
		UChar32 unit = c;
		UErrorCode status = U_ZERO_ERROR;
		UChar text[2];
		int32_t count = 0;

		if (!nfc_is_inert((uint32_t) c) || U_IS_SURROGATE(c))
			continue;
		U16_APPEND_UNSAFE(text, count, unit);
		if (!unorm2_hasBoundaryBefore(icu_nfc, c) ||
			!unorm2_isNormalized(icu_nfc, text, count, &status))
			fail_msg("U+%04X", (unsigned) c);
	}
}

static void
composes_as_typed(void **state)
{
	(void) state;
	assert_string_equal(nfc("mo\u0323\u0302t vie\u0302\u0323t"), "một việt");
	assert_string_equal(nfc("viê\u0323t ư\u0323 nga\u0300y"), "việt ự ngày");
	assert_string_equal(nfc("ngu\u031Bo\u031B\u0300i ngu\u031Bo\u0300\u031Bi"), "người người");
	assert_string_equal(nfc("o\u0301\u0302 n\u0303 d\u0323 \u0301"), "ó\u0302 ñ ḍ \u0301");
	assert_string_equal(nfc("\u2126\u212B\u2000"), "ΩÅ\u2002");
}

/* Bases, marks and characters whose NFC is peculiar, often. */
static uint32_t
random_character(void)
{
	static const uint32_t marks[] = {0x0300, 0x0301, 0x0302, 0x0303, 0x0306, 0x0309, 0x031B,
									 0x0323, 0x0308, 0x0327, 0x0338, 0x0340, 0x0344, 0x0345,
									 0x05B0, 0x3099, 0x1100, 0x1161, 0x11A8, 0x09C7, 0x09BE};
	static const uint32_t peculiar[] = {0x2126, 0x212A, 0x2000, 0x0958, 0x2ADC,  0xFB1D, 0x1D15E,
										0xAC00, 0x037E, 0x1FEF, 0xF900, 0x2F800, 0x0130, 0x00D0};

	switch (test_below(8))
	{
		case 0:
		case 1:
			return "aAeEiIoOuUyYdDnb 1"[test_below(18)];
		case 2:
		case 3:
			return marks[test_below(sizeof(marks) / sizeof(marks[0]))];
		case 4:
			return 0x1EA0 + (uint32_t) test_below(0x5A);
		case 5:
			return 0xC0 + (uint32_t) test_below(0x1C0);
		case 6:
			return peculiar[test_below(sizeof(peculiar) / sizeof(peculiar[0]))];
		default:
			for (;;)
			{
				uint32_t c = (uint32_t) test_below(test_below(2) ? 0x3000 : 0x20000);

				if (u_isdefined((UChar32) c) && !U_IS_SURROGATE(c))
					return c;
			}
	}
}

static size_t
random_text(char *dst, size_t characters)
{
	size_t len = 0;

	for (size_t i = test_below(characters + 1); i > 0; i--)
		len += utf8_encode(random_character(), dst + len);
	return len;
}

static void
nfc_is_icus_nfc(void **state)
{
	(void) state;
	for (int i = 0; i < 100000; i++)
	{
		char text[200];
		char expected[1000];
		char got[1000];
		size_t n = random_text(text, i % 100 == 0 ? 50 : 12);
		size_t prefix = nfc_prefix(text, n);
		size_t want = normalized(icu_nfc, text, n, expected, sizeof(expected));
		size_t have = nfc_text(text, n, got);

		if (have != want || memcmp(got, expected, want) != 0)
			fail_msg("\"%.*s\" gives \"%.*s\", not \"%.*s\"", (int) n, text, (int) have, got,
					 (int) want, expected);
		assert_memory_equal(text, expected, prefix);
		assert_true(have <= NFC_GROWTH * n);
	}
}

/* Longer than ICU's block, with and without boundaries in it. */
static void
long_foreign_text(void **state)
{
	static char text[30000];
	static char expected[90000];
	static char got[90000];

	(void) state;
	for (int kind = 0; kind < 3; kind++)
	{
		size_t n = 0;
		size_t have;

		for (int i = 0; i < (kind == 1 ? 900 : 5000); i++)
		{
			if (kind == 0)
				n += utf8_encode(i % 2 ? 0x0E01 : 0x0E48, text + n); /* Thai */
			else
				n += utf8_encode(i == 0 ? 'a' : 0x0301, text + n);
		}
		have = nfc_text(text, n, got);
		if (kind == 2) /* 5,000 accents on one letter: left alone, and survived */
		{
			assert_int_equal(have, n);
			continue;
		}
		assert_int_equal(have, normalized(icu_nfc, text, n, expected, sizeof(expected)));
		assert_memory_equal(got, expected, have);
	}
}

/* The wide scan finds what the byte scan finds, at every alignment. */
static void
scan_stops_at_the_first_mark(void **state)
{
	char text[80];

	(void) state;
	for (size_t n = 2; n < 70; n++)
		for (size_t at = 1; at + 2 <= n; at++)
		{
			memset(text, 'a', n);
			memcpy(text + at, "\u0301", 2);
			assert_int_equal(nfc_prefix(text, n), at - 1);
		}
	assert_int_equal(nfc_prefix("người Việt – “đồng”", strlen("người Việt – “đồng”")),
					 strlen("người Việt – “đồng”"));
}

static void
case_is_unicodes(void **state)
{
	(void) state;
	for (UChar32 c = 0; c < 0x10000; c++)
	{
		uint32_t lower = letter_lower((uint32_t) c);
		uint32_t upper = letter_upper((uint32_t) c);

		if (letter_of((uint32_t) c) & LETTER_ETH)
		{
			assert_int_equal(lower, 0x0111);
			assert_int_equal(upper, 0x0110);
			continue;
		}
		if (lower != (uint32_t) c)
			assert_int_equal(lower, u_tolower(c));
		if (upper != (uint32_t) c)
			assert_int_equal(upper, u_toupper(c));
		/* no pair of the alphabets that the header promises is left out */
		if ((c < 0x0250 && c != 0x0130 && c != 0x023A && c != 0x023E) ||
			(c >= 0x0370 && c < 0x0560) || (c >= 0x1E00 && c < 0x1F00) ||
			(c >= 0xFF21 && c <= 0xFF5A))
			assert_int_equal(lower, u_tolower(c));
	}
}

static const char *
cased(size_t (*map)(const char *, size_t, char *), const char *text)
{
	static char dst[300];

	dst[map(text, strlen(text), dst)] = '\0';
	return dst;
}

static void
case_of_words(void **state)
{
	(void) state;
	assert_string_equal(cased(lower_text, "ĐẶNG ÐẶNG Ɖ ỰỢ İ"), "đặng đặng đ ựợ i\u0307");
	assert_string_equal(cased(upper_text, "đặng ðặng ựợ straße"), "ĐẶNG ĐẶNG ỰỢ STRAßE");
	assert_string_equal(cased(title_text, "H'MÔNG M'ĐRẮK"), "H'Mông M'Đrắk");
	assert_string_equal(cased(title_text, "uỷ ban nhân dân tỉnh bà rịa-vũng tàu"),
						"Uỷ Ban Nhân Dân Tỉnh Bà Rịa-Vũng Tàu");
	assert_string_equal(cased(title_text, "DON'T e\u0301TA\u0309 12a"),
						"Don't E\u0301ta\u0309 12a");
	assert_int_equal(lower_prefix("hòa Bình", 9), 5);
	assert_int_equal(upper_prefix("HÒA bÌNH", 9), 5);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(alphabet_has_its_letters), cmocka_unit_test(inert_characters_are_inert),
		cmocka_unit_test(composes_as_typed),        cmocka_unit_test(nfc_is_icus_nfc),
		cmocka_unit_test(long_foreign_text),        cmocka_unit_test(scan_stops_at_the_first_mark),
		cmocka_unit_test(case_is_unicodes),         cmocka_unit_test(case_of_words),
	};

	test_seed();
	return cmocka_run_group_tests_name("letter", tests, set_up, NULL);
}
