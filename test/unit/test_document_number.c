/*
 * test_document_number.c
 *		What document_number.h promises.
 */
#include "refusals.h"

#include "document/document_sort_key.h"
#include "document/document_number.h"
#include "document/document_parts.h"

static document_number
parsed(const char *text)
{
	document_number d = {0};
	cchc_error err = {0};

	if (document_number_parse(text, strlen(text), &d, &err) != CCHC_OK)
		fail_msg("\"%s\": %s at %zu", text, err.reason, err.position);
	return d;
}

static const char *
printed(document_number d)
{
	static char text[DOCUMENT_NUMBER_MAX_TEXT + 1];

	text[document_number_format(d.bytes, d.len, text)] = '\0';
	return text;
}

static byte_key
key_of(const document_number *d)
{
	return byte_key_in(d->bytes, d->len);
}

static uint64_t
abbreviated(const document_number *d)
{
	return document_number_sort_key(key_of(d).bytes, key_of(d).len);
}

/* As the server compares them; the sign alone. */
static int
compare(document_number a, document_number b)
{
	int c = byte_key_compare(key_of(&a), key_of(&b));

	return (c > 0) - (c < 0);
}

static void
prints_as_typed(void **state)
{
	static const char *const numbers[] = {
		"299/QĐ-UBND",
		"3637/UBND-VX",
		"8258/QĐ-BCA-QLXNC",
		"118/2025/NĐ-CP",
		"66.16/2026/NQ-CP",
		"64/2025/QH15",
		"102/2012/TTLT-BQP-BLĐTBXH-BTC",
		"80-NQ/TW",
		"2038/QĐ-BTC",
		"12/QyĐ-UBND",
		"01/TTr-SNNMT",
		"08/CTr-UBND",
		"09/2007/QĐ-TTg",
		"152/1999/QĐ-TTG",
		"01/nq-cp",
		"111-ctr/tu",
		"09b/2013/TT-BTP",
		"09B/2013/TT-BTP",
		"12Đ/QĐ-UBND",
		"44/2000/TTLT/BTC-BGD&ĐT-BLĐTB&XH",
		"259/SNV-XDCQ,CTTN&BĐG",
		"101/QĐ.BQL-TC",
		"19-2017/nq-cp",
		"92/2005/QĐ",
		"01-BCN",
		"999999.999z/2099/a-b/c-d",
		"04-Khi",
		"12/QĐ-BCĐ-389",
		"45/HĐBT",
		"02/2020/UBTVQH14",
		/* each group of a word has its own small letters */
		"12/QĐ-TTg-TTr/CTr-QyĐ.TrS,TTg&TTr",
		"01/2020/TTLT-TTg-TTr/CTr",
	};

	(void) state;
	for (size_t i = 0; i < sizeof(numbers) / sizeof(numbers[0]); i++)
	{
		document_number d = parsed(numbers[i]);

		assert_string_equal(printed(d), numbers[i]);
		assert_true(document_number_valid(d.bytes, d.len));
	}
}

static void
repairs_what_looks_the_same(void **state)
{
	(void) state;
	assert_string_equal(printed(parsed("2/2020/TT-BTC")), "02/2020/TT-BTC");
	assert_string_equal(printed(parsed("00299/QĐ-UBND")), "299/QĐ-UBND");
	assert_string_equal(printed(parsed("66.07/2025/NQ-CP")), "66.7/2025/NQ-CP");
	/* eth, as typed in old fonts */
	assert_string_equal(printed(parsed("299/Q\u00D0-UBND")), "299/QĐ-UBND");
	/* Cyrillic er, Greek beta; en dash, fraction slash, full-width digits */
	assert_string_equal(printed(parsed("118/2025/NĐ-C\u0420")), "118/2025/NĐ-CP");
	assert_string_equal(printed(parsed("12/QĐ\u2013U\u0392ND")), "12/QĐ-UBND");
	assert_string_equal(printed(parsed("\uFF11\uFF12\u2044QĐ-UBND")), "12/QĐ-UBND");
	/* spaces around separators, no-break and zero-width ones too */
	assert_string_equal(printed(parsed(" 24 / 2000/NĐ\u00A0-\u200B CP\t")), "24/2000/NĐ-CP");
	/* letters typed as letter and mark */
	assert_string_equal(printed(parsed("12/U\u031BO\u031B-A\u0302A\u0306E\u0302O\u0302")),
						"12/ƯƠ-ÂĂÊÔ");
}

static void
same_document(const char *a, const char *b)
{
	if (compare(parsed(a), parsed(b)) != 0)
		fail_msg("%s is not %s", a, b);
}

