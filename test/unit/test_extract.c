/*
 * test_extract.c
 *		What extract_code.h and extract_document.h promise, against a reference that tries every place.
 */
#include "cchc_test.h"

#include "document/document_parts.h"
#include "extract/extract_code.h"
#include "extract/extract_document.h"

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
	scan_status status;

	do
		status = what == DOCUMENT    ? extract_document_number(scan, &d, place)
				 : what == PROCEDURE ? extract_procedure_code(scan, &p, place)
									 : extract_dossier_code(scan, &c, place);
	while (status == SCAN_PAUSED);
	if (status == SCAN_END)
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
		{DOCUMENT, "299/QĐ-UBND-AbC, 298/QĐ-UBND- AbC", "298/QĐ-UBND"},
		{DOCUMENT, "299/QĐ-UBND- UBND, 298/QĐ-UBND- 12", ""},
		{DOCUMENT, "số 12/CP", "12/CP"},
		{DOCUMENT, "s\u00F4\u0301 13/BXD", "13/BXD"}, /* "số" decomposed */
		{DOCUMENT, "13/BXD", ""},
		/* a council or a committee by itself: with a year, or where a number is announced */
		{DOCUMENT, "12/2004/UBND, 12/2004/HĐND", "12/2004/UBND 12/2004/HĐND"},
		{DOCUMENT, "12/UBND, 12/HĐND, 12/2004/BXD", ""},
		{DOCUMENT, "12/TT-BTCngày 1", "12/TT-BTC"},
		{DOCUMENT, "12/TT-BTCngÀy 1, 13/TT-BTCngàY 1", ""},
		{DOCUMENT, "3637/UBND-VX, 3637/UBND-V", "3637/UBND-VX 3637/UBND-V"},
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
		{DOCUMENT, "43/2026/NĐ-CPMau03", ""},
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
		{DOSSIER, "H57-261304-0583 H57-260804-123 H57-260804-1234567890 AH57-260804-0583", ""},
		{DOSSIER, "0236-382145-1234 02-01-2022-1234 H57-260804-0000", ""},
	};

	(void) state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
		if (strcmp(found(cases[i].text, cases[i].what), cases[i].hits) != 0)
			fail_msg("\"%s\": \"%s\"", cases[i].text, found(cases[i].text, cases[i].what));
}

/* A text and the document numbers in it. */
typedef struct promise
{
	const char *text;
	const char *hits;
} promise;

static void
keeps(const promise *promises, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (strcmp(found(promises[i].text, DOCUMENT), promises[i].hits) != 0)
			fail_msg("\"%s\": \"%s\", not \"%s\"", promises[i].text,
					 found(promises[i].text, DOCUMENT), promises[i].hits);
}

#define KEEPS(promises) keeps(promises, sizeof(promises) / sizeof((promises)[0]))

static void
lines_end_anywhere_in_a_number(void **state)
{
	static const promise promises[] = {
		{"Nghị định số 367/2025/NĐ-\nCP;", "367/2025/NĐ-CP"},
		{"Luật số 26/2004/\nQH11", "26/2004/QH11"},
		{"Luật số 26/\n2004/QH11", "26/2004/QH11"},
		{"Nghị quyết số 57-NQ/\r\nTW ngày", "57-NQ/TW"},
		{"Quyết định số 299\n/QĐ-UBND", "299/QĐ-UBND"},
		{"Quyết định số 299/ \t\n   QĐ -\u00A0 UBND", "299/QĐ-UBND"},
		{"102/2012/TTLT-BQP-\nBLĐTBXH-\n   BTC", "102/2012/TTLT-BQP-BLĐTBXH-BTC"},
		{"11/2014/TTLT-BQP-BNV -BLĐTBXH - BTC ngày", "11/2014/TTLT-BQP-BNV-BLĐTBXH-BTC"},
		{"8258/QĐ-BCA-\nQLXNC và", "8258/QĐ-BCA-QLXNC"},
		{"8258/QĐ-BCA -QLXNC và", "8258/QĐ-BCA-QLXNC"},
		{"công văn số 27/SGDĐT-\nGDTrH ngày", "27/SGDĐT-GDTrH"},
		{"công văn số 3637/UBND- VX ngày", "3637/UBND-VX"},
		{"NĐ-CP số 118/2025/NĐ-\u2028CP", "118/2025/NĐ-CP"},
		{"số 15/nq-\ncp ngày", "15/nq-cp"},
	};

	(void) state;
	KEEPS(promises);
}

