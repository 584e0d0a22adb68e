/*
 * fuzz_extract.c
 *		Any bytes: no crash, no read past the end, an end; hits in order, inside
 *		the text, and each a value for the type's own parser.
 */
#include "test/fuzz/fuzz_input.h"

#include "document/document_parts.h"
#include "extract/extract_code.h"
#include "extract/extract_document.h"

static void
check(int ok)
{
	if (!ok)
		abort();
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	char *exact = fuzz_exact(data, size);

	for (int what = 0; what < 3; what++)
	{
		extract_scan scan;
		extract_place place = {0};
		document_number d;
		procedure_code p;
		dossier_code c;
		size_t last = 0;
		scan_status status;

		extract_start(&scan, exact, size, false);
		for (;;)
		{
			status = what == 0   ? extract_document_number(&scan, &d, &place)
					 : what == 1 ? extract_procedure_code(&scan, &p, &place)
								 : extract_dossier_code(&scan, &c, &place);
			if (status != SCAN_FOUND)
				break;
			check(place.first >= last && place.end > place.first && place.end <= size);
			check(place.start >= 1 && place.length >= 1 && place.start + place.length <= size + 1);
			last = place.end;
			if (what == 0)
				check(document_number_valid(d.bytes, d.len));
			else if (what == 1)
				check(procedure_code_valid(p));
		}
		check(status == SCAN_END); /* no pause in so short a text */
	}
	free(exact);
	return 0;
}