static void
equality_ignores_case_and_padding(void **state)
{
	(void) state;
	same_document("2/2020/TT-BTC", "02/2020/TT-BTC");
	same_document("02/2020/tt-btc", "02/2020/TT-BTC");
	same_document("152/1999/QĐ-TTG", "152/1999/QĐ-TTg");
	same_document("09b/2013/TT-BTP", "09B/2013/tt-BTP");
	same_document("12/QĐ-ƯƠNG", "12/qđ-ương");
	assert_true(compare(parsed("80-NQ/TW"), parsed("80/NQ-TW")) != 0);
	assert_true(compare(parsed("66.1/2025/NQ-CP"), parsed("66.10/2025/NQ-CP")) < 0);
	assert_true(compare(parsed("12/NĐ-CP"), parsed("12/ND-CP")) != 0);
}

static void
refuses(void **state)
{
	static const refusal cases[] = {
		{"", 0, "The value is empty"},
		{" \u00A0", 0, "The value is empty"},
		{"299/QĐ UBND", 7, "A space cannot stand inside the symbol"},
		{"299/QĐ  UBND", 8, "A space cannot stand inside the symbol"},
		{"/QĐ-UBND", 1, "The number before the symbol is missing"},
		{"QĐ/0001-BCA", 1, "A document number begins with digits"},
		{"Quyết định số 299/QĐ-UBND", 1, "A document number begins with digits"},
		{"299/", 5, "The symbol is missing"},
		{"0/QĐ-UBND", 1, "Documents are counted from 1"},
		{"299/22/QĐ-UBND", 5, "The year must have four digits"},
		{"299/20222/QĐ-UBND", 5, "The year must have four digits"},
		{"299/1930/QĐ-UBND", 5, "The year must be 1945 to 2099"},
		{"299/QĐ-", 8, "The symbol ends with a separator"},
		{"299//QĐ-UBND", 5, "Two separators stand side by side"},
		{"7/7", 3, "The symbol must begin with a letter"},
		{"7/2024/7", 8, "The symbol must begin with a letter"},
		{"24/2024", 8, "The symbol is missing: two numbers alone"},
		{"24/2024/", 9, "The symbol is missing"},
		{"9303", 5, "The symbol after the number is missing"},
		{"1830 QĐ-UBND", 5, "Between the number and the symbol there is a space"},
		{"1830QĐ-UBND", 6, "Between the number and the symbol a slash is missing"},
		{"1234567/QĐ-UBND", 7, "The number has more than six digits"},
		{"569./QĐ-BXD", 5, "Digits must follow the dot in the number"},
		{"66.1234/NQ-CP", 7, "More than three digits follow the dot"},
		{"66.0/NQ-CP", 4, "The number after the dot is counted from 1"},
		{"12_QĐ-UBND", 3, "This character cannot follow the number"},
		{"12/BCĐ(CAT-PC02)", 7, "This character cannot stand in a symbol"},
		{"12/&A", 4, "Punctuation must stand between"},
		{"12/A.-B", 5, "Punctuation must stand between"},
		{"12/A&&B", 5, "Punctuation must stand between"},
		{"12/\u031BA", 4, "This character cannot stand in a symbol"},
		{"12/QĐ-ỦBND", 7, "This character cannot stand in a symbol"},
		{"12/QĐ-\xFF", 7, "This character cannot stand in a symbol"},
	};

	(void) state;
	ASSERT_REFUSED(document_number, cases);
}

/* 100 characters as printed are taken, 101 are not, whatever surrounds them. */
static void
length_is_bounded(void **state)
{
	char text[400];
	document_number d;
	cchc_error err;

	(void) state;
	for (int extra = 0; extra < 2; extra++)
	{
		char *p = text + sprintf(text, "  7 /Ă");

		for (int i = 4; i < DOCUMENT_NUMBER_MAX_CHARS + extra; i++)
			p += sprintf(p, "%s", i % 2 ? "ơ" : "Ư");
		sprintf(p, "  ");
		if (extra == 0)
		{
			d = parsed(text);
			assert_true(document_number_valid(d.bytes, d.len));
			assert_true(d.len <= DOCUMENT_NUMBER_MAX_BYTES);
		}
		else
		{
			assert_int_equal(document_number_parse(text, strlen(text), &d, &err), CCHC_BAD_SYNTAX);
			assert_string_equal(err.reason, "The value is longer than 100 characters");
		}
	}
}