static void
a_symbol_that_goes_on_gives_no_stump(void **state)
{
	static const promise promises[] = {
		{"Nghị định số 367/2025/NĐ-\n\nCP;", ""},
		{"Nghị định số 367/2025/NĐ- và", ""},
		{"Nghị định số 367/2025/NĐ", ""},
		{"Thông tư số 12/2020/TT ngày", ""},
		{"Quyết định số 299/QĐ-", ""},
		{"102/2012/TTLT-BQP-\n\nBLĐTBXH-BTC", ""},
		{"102/2012/TTLT-BQP - Bộ Lao động", ""},
		{"Quyết định số 299/QĐ-UBND-;", ""},
		{"26/\n\n2004/QH11", ""},
		{"QĐ 26/ 299/QĐ-UBND", ""},
		{"Thông tư số 2 1/2007/TT-BLĐTBXH", ""}, /* 21 */
		{"công văn số 3637/UBND - VX", ""},      /* or is VX another office? */
		/* A dash, a list and a word are no part of the symbol, and so it ended. */
		{"Luật số 108/2025/QH15 - Luật Thuế", "108/2025/QH15"},
		{"12/KH-UBND - UBND tỉnh", "12/KH-UBND"},
		{"12/KH-UBND -UBND tỉnh", "12/KH-UBND"},
		{"12/KH-UBND\n- UBND tỉnh", "12/KH-UBND"},
		{"12/KH-UBND\n-UBND tỉnh", "12/KH-UBND"},
		{"12/KH-UBND\n\n- UBND tỉnh", "12/KH-UBND"},
		{"299/QĐ-UBND- Theo đó", "299/QĐ-UBND"},
		{"Thông báo số 12/TB - Sở Y tế", "12/TB"},
		{"11/2014/TTLT-BQP-BNV\n- BTC", ""},
		{"năm 2025\n- NQ/TW về", ""},
		{"1 299/QĐ-UBND", "299/QĐ-UBND"}, /* the first row of a table */
	};

	(void) state;
	KEEPS(promises);
}

static void
initials_of_two_letters_are_symbols(void **state)
{
	static const promise promises[] = {
		{"Công văn số 1667/SDL-NgV ngày", "1667/SDL-NgV"},
		{"Quyết định 15/QĐ-SNgV, 16/TTr-SNgV", "15/QĐ-SNgV 16/TTr-SNgV"},
		{"số 5512/BGDĐT-GDTrH; 13/SNgV-VP", "5512/BGDĐT-GDTrH 13/SNgV-VP"},
		{"số 12/SGDĐT-GDTrH&GDTX, 08/QĐ-CNBTr", "12/SGDĐT-GDTrH&GDTX 08/QĐ-CNBTr"},
		{"số 12/KhCN-QuLGi", "12/KhCN-QuLGi"},
		{"số 12/Theo, 13/Thanh-Tra, 14/SdL-NgV", ""},
	};

	(void) state;
	KEEPS(promises);
}

static void
issuers_end_in_digits_and_footnotes_are_left_out(void **state)
{
	static const promise promises[] = {
		{"Quyết định số 92/2000/QĐ-NHNN7 Về việc", "92/2000/QĐ-NHNN7"},
		{"30/2008/TT-BCA-X11, 61/2012/TT-BCA-C41", "30/2008/TT-BCA-X11 61/2012/TT-BCA-C41"},
		{"33/QĐ-BCA-C41, 122/QĐ-SCN-CN2", "33/QĐ-BCA-C41 122/QĐ-SCN-CN2"},
		{"12/2012/NQ-HĐND16", "12/2012/NQ-HĐND16"},
		{"08/2021/NĐ-CP1, 24/2021/QĐ-TTg12", "08/2021/NĐ-CP 24/2021/QĐ-TTg"},
		{"85/2024/TT-BTC1, 34/2025/TT-NHNN1", "85/2024/TT-BTC 34/2025/TT-NHNN"},
		{"64/2025/QH151", "64/2025/QH15"},
		{"12/2020/QĐ-SXD1", ""}, /* who knows */
	};

	(void) state;
	KEEPS(promises);
}

static void
a_link_is_found_and_its_address_is_not(void **state)
{
	static const promise promises[] = {
		{"Thông tư số[01/2010/TT-BTC](https://example.vn/tim.aspx?keyword=01/2010/TT-BTC&a=2)ngày",
		 "01/2010/TT-BTC"},
		{"01/2010/TT-BTC:https://example.vn/a.pdf", "01/2010/TT-BTC"},
		{"<a href=\"https://example.vn/x?k=08/2014/TT-BTC\">08/2014/TT-BTC</a>", "08/2014/TT-BTC"},
		{"<td>08/2014/TT-BTC</td>|<a>x.pdf", "08/2014/TT-BTC"},
		{"https://example.vn/#299/QĐ-UBND https://example.vn/tim:300/QĐ-UBND", ""},
		{"(https://example.vn/a);299/QĐ-UBND", "299/QĐ-UBND"},
		{"613/QĐ-TTg(1).pdf", ""},
	};

	(void) state;
	KEEPS(promises);
}

