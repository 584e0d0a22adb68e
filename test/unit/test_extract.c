/*
 * test_extract.c
 *		What extract.h promises, against a reference that tries every place.
 */
#include "cchc_test.h"

#include "document/extract.h"

typedef enum kind
{
	DOCUMENT,
	PROCEDURE,
	DOSSIER
} kind;

/* The next hit as text; NULL at the end. */
static const char *
next(extract_scan *scan, kind what, extract_place *place)
{
	static char text[DOCUMENT_NUMBER_MAX_TEXT + 1];
	document_number d;
	procedure_code p;
	dossier_code c;
	extract_status status;

	do
		status = what == DOCUMENT    ? extract_document_number(scan, &d, place)
				 : what == PROCEDURE ? extract_procedure_code(scan, &p, place)
									 : extract_dossier_code(scan, &c, place);
	while (status == EXTRACT_PAUSE);
	if (status == EXTRACT_END)
		return NULL;
	text[what == DOCUMENT    ? document_number_format(d.bytes, d.len, text)
		 : what == PROCEDURE ? procedure_code_format(p, text)
							 : dossier_code_format(&c, text)] = '\0';
	return text;
}

/* All hits of a text, separated by spaces. */
static const char *
found(const char *text, kind what)
{
	static char all[4096];
	char *p = all;
	extract_scan scan;
	extract_place place;
	const char *hit;

	*p = '\0';
	extract_start(&scan, text, strlen(text), false);
	while ((hit = next(&scan, what, &place)) != NULL)
		p += sprintf(p, "%s%s", p == all ? "" : " ", hit);
	return all;
}

static void
finds(void **state)
{
	static const struct
	{
		kind what;
		const char *text;
		const char *hits;
	} cases[] = {
		{DOCUMENT, "Quyết định số 299/QĐ-UBND ngày 25/01/2022", "299/QĐ-UBND"},
		{DOCUMENT, "299/QĐ-UBND;300/QĐ-UBND,301/QĐ-UBND.", "299/QĐ-UBND 300/QĐ-UBND 301/QĐ-UBND"},
		{DOCUMENT, "\"299/QĐ-UBND\" (80-NQ/TW)", "299/QĐ-UBND 80-NQ/TW"},
		{DOCUMENT, "105/2025/NĐ- CP và 24/2000/NĐ - CP", "105/2025/NĐ-CP 24/2000/NĐ-CP"},
		{DOCUMENT, "12/KH-UBND - Sở Y tế", "12/KH-UBND"},
		{DOCUMENT, "12/KH-UBND - UBND tỉnh", "12/KH-UBND"},
		{DOCUMENT, "299/QĐ-UBND-Theo đó", "299/QĐ-UBND"},
		{DOCUMENT, "số 12/CP", "12/CP"},
		{DOCUMENT, "s\u00F4\u0301 13/BXD", "13/BXD"}, /* "số" decomposed */
		{DOCUMENT, "13/BXD", ""},
		{DOCUMENT, "43/2017/qh14, 1068/qđ-ttg", "43/2017/qh14 1068/qđ-ttg"},
		{DOCUMENT, "12/\u200BQĐ-UBND", "12/QĐ-UBND"},
		{DOCUMENT, "\uFF11\uFF12/QĐ-UBND", "12/QĐ-UBND"},
		{DOCUMENT, "12/U\u031BBND-VX", "12/ƯBND-VX"},
		{DOCUMENT, "12/tháng, 3/người-ngày", ""},
		{DOCUMENT, "Mẫu số 01/TB-HT", ""},
		{DOCUMENT, "M\u00E2\u0303u s\u00F4\u0301 01/TB-HT", ""}, /* decomposed */
		{DOCUMENT, "Mẫu số 01/TB-HT và 02/TB-HT. Văn bản 03/TB-HT", "03/TB-HT"},
		{DOCUMENT, "theo mẫu tại Quyết định số 299/QĐ-UBND", "299/QĐ-UBND"},
		{DOCUMENT, "613/QĐ-TTg.pdf 613/QĐ-TTg-ky.docx", ""},
		{DOCUMENT, "08/2021/NĐ-CP1, 43/2026/NĐ-CPMau03", ""},
		{DOCUMENT, "1/2, 25/01/2022, 192.168.1.1/24, 0236/3821.456", ""},
		{DOCUMENT, "A299/QĐ-UBND 1299/299/QĐ-UBND x/299/QĐ-UBND 1.299.299/QĐ-UBND", ""},
		{PROCEDURE, "mã 1.004227, 1.004227.H56; 2.000815.000.00.00.H55.02.",
		 "1.004227 1.004227.H56 2.000815.000.00.00.H55.02"},
		{PROCEDURE, "1.004227.Tên thủ tục", "1.004227"},
		{PROCEDURE, "https://example.vn/1.004227/2.000815", "1.004227 2.000815"},
		{PROCEDURE, "\uFF11.004227.\u041D56", "1.004227.H56"},
		{PROCEDURE, "1.0042271 11.004227 v1.004227 1.004.227 0.004227 1.004227.5 1.004227.H5x", ""},
		{DOSSIER, "H57.132-260804-0583, g22.99\u2013251225\u2013020175; 000.00.53.H48-220921-0099.",
		 "H57.132-260804-0583 G22.99-251225-020175 000.00.53.H48-220921-0099"},
		{DOSSIER, "H57.132 - 260804 - 0583", "H57.132-260804-0583"},
		{DOSSIER, "H57-261304-0583 H57-260804-123 H57-260804-12345678 AH57-260804-0583", ""},
		{DOSSIER, "0236-382145-1234 02-01-2022-1234 H57-260804-0000", ""},
	};

	(void) state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
		if (strcmp(found(cases[i].text, cases[i].what), cases[i].hits) != 0)
			fail_msg("\"%s\": \"%s\"", cases[i].text, found(cases[i].text, cases[i].what));
}