static void
refuses_a_megabyte(void **state)
{
	static const char *const units[] = {"1", "/",     "A", "Đ",    ".",
										"-", "12/A-", " ", "\xFF", "\u031B"};
	size_t n = 1 << 20;
	char *text = malloc(n);
	document_number d;

	(void) state;
	for (size_t u = 0; u < sizeof(units) / sizeof(units[0]); u++)
	{
		size_t len = strlen(units[u]);

		for (size_t i = 0; i < n; i++)
			text[i] = units[u][i % len];
		assert_int_equal(document_number_parse(text, n, &d, NULL), CCHC_BAD_SYNTAX);
	}
	free(text);
}

static void
splits_into_parts(void **state)
{
	static const struct
	{
		const char *text;
		int year;
		int number;
		const char *suffix;
		const char *type;
		const char *issuer;
		const char *unit;
	} cases[] = {
		{"299/QĐ-UBND", 0, 299, "", "QĐ", "UBND", ""},
		{"3637/UBND-VX", 0, 3637, "", "", "UBND", "VX"},
		{"8258/QĐ-BCA-QLXNC", 0, 8258, "", "QĐ", "BCA", "QLXNC"},
		{"66.16/2026/nq-cp", 2026, 66, ".16", "NQ", "CP", ""},
		{"12.3A/2026/NQ-CP", 2026, 12, ".3a", "NQ", "CP", ""},
		{"64/2025/QH15", 2025, 64, "", "", "QH15", ""},
		{"102/2012/TTLT-BQP-BLĐTBXH-BTC", 2012, 102, "", "TTLT", "BQP-BLĐTBXH-BTC", ""},
		{"44/2000/TTLT/BTC-BGD&ĐT", 2000, 44, "", "TTLT", "BTC-BGD&ĐT", ""},
		{"80-NQ/TW", 0, 80, "", "NQ", "TW", ""},
		{"12/qyđ-ubnd", 0, 12, "", "QyĐ", "UBND", ""},
		{"24/ct-ttg", 0, 24, "", "CT", "TTg", ""},
		{"92/2005/QĐ", 2005, 92, "", "QĐ", "", ""},
		{"320/CV-NHNN14", 0, 320, "", "", "NHNN14", ""},
		{"53/QĐ-SCN-QLĐN/A-B", 0, 53, "", "QĐ", "SCN", "QLĐN/A-B"},
	};

	(void) state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
	{
		document_number d = parsed(cases[i].text);
		document_parts parts;
		char text[DOCUMENT_NUMBER_MAX_TEXT + 1];

		assert_true(document_number_split(d.bytes, d.len, &parts));
		assert_int_equal(parts.year, cases[i].year);
		assert_int_equal(parts.number, cases[i].number);
		text[document_suffix_format(&parts, text)] = '\0';
		assert_string_equal(text, cases[i].suffix);
		text[document_word_format(parts.type, parts.has_type ? parts.type_len : 0, text)] = '\0';
		assert_string_equal(text, cases[i].type);
		text[document_word_format(parts.issuer, parts.issuer_len, text)] = '\0';
		assert_string_equal(text, cases[i].issuer);
		text[document_word_format(parts.unit, parts.unit_len, text)] = '\0';
		assert_string_equal(text, cases[i].unit);
	}
}

/* Stored bytes of every length: what is too short or too long has no parts, and nothing behind it is read. */
static void
only_whole_values_have_parts(void **state)
{
	document_number d = parsed("299/QĐ-UBND");
	uint8_t endless[DOCUMENT_NUMBER_MAX_BYTES + 1] = {0};
	document_parts parts;

	(void) state;
	for (size_t n = 0; n < 7; n++)
	{
		uint8_t *exact = malloc(n > 0 ? n : 1);

		memcpy(exact, d.bytes, n);
		assert_false(document_number_split(exact, n, &parts));
		free(exact);
	}
	memcpy(endless, d.bytes, d.len);
	assert_false(document_number_split(endless, sizeof(endless), &parts));
}

/*
 * An independent model: fields drawn at random, written as text by hand, and
 * compared field by field.
 */
typedef struct model
{
	int year, number, dotted, letter;
	int issuer[24], type[8], unit[24]; /* indexes into `alphabet`, -1 at the end */
	int separators[4];                 /* after number, year, type, issuer: 1 = the unusual one */
} model;

static const char *const alphabet[2][49] = {
	{"",  "-", "/", "&", ",", ".", "0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "A",
	 "Ă", "Â", "B", "C", "D", "Đ", "E", "Ê", "F", "G", "H", "I", "J", "K", "L", "M", "N",
	 "O", "Ô", "Ơ", "P", "Q", "R", "S", "T", "U", "Ư", "V", "W", "X", "Y", "Z"},
	{"",  "-", "/", "&", ",", ".", "0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "a",
	 "ă", "â", "b", "c", "d", "đ", "e", "ê", "f", "g", "h", "i", "j", "k", "l", "m", "n",
	 "o", "ô", "ơ", "p", "q", "r", "s", "t", "u", "ư", "v", "w", "x", "y", "z"},
};

