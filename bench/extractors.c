/*
 * extractors.c
 *		How many megabytes of text a second the extractors read, on one core:
 *		for each a line "what|megabytes a second|found", the best of several runs
 *		in processor time.  All read the same text, which has the shape of a law.
 */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "deadline/time_limit_extract.h"
#include "extract/extract_code.h"
#include "extract/extract_document.h"
#include "words/date_text.h"

#define TEXT_BYTES (8 * 1024 * 1024)
#define RUNS 7

static char text[TEXT_BYTES + 4096];
static size_t text_len;

/* A fixed sequence, so that every run measures the same text. */
static unsigned
below(unsigned n)
{
	static uint64_t state = 20260101;

	state = state * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
	return (unsigned) (state >> 33) % n;
}

/* Sentences with a citation, a date, a limit or a code now and then, and lines that wrap. */
static void
make_text(void)
{
	static const char *const plain[] = {
		"Tổ chức, cá nhân có nhu cầu giải quyết thủ tục hành chính nộp hồ sơ trực tiếp, qua dịch vụ bưu chính "
		"công ích hoặc trực tuyến trên Cổng dịch vụ công theo quy định tại khoản 2 Điều này. ",
		"Cơ quan tiếp nhận có trách nhiệm kiểm tra tính đầy đủ của hồ sơ; trường hợp hồ sơ chưa đầy đủ thì hướng "
		"dẫn bằng văn bản để tổ chức, cá nhân hoàn thiện. ",
		"Trong quá trình thẩm định, nếu cần làm rõ nội dung, cơ quan giải quyết lấy ý kiến của các cơ quan, đơn vị "
		"có liên quan và tổng hợp, báo cáo người có thẩm quyền xem xét, quyết định. ",
		"Kết quả giải quyết được trả tại Bộ phận Một cửa hoặc gửi qua hệ thống thông tin giải quyết thủ tục hành "
		"chính; phí, lệ phí thực hiện theo quy định của pháp luật. ",
	};

	while (text_len < TEXT_BYTES)
	{
		char *p = text + text_len;

		p += sprintf(p, "%s", plain[below(4)]);
		switch (below(6))
		{
			case 0:
				p += sprintf(p,
							 "Căn cứ Nghị định số %u/20%02u/NĐ-%sCP ngày %u tháng %u năm 20%02u. ",
							 1 + below(200), 10 + below(16), below(4) ? "" : "\n", 1 + below(28),
							 1 + below(12), 10 + below(16));
				break;
			case 1:
				p += sprintf(p, "Quyết định số %u/QĐ-UBND ngày %02u/%02u/2025. ", 1 + below(4000),
							 1 + below(28), 1 + below(12));
				break;
			case 2:
				p += sprintf(p, "Thời hạn là %02u ngày làm việc kể từ ngày nhận đủ hồ sơ. ",
							 1 + below(30));
				break;
			case 3:
				p += sprintf(p, "Thủ tục %u.%06u.H%02u, hồ sơ H%02u.%u-26%02u%02u-%04u. ",
							 1 + below(6), below(1000000), 1 + below(63), 1 + below(63),
							 1 + below(300), 1 + below(12), 1 + below(28), 1 + below(9999));
				break;
			default:
				break;
		}
		p += sprintf(p, "%s", below(3) ? "" : "\n");
		text_len = (size_t) (p - text);
	}
}

static size_t
find_document_numbers(void)
{
	extract_scan scan;
	extract_place place;
	document_number value;
	scan_status status;
	size_t found = 0;

	extract_start(&scan, text, text_len, false);
	while ((status = extract_document_number(&scan, &value, &place)) != SCAN_END)
		found += status == SCAN_FOUND;
	return found;
}

static size_t
find_procedure_codes(void)
{
	extract_scan scan;
	extract_place place;
	procedure_code value;
	scan_status status;
	size_t found = 0;

	extract_start(&scan, text, text_len, false);
	while ((status = extract_procedure_code(&scan, &value, &place)) != SCAN_END)
		found += status == SCAN_FOUND;
	return found;
}

static size_t
find_dossier_codes(void)
{
	extract_scan scan;
	extract_place place;
	dossier_code value;
	scan_status status;
	size_t found = 0;

	extract_start(&scan, text, text_len, false);
	while ((status = extract_dossier_code(&scan, &value, &place)) != SCAN_END)
		found += status == SCAN_FOUND;
	return found;
}

static size_t
find_dates(void)
{
	date_scanner scan = date_scanner_of(text, text_len);
	date_hit hit;
	scan_status status;
	size_t found = 0;

	while ((status = date_scan(&scan, false, &hit)) != SCAN_END)
		found += status == SCAN_FOUND;
	return found;
}

static size_t
find_time_limits(void)
{
	limit_scan scan;
	limit_match match;
	scan_status status;
	size_t found = 0;

	limit_scan_begin(&scan, text, text_len);
	while ((status = limit_scan_next(&scan, &match)) != SCAN_END)
		found += status == SCAN_FOUND;
	return found;
}

static double
processor_seconds(void)
{
	return (double) clock() / CLOCKS_PER_SEC;
}

static void
measure(const char *what, size_t (*find)(void))
{
	double best = 0;
	size_t found = 0;

	for (int run = 0; run < RUNS; run++)
	{
		double started = processor_seconds();
		double speed;

		found = find();
		speed = (double) text_len / 1e6 / (processor_seconds() - started);
		best = speed > best ? speed : best;
	}
	printf("%s|%.0f|%zu\n", what, best, found);
}

int
main(void)
{
	make_text();
	measure("document numbers", find_document_numbers);
	measure("procedure codes", find_procedure_codes);
	measure("dossier codes", find_dossier_codes);
	measure("dates", find_dates);
	measure("time limits", find_time_limits);
	return 0;
}