static void
words_may_touch_a_number(void **state)
{
	static const promise promises[] = {
		{"số 342/2016/TT-BTCngày 30 tháng 12", "342/2016/TT-BTC"},
		{"342/2016/TT-BTCngày30/12/2016", "342/2016/TT-BTC"},
		{"126/2020/NĐ-CPđể, 165/2018/NĐ-CPvà", "126/2020/NĐ-CP 165/2018/NĐ-CP"},
		{"58/2014/QH13đang; 89/QĐ-TTgngày", "58/2014/QH13 89/QĐ-TTg"},
		{"165/2018/NĐ-CPho\u0103\u0323c", "165/2018/NĐ-CP"}, /* and not NĐ-CPh */
		{"165/2018/NĐ-CPVề việc", "165/2018/NĐ-CP"},
		{"Nghị định số102/2009/NĐ-CP", "102/2009/NĐ-CP"},
		{"Thông tư12/2009/TT-BTC của299/QĐ-UBND", "12/2009/TT-BTC 299/QĐ-UBND"},
		{"24/QĐ-SNgVngày", "24/QĐ-SNgV"},
		/* Where the word begins nobody knows: TB or TBQ, SXD or SXDN. */
		{"12/TB-SXDQuy định, 13/TB-SXDNgày", ""},
		{"43/2026/NĐ-CPMau03, 12/TT-BTCxyz, a299/QĐ-UBND", ""},
		{"12/QĐ-HOẠCH", ""},
	};

	(void) state;
	KEEPS(promises);
}

static void
forms_are_no_documents(void **state)
{
	static const promise promises[] = {
		{"đề nghị theomẫu số 01/MGTH ban hành", ""},
		{"theomẫu 01/TB-HT, cácbiểu số 02/TB-HT", ""},
		{"Tờ khai quyết toán thuế thu nhập doanh nghiệp số 03/TNDN", ""},
		{"Tờ khai thuế giá trị gia tăng … số 01/GTGT", ""},
		{"Tờ khai theo Thông tư số 80/2021/TT-BTC", "80/2021/TT-BTC"},
		{"Nộp tờ khai. Công văn số 03/TNDN", "03/TNDN"},
		{"CV 4729/SXD; VB số 12/SXD", "4729/SXD 12/SXD"},
	};

	(void) state;
	KEEPS(promises);
}

/* White space with at most `lines` line ends. */
static size_t
put_space(char *text, int lines)
{
	static const char *const spaces[] = {" ", "  ", "\t", "\u00A0", " \u2003", ""};
	static const char *const ends[] = {"\n", "\r\n", "\r", "\u2028"};
	size_t n = (size_t) sprintf(text, "%s", spaces[test_below(6)]);

	if (lines > 0)
	{
		n += (size_t) sprintf(text + n, "%s", ends[test_below(4)]);
		n += (size_t) sprintf(text + n, "%s", spaces[test_below(6)]);
	}
	return n;
}

/* A separator with white space around it, of which one line end at most. */
static size_t
put_wrapped(char *text, const char *separator, bool before, bool after)
{
	int line = (int) test_below(3); /* 1: before, 2: behind */
	size_t n = 0;

	if (before && test_below(2))
		n += put_space(text + n, line == 1);
	n += (size_t) sprintf(text + n, "%s", separator);
	if (after && test_below(2))
		n += put_space(text + n, line == 2);
	return n;
}

#define ONE_OF(list) (list)[test_below(sizeof(list) / sizeof((list)[0]))]

