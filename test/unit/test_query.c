/*
 * test_query.c
 *		What query_text.h, query_ladder.h, confusable.h and rank.h promise.
 */
#include "cchc_test.h"

#include "search/confusable.h"
#include "search/query_ladder.h"
#include "search/rank.h"
#include "text/syllable.h"

#define COUNT(array) (sizeof(array) / sizeof(array[0]))

static query_text typed;
static query_text mended;
static query_item items[LADDER_ITEMS];
static char syllables[8192];

/* The abbreviations of these tests. */
static const struct
{
	const char *key;
	const char *expansion;
	bool before_name;
} abbreviations[] = {
	{"UBND", "ủy ban nhân dân", false},
	{"BHYT", "bảo hiểm y tế", false},
	{"BHXH", "bảo hiểm xã hội", false},
	{"GD&ĐT", "Giáo dục và Đào tạo", false},
	{"GDĐT", "Giáo dục và Đào tạo", false},
	{"BĐS", "bất động sản", false},
	{"P", "Phường", true},
	{"GCN", "giấy chứng nhận", false},
	{"GCNQSDĐ", "giấy chứng nhận quyền sử dụng đất", false},
	{"QSDĐ", "quyền sử dụng đất", false},
	{"CĐ", "cao đẳng", false},
};

static query_form forms[COUNT(abbreviations)];
static query_lexeme form_lexemes[COUNT(abbreviations)][2][12];
static char form_text[4096];

static int
read_abbreviations(void **state)
{
	query_pool pool = {form_text, sizeof(form_text), 0};

	(void) state;
	for (size_t i = 0; i < COUNT(abbreviations); i++)
	{
		query_form *f = &forms[i];

		f->key = form_lexemes[i][0];
		f->expansion = form_lexemes[i][1];
		f->key_count = query_form_words(abbreviations[i].key, strlen(abbreviations[i].key), &pool,
										form_lexemes[i][0], 12);
		f->expansion_count =
			query_form_words(abbreviations[i].expansion, strlen(abbreviations[i].expansion), &pool,
							 form_lexemes[i][1], 12);
		f->before_name = abbreviations[i].before_name;
		f->key_is_word = f->key[0].typed_len != f->key[0].plain_len &&
						 syllable_is_plain(f->key[0].plain, f->key[0].plain_len);
	}
	return 0;
}

/* The expression that ends at item `end`, with brackets where its operators differ. */
static size_t
print(const query_writer *w, size_t end, query_kind outer, char *out, size_t *at)
{
	static const char *const signs[] = {"", " & ", " | ", " "};
	const query_item *item = &w->item[end];
	size_t right_begin = end;
	size_t begin = end;
	char right[16384] = "";
	size_t right_length = 0;
	bool brackets = outer != QUERY_VALUE && outer != item->kind && item->kind != QUERY_PHRASE;

	if (item->kind == QUERY_VALUE)
	{
		*at +=
			(size_t) sprintf(out + *at, "%.*s%s", (int) item->n, item->s, item->prefix ? "*" : "");
		return end;
	}
	if (brackets)
		out[(*at)++] = '(';
	right_begin = print(w, end - 1, item->kind, right, &right_length);
	begin = print(w, right_begin - 1, item->kind, out, at);
	*at += (size_t) sprintf(out + *at, "%s%.*s", signs[item->kind], (int) right_length, right);
	if (brackets)
		out[(*at)++] = ')';
	out[*at] = '\0';
	return begin;
}

/* A step as text: words behind each other are a phrase. */
static const char *
step_of(const char *q, const char *q_mended, bool prefix, int step)
{
	static char out[65536];
	query_writer w = {items, LADDER_ITEMS, 0, false};
	ladder l = {.typed = &typed,
				.forms = forms,
				.form_count = COUNT(forms),
				.pool = {syllables, sizeof(syllables), 0}};
	size_t n = 0;

	query_read(q, strlen(q), prefix, &typed);
	query_find_forms(&typed, forms, COUNT(forms));
	if (q_mended != NULL)
	{
		query_read(q_mended, strlen(q_mended), prefix, &mended);
		query_find_forms(&mended, forms, COUNT(forms));
		l.mended = &mended;
	}
	if (!ladder_step(&l, step, &w))
		return w.overflow ? "overflow" : "";
	assert_int_equal(print(&w, w.count - 1, QUERY_VALUE, out, &n), 0);
	return out;
}