enum
{
	MODEL_A = 16,
	MODEL_C = 20,
	MODEL_L = 31,
	MODEL_Q = 38,
	MODEL_T = 41,
	MODEL_Z = 48
};

static int
letter(void)
{
	static const int few[] = {16, 18, 19, 22, 33, 38};

	return test_below(4) ? few[test_below(6)] : MODEL_A + (int) test_below(33);
}

/* A group that is no type: a Z and a few letters, digits and ampersands. */
static int *
random_group(int *p)
{
	*p++ = MODEL_Z;
	for (uint64_t i = test_below(3); i > 0; i--)
	{
		if (test_below(6) == 0)
			*p++ = 3 + (int) test_below(3);
		*p++ = test_below(5) ? letter() : 6 + (int) test_below(10);
	}
	return p;
}

static model
random_model(void)
{
	static const int types[][5] = {
		{MODEL_Q, 22, -1},                        /* QĐ */
		{MODEL_T, MODEL_T, -1},                   /* TT */
		{MODEL_L, -1},                            /* L */
		{MODEL_T, MODEL_T, MODEL_L, MODEL_T, -1}, /* TTLT */
		{MODEL_C, 44, -1},                        /* CV */
	};
	model m = {.number = 1 + (int) test_below(test_below(2) ? 12 : 999999)};
	int kind = (int) test_below(7);
	bool joint = kind == 3;
	int *p;

	if (test_below(2))
		m.year = 1945 + (int) test_below(test_below(2) ? 3 : 155);
	if (test_below(4) == 0)
		m.dotted = 1 + (int) test_below(test_below(2) ? 12 : 999);
	if (test_below(4) == 0)
		m.letter = letter();
	m.type[0] = m.issuer[0] = m.unit[0] = -1;
	if (kind < 5)
		memcpy(m.type, types[kind], sizeof(types[kind]));
	if (kind >= 5 || test_below(8))
	{
		p = random_group(m.issuer);
		while (joint && test_below(2) && p < m.issuer + 16)
		{
			*p++ = 1 + (int) test_below(2);
			p = random_group(p);
		}
		*p = -1;
		if (!joint && test_below(3) == 0)
		{
			p = random_group(m.unit);
			if (test_below(3) == 0)
			{
				*p++ = 1 + (int) test_below(2);
				p = random_group(p);
			}
			*p = -1;
		}
	}
	m.separators[0] = test_below(6) == 0;
	m.separators[1] = m.year != 0 && test_below(6) == 0;
	m.separators[2] = m.type[0] >= 0 && m.issuer[0] >= 0 && test_below(6) == 0;
	m.separators[3] = m.unit[0] >= 0 && test_below(6) == 0;
	return m;
}

static char *
write_word(char *p, const int *word, int style)
{
	for (; *word >= 0; word++)
		p += sprintf(p, "%s", alphabet[style == 2 ? test_below(2) : (uint64_t) style][*word]);
	return p;
}

/* The text of a model in capitals (0), small letters (1) or a mixture (2). */
static void
write_model(const model *m, int style, char *p)
{
	p += sprintf(p, "%02d", m->number);
	if (m->dotted)
		p += sprintf(p, ".%d", m->dotted);
	if (m->letter)
		p = write_word(p, (const int[]){m->letter, -1}, style);
	p += sprintf(p, "%c", m->separators[0] ? '-' : '/');
	if (m->year)
		p += sprintf(p, "%d%c", m->year, m->separators[1] ? '-' : '/');
	p = write_word(p, m->type, style);
	if (m->type[0] >= 0 && m->issuer[0] >= 0)
		p += sprintf(p, "%c", m->separators[2] ? '/' : '-');
	p = write_word(p, m->issuer, style);
	if (m->unit[0] >= 0)
		p += sprintf(p, "%c", m->separators[3] ? '/' : '-');
	*write_word(p, m->unit, style) = '\0';
}

static int
compare_words(const int *a, const int *b)
{
	while (*a == *b && *a >= 0)
		a++, b++;
	return (*a > *b) - (*a < *b);
}

