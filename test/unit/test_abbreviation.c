/*
 * test_abbreviation.c
 *		What abbreviation.h promises.
 */
#include "cchc_test.h"

#include "words/abbreviation.h"

#define WORD(text, expansion) \
	{ \
		text, sizeof(text) - 1, expansion, sizeof(expansion) - 1, false, true, false \
	}
#define PREFIX(text, expansion, needs_dot, takes_number) \
	{ \
		text, sizeof(text) - 1, expansion, sizeof(expansion) - 1, true, needs_dot, takes_number \
	}

/* sorted by bytes */
static const abbreviation_entry ENTRIES[] = {
	WORD("HCM", "Hồ Chí Minh"),
	WORD("HĐND", "Hội đồng nhân dân"),
	WORD("KT", "kinh tế"),
	WORD("KT-XH", "kinh tế - xã hội"),
	PREFIX("P", "Phường", true, true),
	PREFIX("Q", "Quận", true, true),
	PREFIX("TP", "Thành phố", false, false),
	WORD("UBND", "Ủy ban nhân dân"),
	PREFIX("X", "Xã", true, false),
};

static const abbreviation_list LIST = {ENTRIES, sizeof(ENTRIES) / sizeof(ENTRIES[0]), 5};

static const char *
expanded(const char *text)
{
	static char out[SCAN_STEP + 4096];
	abbreviation_scan scan = abbreviation_scan_of(text, strlen(text));
	abbreviation_match m;
	scan_status status;
	size_t copied = 0;

	out[0] = '\0';
	while ((status = abbreviation_next(&LIST, &scan, &m)) != SCAN_END)
	{
		if (status != SCAN_FOUND)
			continue;
		strncat(out, text + copied, m.start - copied);
		strncat(out, m.entry->expansion, m.entry->expansion_len);
		if (m.entry->is_prefix)
			strcat(out, " ");
		copied = m.end;
	}
	return strcat(out, text + copied);
}

static void
expands(void **state)
{
	static const char *const cases[][2] = {
		{"UBND TP. HCM", "Ủy ban nhân dân Thành phố Hồ Chí Minh"},
		{"TP.HCM, TP HCM", "Thành phố Hồ Chí Minh, Thành phố Hồ Chí Minh"},
		{"P.Bến Nghé, Q.1", "Phường Bến Nghé, Quận 1"},
		{"(P. 1; Q10)", "(Phường 1; Quận 10)"},
		{"Q0, Q9, P.19, P. 90", "Quận 0, Quận 9, Phường 19, Phường 90"},
		{"KT-XH, KT", "kinh tế - xã hội, kinh tế"},
		{"HĐND.", "Hội đồng nhân dân."},
		/* tied to other words */
		{"12/QĐ-UBND UBND-VP a@UBND.vn XUBND UBNDx UBND1", NULL},
		{"X quang, X. quang, X-quang, X.", NULL},
		{"PGS.TS. Lê Văn P.", NULL},
		{"Q1/2 Q12A Q 1 Q1.5", NULL},
		{"P. b P.b P.B", NULL},
		{"ubnd Ubnd", NULL},
		{"H'Mông", NULL},
		{"A'KT A\u2019KT A_KT A&KT A@KT A/KT A.KT", NULL},
		{"A\u2018KT A\u201AKT", "A\u2018kinh tế A\u201Akinh tế"},
		{"KTa KTb KTz KTA", NULL},
		{"", NULL},
	};

	(void) state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
		/* where the scan pauses in the middle, too */
		for (size_t space = SCAN_STEP + 1; space-- > SCAN_STEP - 40;)
		{
			static char text[SCAN_STEP + 4096];

			memset(text, ' ', space);
			strcpy(text + space, cases[i][0]);
			assert_string_equal(expanded(text) + space, cases[i][1] ? cases[i][1] : cases[i][0]);
			assert_string_equal(expanded(cases[i][0]), cases[i][1] ? cases[i][1] : cases[i][0]);
		}
}

static void
an_empty_list_matches_nothing(void **state)
{
	abbreviation_list none = {NULL, 0, 0};
	abbreviation_scan scan = abbreviation_scan_of("UBND", 4);
	abbreviation_match m;

	(void) state;
	assert_int_equal(abbreviation_next(&none, &scan, &m), SCAN_END);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(expands),
		cmocka_unit_test(an_empty_list_matches_nothing),
	};

	return cmocka_run_group_tests_name("abbreviation", tests, NULL, NULL);
}