/* Pieces of text that make and break identifiers. */
static const char *const pieces[] = {
	"299/QĐ-UBND",
	"118/2025/NĐ-CP",
	"80-NQ/TW",
	"64/2025/QH15",
	"1.004227",
	".H56",
	"1.004227.H56",
	"H57.132-260804-0583",
	"12/",
	"QĐ",
	"-UBND",
	"/2022/",
	" ",
	" ",
	", ",
	".",
	"\n",
	"Mẫu số ",
	"số ",
	"Đ",
	"ộ",
	"1",
	"25/01/2022",
	"\u200B",
	"\u031B",
	"\xFF",
	"(",
	"/",
	"-",
	"H",
	".docx",
};

/* Random text of a few pieces; its length. */
static size_t
random_text(char *text)
{
	size_t n = 0;

	for (uint64_t k = 1 + test_below(14); k > 0; k--)
	{
		const char *piece = pieces[test_below(sizeof(pieces) / sizeof(pieces[0]))];

		memcpy(text + n, piece, strlen(piece));
		n += strlen(piece);
	}
	return n;
}

/*
 * Hits are in order, do not overlap, lie in the text, and what stands there is
 * the value for the type's own parser; start and length count characters.
 */
static void
hits_are_what_stands_there(void **state)
{
	(void) state;
	for (int i = 0; i < 60000; i++)
	{
		char buffer[600];
		size_t n = random_text(buffer);
		char *text = malloc(n); /* so that ASan sees the byte behind the end */
		kind what = (kind) test_below(3);
		extract_scan scan;
		extract_place place;
		size_t last = 0;
		const char *hit;

		memcpy(text, buffer, n);
		extract_start(&scan, text, n, false);
		while ((hit = next(&scan, what, &place)) != NULL)
		{
			document_number d;
			procedure_code p;
			dossier_code c;
			size_t characters = 0;
			char printed[DOCUMENT_NUMBER_MAX_TEXT + 1];
			size_t len = place.end - place.first;

			assert_true(place.first >= last && place.end > place.first && place.end <= n);
			last = place.end;
			for (size_t k = 0; k < place.first; k++)
				characters += ((unsigned char) text[k] & 0xC0) != 0x80;
			assert_int_equal(place.start, characters + 1);
			for (size_t k = place.first; k < place.end; k++)
				characters += ((unsigned char) text[k] & 0xC0) != 0x80;
			assert_int_equal(place.start + place.length, characters + 1);
			if (what == DOCUMENT)
			{
				assert_int_equal(document_number_parse(text + place.first, len, &d, NULL), CCHC_OK);
				printed[document_number_format(d.bytes, d.len, printed)] = '\0';
			}
			else if (what == PROCEDURE)
			{
				assert_int_equal(procedure_code_parse(text + place.first, len, &p, NULL), CCHC_OK);
				printed[procedure_code_format(p, printed)] = '\0';
			}
			else
			{
				assert_int_equal(dossier_code_parse(text + place.first, len, &c, NULL), CCHC_OK);
				printed[dossier_code_format(&c, printed)] = '\0';
			}
			assert_string_equal(hit, printed);
		}
		free(text);
	}
}