static int
compare_models(const model *a, const model *b)
{
	int separators[2] = {0, 0};
	int c;

	for (int i = 0; i < 4; i++)
	{
		separators[0] += a->separators[i] << i;
		separators[1] += b->separators[i] << i;
	}
#define THEN(x, y) \
	if (((x) > (y)) != ((x) < (y))) \
	return (x) > (y) ? 1 : -1
	THEN(a->year, b->year);
	if ((c = compare_words(a->issuer, b->issuer)) != 0 ||
		(c = compare_words(a->type, b->type)) != 0)
		return c;
	THEN(a->number, b->number);
	THEN(a->dotted, b->dotted);
	THEN(a->letter, b->letter);
	if ((c = compare_words(a->unit, b->unit)) != 0)
		return c;
	THEN(separators[0], separators[1]);
#undef THEN
	return 0;
}

#define MODELS 1200

static void
order_is_field_by_field(void **state)
{
	static model models[MODELS];
	static document_number values[MODELS];

	(void) state;
	for (int i = 0; i < MODELS; i++)
	{
		char text[DOCUMENT_NUMBER_MAX_TEXT];

		/* close relatives, so that the last fields decide too */
		models[i] = random_model();
		if (i > 0 && test_below(2))
		{
			model m = models[i - 1];

			if (test_below(2))
				m.number = 1 + (int) test_below(12);
			if (test_below(2))
				m.dotted = models[i].dotted;
			if (test_below(2))
				m.letter = models[i].letter;
			if (m.issuer[0] >= 0 && m.type[0] < 0 && test_below(2))
			{
				memcpy(m.unit, models[i].unit, sizeof(m.unit));
				m.separators[3] = models[i].separators[3];
			}
			models[i] = m;
		}
		write_model(&models[i], (int) test_below(3), text);
		values[i] = parsed(text);
		assert_string_equal(printed(values[i]), text);
		assert_true(document_number_valid(values[i].bytes, values[i].len));
	}
	for (int i = 0; i < MODELS; i++)
		for (int k = 0; k < MODELS; k++)
			if (compare(values[i], values[k]) != compare_models(&models[i], &models[k]))
			{
				print_message("%s against ", printed(values[i]));
				fail_msg("%s", printed(values[k]));
			}

	/* An abbreviation never contradicts the order. */
	for (int i = 0; i < MODELS; i++)
		for (int k = 0; k < MODELS; k++)
			if (compare(values[i], values[k]) <= 0 &&
				abbreviated(&values[i]) > abbreviated(&values[k]))
			{
				print_message("abbreviated, %s against ", printed(values[i]));
				fail_msg("%s", printed(values[k]));
			}
}

/* Whatever was typed, small or capital, is one document. */
static void
any_case_is_the_same_document(void **state)
{
	(void) state;
	for (int i = 0; i < 20000; i++)
	{
		model m = random_model();
		char text[3][DOCUMENT_NUMBER_MAX_TEXT];

		for (int style = 0; style < 3; style++)
		{
			write_model(&m, style, text[style]);
			assert_string_equal(printed(parsed(text[style])), text[style]);
		}
		same_document(text[0], text[1]);
		same_document(text[1], text[2]);
	}
}

/* Damaged bytes are refused, or are a value in their own right; nothing else. */
static void
hostile_bytes_are_harmless(void **state)
{
	size_t invalid = 0;

	(void) state;
	for (int i = 0; i < 100000; i++)
	{
		model m = random_model();
		char text[DOCUMENT_NUMBER_MAX_TEXT];
		document_number d;
		uint8_t *exact;

		write_model(&m, 2, text);
		d = parsed(text);
		for (uint64_t k = 1 + test_below(3); k > 0; k--)
			d.bytes[test_below(d.len)] = (uint8_t) test_random();
		d.len -= test_below(4) ? 0 : test_below(d.len);
		exact = malloc(d.len); /* so that ASan sees the byte behind the end */
		memcpy(exact, d.bytes, d.len);
		if (document_number_valid(exact, d.len))
			assert_true(parsed(printed(d)).len == d.len);
		else
			invalid++;
		free(exact);
	}
	assert_true(invalid > 50000);
	assert_false(document_number_valid((const uint8_t *) "", 0));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(only_whole_values_have_parts),
		cmocka_unit_test(prints_as_typed),
		cmocka_unit_test(repairs_what_looks_the_same),
		cmocka_unit_test(equality_ignores_case_and_padding),
		cmocka_unit_test(refuses),
		cmocka_unit_test(length_is_bounded),
		cmocka_unit_test(refuses_a_megabyte),
		cmocka_unit_test(splits_into_parts),
		cmocka_unit_test(order_is_field_by_field),
		cmocka_unit_test(any_case_is_the_same_document),
		cmocka_unit_test(hostile_bytes_are_harmless),
	};

	test_seed();
	return cmocka_run_group_tests_name("document_number", tests, NULL, NULL);
}