static void
steps_are_these_queries(void **state)
{
	static const struct
	{
		int step;
		const char *text;
		const char *mended;
		const char *query;
	} cases[] = {
		{1, "Hộ chiếu", NULL, "hộ chiếu"},
		{1, "", NULL, ""},
		{1, "<b>, ", NULL, ""},
		{2, "hộ chiếu", NULL, ""},
		{2, "đổi hộ chiếu", NULL, "(đổi & hộ chiếu) | (đổi hộ & chiếu)"},
		{3, "hộ chieu", NULL, "(hộ | ho) chieu"},
		{4, "a b c", NULL, "(a & b c) | (a b & c)"},
		{5, "hooj", NULL, ""},
		{5, "hooj chieeus", "hộ chiếu", "hộ chiếu"},
		{5, "ddooir hooj chieeus", "đổi hộ chiếu",
		 "đổi hộ chiếu | (đổi & hộ chiếu) | (đổi hộ & chiếu)"},
		{6, "hộ chiếu", NULL, ""},
		{6, "đổi hộ chiếu", NULL, "đổi & hộ & chiếu"},
		{6, "ddooir hooj chieeus", "đổi hộ chiếu", "đổi & hộ & chiếu"},
		{7, "chồng", NULL, "chồng | chong | trong | chon | tron"},
		{7, "giấyphép", NULL, "giay phep | giấyphép | giayphep"},
		{7, "kýy xyz", NULL, "(kýy | kyy | ky) xyz"},
		{8, "hộ chiếu", NULL, "hộ & chiếu"},
		{8, "đổi hộ chiếu", NULL, ""},
		{9, "hộ", NULL, ""},
		{9, "hộ chiếu", NULL, "(hộ | ho) & (chiếu | chieu)"},
		{10, "hộ", NULL, ""},
		{10, "bhyt", NULL, "bảo hiểm | hiểm y | y tế"},
		{10, "thủ tục cấp hộ chiếu", NULL, "cấp hộ | hộ chiếu"},
		{10, "ho so xin nhap tich", NULL, "nhap tich"},
		{10, "làm hộ chiếu ở đâu", NULL, "hộ chiếu"},
		{10, "lam ho chieu o dau", NULL, "ho chieu"},
		{10, "đổi hộ chiếu", NULL, "đổi hộ | hộ chiếu"},
		/* Numbers and codes */
		{1, "quyết định số 279/QĐ-BNNMT giao đất", NULL, "giao đất & 279 qđ bnnmt"},
		{3, "279/QĐ-BNNMT", NULL, "279 (qđ | qd) bnnmt"},
		{1, "quyết định", NULL, "quyết định"},
		{1, "1.004227.H56", NULL, "1.004227.h56"},
		{1, "mã 1000236", NULL, "1000236"},
		{1, "14/02/2022 về đất 334.209.416đ", NULL, "về đất & 2022-02-14 & 334209416"},
		{6, "đất 14/02/2022 279/QĐ-BNNMT", NULL, "đất & 2022-02-14 & 279 qđ bnnmt"},
		{2, "giao đất ở 279/QĐ-BNNMT", NULL, "((giao & đất ở) | (giao đất & ở)) & 279 qđ bnnmt"},
		{2, "giao 279/QĐ-BNNMT đất ở", NULL, ""},
		{10, "giao đất 14/02/2022", NULL, "giao đất | 2022-02-14"},
		{1, "điều 05", NULL, "điều 5"},
		/* Abbreviations, both ways */
		{1, "UBND xã", NULL, "ubnd xã | ủy ban nhân dân xã"},
		{1, "xã uy ban nhan dan", NULL, "xã uy ban nhan dan | xã ubnd"},
		{3, "xã ủy ban nhân dân", NULL,
		 "(xã | xa) (ủy | uy) ban (nhân | nhan) (dân | dan) | (xã | xa) ubnd"},
		{1, "ủy ban", NULL, "ủy ban | ubnd"},
		{1, "ủy ban kiểm tra", NULL, "ủy ban kiểm tra"},
		{1, "ban nhân dân", NULL, "ban nhân dân"},
		{1, "bảo hiểm", NULL, "bảo hiểm | bhyt | bhxh"},
		{1, "bds", NULL, "bds | bất động sản"},
		{1, "cd", NULL, "cd | cao đẳng"},
		{1, "gdđt", NULL, "gdđt | giáo dục và đào tạo | gd đt"},
		{1, "GD&ĐT", NULL, "gd đt | giáo dục và đào tạo | gdđt"},
		{1, "phường bến", NULL, "phường bến | p bến"},
		{1, "P. Bến", NULL, "p bến | phường bến"},
		{1, "phường", NULL, "phường"},
		{1, "phuong ben", NULL, "phuong ben | p ben"},
		{1, "phuong bến", NULL, "phuong bến"},
		{10, "cấp ubnd", NULL, "cấp ubnd | ủy ban | ban nhân | nhân dân"},
		{10, "xã ủy ban nhân dân", NULL, "xã ủy | ủy ban | ban nhân | nhân dân | ubnd"},
		{1, "giấy chứng nhận quyền sử dụng đất", NULL,
		 "giấy chứng nhận quyền sử dụng đất | gcn quyền sử dụng đất | giấy chứng nhận qsdđ | gcn qsdđ | gcnqsdđ"},
	};

	(void) state;
	for (size_t i = 0; i < COUNT(cases); i++)
	{
		const char *query = step_of(cases[i].text, cases[i].mended, false, cases[i].step);

		if (strcmp(query, cases[i].query) != 0)
			fail_msg("step %d of \"%s\" is \"%s\", not \"%s\"", cases[i].step, cases[i].text, query,
					 cases[i].query);
	}
}