/* A number set off by spaces is found whatever stands around it, if that is no form. */
static void
finds_among_anything(void **state)
{
	static const char *const numbers[] = {"299/QĐ-UBND", "1.004227.H56", "H57.132-260804-0583"};

	(void) state;
	for (int i = 0; i < 60000; i++)
	{
		char text[1300];
		kind what = (kind) test_below(3);
		size_t n = random_text(text);
		size_t at;
		extract_scan scan;
		extract_place place;
		bool hit = false;

		n += (size_t) sprintf(text + n, " ; van ban ");
		at = n;
		n += (size_t) sprintf(text + n, "%s ; ", numbers[what]);
		n += random_text(text + n);
		extract_start(&scan, text, n, false);
		while (!hit && next(&scan, what, &place) != NULL)
			hit = place.first == at;
		if (!hit)
			fail_msg("not found in \"%.*s\"", (int) n, text);
	}
}

/* The pauses do not show: hits do not depend on where a slice ends. */
static void
slices_do_not_show(void **state)
{
	static const char codes[] = "H57.132-260804-0583 299/QĐ-UBND 1.004227.H56";
	size_t n = 3 * EXTRACT_SLICE;
	char *text = malloc(n);

	(void) state;
	for (int i = 0; i < 60; i++)
	{
		size_t at = EXTRACT_SLICE - 30 + (size_t) i;
		extract_scan scan;
		extract_place place;

		memset(text, ' ', n);
		memcpy(text + at, codes, sizeof(codes) - 1);
		for (int what = 0; what < 3; what++)
		{
			extract_start(&scan, text, n, false);
			assert_non_null(next(&scan, (kind) what, &place));
			assert_null(next(&scan, (kind) what, &place));
		}
	}
	free(text);
}

/* In a text without an encoding positions are bytes, as in the server's substr. */
static void
counts_bytes_on_demand(void **state)
{
	static const char text[] = "số 299/QĐ-UBND";
	extract_scan scan;
	extract_place place;

	(void) state;
	extract_start(&scan, text, sizeof(text) - 1, true);
	assert_non_null(next(&scan, DOCUMENT, &place));
	assert_int_equal(place.start, 6);
	assert_int_equal(place.length, 12);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(finds),
		cmocka_unit_test(hits_are_what_stands_there),
		cmocka_unit_test(finds_among_anything),
		cmocka_unit_test(slices_do_not_show),
		cmocka_unit_test(counts_bytes_on_demand),
	};

	test_seed();
	return cmocka_run_group_tests_name("extract", tests, NULL, NULL);
}