/* A number, plain and as it stands in a text whose lines end anywhere. */
static size_t
put_number(char *text, char *plain)
{
	static const char *const types[] = {"QĐ", "NĐ", "TT", "NQ", "KH", "TTr", "CTr", "TB"};
	static const char *const issuers[] = {"UBND", "CP",   "BTC", "TTg",     "SNgV",
										  "BCA",  "NHNN", "BYT", "BLĐTBXH", "HĐND"};
	static const char *const units[] = {"VX", "QLXNC", "GDTrH", "NgV", "X11"};
	static const char *const ministries[] = {"BQP", "BNV", "BTC", "BLĐTBXH", "BGD&ĐT"};
	size_t kind = test_below(5);
	size_t n = (size_t) sprintf(text, "%02d", (int) test_below(999) + 1);

	strcpy(plain, text);
	if (kind == 0) /* of the Party */
	{
		n += put_wrapped(text + n, "-", true, true);
		n += (size_t) sprintf(text + n, "NQ");
		n += put_wrapped(text + n, "/", true, true);
		n += (size_t) sprintf(text + n, "TW");
		strcat(plain, "-NQ/TW");
		return n;
	}
	n += put_wrapped(text + n, "/", true, true);
	strcat(plain, "/");
	if (kind != 1)
	{
		n += (size_t) sprintf(text + n, "2012");
		n += put_wrapped(text + n, "/", true, true);
		strcat(plain, "2012/");
	}
	if (kind == 2) /* joint */
	{
		n += (size_t) sprintf(text + n, "TTLT");
		strcat(plain, "TTLT");
		for (size_t i = 0, first = test_below(3); i < 2 + test_below(2); i++)
		{
			n += put_wrapped(text + n, "-", i == 0, true);
			n += (size_t) sprintf(text + n, "%s", ministries[first + i]);
			strcat(strcat(plain, "-"), ministries[first + i]);
		}
	}
	else if (kind == 3) /* a law */
	{
		n += (size_t) sprintf(text + n, "QH%d", 10 + (int) test_below(6));
		strcat(plain, strrchr(text, 'Q'));
	}
	else
	{
		const char *type = ONE_OF(types);
		const char *issuer = ONE_OF(issuers);

		n += (size_t) sprintf(text + n, "%s", type);
		n += put_wrapped(text + n, "-", true, true);
		n += (size_t) sprintf(text + n, "%s", issuer);
		strcat(strcat(strcat(plain, type), "-"), issuer);
		if (test_below(3) == 0)
		{
			const char *unit = ONE_OF(units);

			n += put_wrapped(text + n, "-", false, true);
			n += (size_t) sprintf(text + n, "%s", unit);
			strcat(strcat(plain, "-"), unit);
		}
	}
	return n;
}

/* Law-like text, made so that the answer is known. */
static void
wrapped_law_text_gives_what_was_written(void **state)
{
	static const char *const before[] = {"Căn cứ Nghị định số ",
										 "theo Quyết định số\n",
										 "văn bản ",
										 "(",
										 "“",
										 "các số ",
										 "Thông tư số",
										 "1.\t"};
	static const char *const behind[] = {
		" ngày 25/01/2022 của Bộ Tài chính",
		";\n- Căn cứ Luật Đất đai",
		"\n- Ủy ban nhân dân tỉnh",
		" - Sở Y tế",
		"\n\nĐiều 5. Hồ sơ 1/2, mẫu số 01/TB-HT.",
		"), sửa đổi",
		", điểm a khoản 2",
		" và https://example.vn/tim?q=12/QĐ-UBND\n",
		" tờ khai số 03/TNDN; ",
		"ngày 15/8/2021",
		".",
	};

	(void) state;
	for (int i = 0; i < 20000; i++)
	{
		char text[4096];
		char expected[1024] = "";
		char plain[200];
		size_t n = 0;

		for (int k = 0; k < 4; k++)
		{
			n += (size_t) sprintf(text + n, "%s", ONE_OF(before));
			n += put_number(text + n, plain);
			n += (size_t) sprintf(text + n, "%s\n\n", ONE_OF(behind));
			strcat(strcat(expected, k > 0 ? " " : ""), plain);
		}
		if (strcmp(found(text, DOCUMENT), expected) != 0)
			fail_msg("\"%s\": \"%s\", not \"%s\"", text, found(text, DOCUMENT), expected);
	}
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
	size_t n = 3 * SCAN_STEP;
	char *text = malloc(n);

	(void) state;
	for (int i = 0; i < 60; i++)
	{
		size_t at = SCAN_STEP - 30 + (size_t) i;
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
		cmocka_unit_test(lines_end_anywhere_in_a_number),
		cmocka_unit_test(a_symbol_that_goes_on_gives_no_stump),
		cmocka_unit_test(initials_of_two_letters_are_symbols),
		cmocka_unit_test(issuers_end_in_digits_and_footnotes_are_left_out),
		cmocka_unit_test(a_link_is_found_and_its_address_is_not),
		cmocka_unit_test(words_may_touch_a_number),
		cmocka_unit_test(forms_are_no_documents),
		cmocka_unit_test(wrapped_law_text_gives_what_was_written),
		cmocka_unit_test(hits_are_what_stands_there),
		cmocka_unit_test(finds_among_anything),
		cmocka_unit_test(slices_do_not_show),
		cmocka_unit_test(counts_bytes_on_demand),
	};

	test_seed();
	return cmocka_run_group_tests_name("extract", tests, NULL, NULL);
}