static void
the_last_word_may_be_unfinished(void **state)
{
	static const struct
	{
		const char *text;
		const char *query;
	} cases[] = {
		{"bảo hiểm y t", "bảo hiểm y t* | bhyt"},
		{"bảo hiểm x", "bảo hiểm x* | bhxh"},
		{"kho", "kho*"},
		{"khoá", "khóa* | khoá*"},
		{"quy", "qui* | quy*"},
		{"thuỷ", "thủy* | thuỷ*"},
		{"279/QĐ", "279 qđ*"},
		{"đất 12", "đất 12*"},
		{"u", "u*"},
		{"", ""},
	};

	(void) state;
	for (size_t i = 0; i < COUNT(cases); i++)
	{
		const char *query = step_of(cases[i].text, NULL, true, 1);

		if (strcmp(query, cases[i].query) != 0)
			fail_msg("\"%s\" is \"%s\", not \"%s\"", cases[i].text, query, cases[i].query);
	}
	assert_string_equal(step_of("quy", NULL, true, 3), "qui* | quy*");
	assert_string_equal(step_of("khoá", NULL, true, 3), "khóa* | khoa* | khoá*");
}

/* A megabyte of words gives as little as 256. */
static void
long_queries_are_bounded(void **state)
{
	static char text[1000000];
	static const char *const words[] = {"trà ", "ủy ban nhân dân ", "279/QĐ-UBND ", "giấyphép ",
										"P. ",  "bảo hiểm "};
	size_t n;

	(void) state;
	for (size_t k = 0; k <= COUNT(words); k++)
	{
		for (n = 0; n + 32 < sizeof(text); n += strlen(text + n))
			strcpy(text + n, words[k < COUNT(words) ? k : test_below(COUNT(words))]);
		query_read(text, n, true, &typed);
		query_find_forms(&typed, forms, COUNT(forms));
		assert_true(typed.words <= QUERY_MAX_WORDS && typed.numbers <= QUERY_MAX_NUMBERS);
		for (int step = 1; step <= LADDER_STEPS; step++)
		{
			query_writer w = {items, LADDER_ITEMS, 0, false};
			ladder l = {.typed = &typed,
						.forms = forms,
						.form_count = COUNT(forms),
						.pool = {syllables, sizeof(syllables), 0}};

			(void) ladder_step(&l, step, &w);
			assert_true(w.count <= LADDER_ITEMS);
			if (step == 10)
			{
				size_t ors = 0;

				for (size_t i = 0; i < w.count; i++)
					ors += w.item[i].kind == QUERY_PHRASE;
				assert_true(ors <= 32 * (4 + LADDER_MAX_FORMS * 24) + 64);
			}
		}
	}
}

static void
confusables_are_syllables(void **state)
{
	static const struct
	{
		const char *word;
		const char *others;
	} cases[] = {
		{"chong", "chong trong chon tron"},
		{"su", "su xu"},
		{"bai", "bai bay"},
		{"hoj", "ho"},
		{"kyy", "ky"},
		{"nghanh", "ngan ngang nganh"},
		{"xyz", ""},
		{"", ""},
		{"khac", "khac khat khach"},
		{"la", "la na"},
	};

	(void) state;
	for (size_t i = 0; i < COUNT(cases); i++)
	{
		confusables found;
		char out[200] = "";

		confusables_of(cases[i].word, strlen(cases[i].word), &found);
		for (size_t k = 0; k < found.count; k++)
		{
			assert_true(syllable_is_plain(found.word[k].s, found.word[k].n));
			sprintf(out + strlen(out), "%s%.*s", k > 0 ? " " : "", (int) found.word[k].n,
					found.word[k].s);
		}
		if (strcmp(cases[i].word, "nghanh") == 0)
		{
			assert_non_null(strstr(out, "nganh"));
			continue;
		}
		if (strcmp(out, cases[i].others) != 0)
			fail_msg("\"%s\" may be \"%s\", not \"%s\"", cases[i].word, out, cases[i].others);
	}
	assert_int_equal(glued_next("giayphep", 8, 0), 4);
	assert_int_equal(glued_next("giayphep", 8, 4), 0);
	assert_int_equal(glued_next("hochieu", 7, 0), 2);
	assert_int_equal(glued_next("hochieu", 7, 2), 3);
	assert_int_equal(glued_next("xyzt", 4, 0), 0);
}

/* Every syllable of the inventory, in every tone, is one without its accents, and nothing else is. */
static void
plain_syllables_are_syllables_without_accents(void **state)
{
	static const struct
	{
		const char *s;
		bool is;
	} cases[] = {{"duoc", true}, {"nghieng", true}, {"gi", true},       {"gin", true},
				 {"quyt", true}, {"khac", true},    {"a", true},        {"viet", true},
				 {"dd", false},  {"hoj", false},    {"ce", false},      {"nghanh", false},
				 {"", false},    {"ngh", false},    {"nghiengg", false}};

	(void) state;
	for (size_t i = 0; i < COUNT(cases); i++)
		if (syllable_is_plain(cases[i].s, strlen(cases[i].s)) != cases[i].is)
			fail_msg("\"%s\"", cases[i].s);
}

static float
rank_query(rank_node *nodes, size_t count, size_t length)
{
	rank_begin(nodes, count);
	for (size_t i = count; i-- > 0;)
		rank_count(nodes, i);
	return rank_end(nodes, count, length);
}

static void
ranks_are_shares(void **state)
{
	uint16_t first[] = {1};
	uint16_t second[] = {2 | 0xC000};
	uint16_t far[] = {1, 7};
	rank_node a = {.kind = RANK_VALUE, .positions = first, .count = 1, .found = true};
	rank_node b = {.kind = RANK_VALUE, .positions = second, .count = 1, .found = true};
	rank_node c = {.kind = RANK_VALUE, .positions = far, .count = 2, .found = true};
	rank_node none = {.kind = RANK_VALUE};
	rank_node accented = {.kind = RANK_VALUE, .accented = true};
	rank_node both = {.kind = RANK_BOTH, .right = 1, .left = 2};
	rank_node either = {.kind = RANK_EITHER, .right = 1, .left = 2};
	rank_node not = {.kind = RANK_NOT, .right = 1};
	rank_node nodes[8];
	/* The right operand comes first. */
#define RANK(...) \
	(memcpy(nodes, ((rank_node[]){__VA_ARGS__}), sizeof((rank_node[]){__VA_ARGS__})), \
	 (double) rank_query(nodes, sizeof((rank_node[]){__VA_ARGS__}) / sizeof(rank_node), 1))

	(void) state;
	assert_float_equal(RANK(a), 1, 1e-6);
	assert_float_equal(RANK(none), 0, 1e-6);
	assert_float_equal(RANK(both, b, a), 1, 1e-6);
	assert_float_equal(RANK(both, a, b), .5, 1e-6); /* not neighbours */
	assert_float_equal(RANK(both, c, b), .5, 1e-6);
	assert_float_equal(RANK(both, b, c), 1, 1e-6);
	assert_float_equal(RANK(both, none, a), .25, 1e-6);
	assert_float_equal(RANK(either, none, a), 1, 1e-6);
	assert_float_equal(RANK(either, a, accented), .8, 1e-6); /* other accents were typed */
	assert_float_equal(RANK(not, a), 0, 1e-6);
	/* Of any neighbours the first count one and a half times. */
	{
		rank_node any = {.kind = RANK_EITHER, .right = 1, .left = 4};
		rank_node later = {.kind = RANK_BOTH, .right = 2, .left = 3};
		rank_node first = {.kind = RANK_BOTH, .right = 5, .left = 6};
		double has_first = RANK(any, later, none, none, first, b, a);

		assert_true(has_first > RANK(any, later, b, a, first, none, none));
		assert_true(has_first < RANK(any, later, b, a, first, b, a));
	}
	a.in_code = true;
	assert_float_equal(RANK(a), .5, 1e-6);
	assert_float_equal(rank_query(nodes, 0, 1), 0, 1e-6);
	assert_true(rank_query(&b, 1, 20) < rank_query(&b, 1, 10));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(steps_are_these_queries),
		cmocka_unit_test(the_last_word_may_be_unfinished),
		cmocka_unit_test(long_queries_are_bounded),
		cmocka_unit_test(confusables_are_syllables),
		cmocka_unit_test(plain_syllables_are_syllables_without_accents),
		cmocka_unit_test(ranks_are_shares),
	};

	return cmocka_run_group_tests_name("query", tests, read_abbreviations, NULL);
}
