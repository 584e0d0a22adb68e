/*
 * parsers.c
 *		How many values a second the core parsers of the identifiers take, on
 *		one core: for each written form a line "type|form|million a second", the
 *		best of several runs in processor time.
 */
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "identifier/agency_code.h"
#include "document/document_number.h"
#include "identifier/dossier_code.h"
#include "identifier/procedure_code.h"

#define VALUES 4096
#define ROUNDS 200
#define RUNS 7
#define ROOM 64

static char texts[VALUES][ROOM];
static size_t lengths[VALUES];

static bool
take_procedure_code(const char *s, size_t n)
{
	procedure_code code;

	return procedure_code_parse(s, n, &code, NULL) == CCHC_OK;
}

static bool
take_agency_code(const char *s, size_t n)
{
	agency_code code;

	return agency_code_parse(s, n, &code, NULL) == CCHC_OK;
}

static bool
take_dossier_code(const char *s, size_t n)
{
	dossier_code code;

	return dossier_code_parse(s, n, &code, NULL) == CCHC_OK;
}

static bool
take_document_number(const char *s, size_t n)
{
	document_number number;

	return document_number_parse(s, n, &number, NULL) == CCHC_OK;
}

static double
processor_seconds(void)
{
	return (double) clock() / CLOCKS_PER_SEC;
}

/* Time the parser on texts[]; a value that it does not take is a mistake in this file. */
static void
measure(const char *type, const char *form, bool (*take)(const char *, size_t))
{
	double best = 0;

	for (int run = 0; run < RUNS; run++)
	{
		double started = processor_seconds();
		long taken = 0;
		double speed;

		for (int round = 0; round < ROUNDS; round++)
			for (int i = 0; i < VALUES; i++)
				taken += take(texts[i], lengths[i]);
		if (taken != (long) ROUNDS * VALUES)
		{
			fprintf(stderr, "%s: a value such as %s is refused\n", type, texts[0]);
			exit(1);
		}
		speed = (double) taken / 1e6 / (processor_seconds() - started);
		best = speed > best ? speed : best;
	}
	printf("%s|%s|%.1f\n", type, form, best);
}

/* A fixed sequence, so that every run measures the same values. */
static unsigned
below(unsigned n)
{
	static uint64_t state = 20260101;

	state = state * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
	return (unsigned) (state >> 33) % n;
}

#define MEASURE(type, form, ...) \
	do \
	{ \
		for (int i = 0; i < VALUES; i++) \
			lengths[i] = (size_t) snprintf(texts[i], ROOM, __VA_ARGS__); \
		measure(#type, form, take_##type); \
	} while (0)

int
main(void)
{
	static const char *const symbols[] = {
		"QĐ-UBND", "NĐ-CP",  "TT-BTC", "NQ-HĐND",   "KH-UBND", "QĐ-TTg", "UBND-VX", "TT-BLĐTBXH",
		"TB-UBND", "BXD-VP", "CT-TTg", "TTr-SNNMT", "QĐ-BYT",  "TT-BNV", "NQ-CP",   "QĐ-BCA-QLXNC"};

	MEASURE(procedure_code, "1.004227.H56", "%u.%06u.H%02u", 1 + below(6), below(1000000),
			1 + below(63));
	MEASURE(procedure_code, "1.004227.000.00.00.H56", "%u.%06u.000.00.00.H%02u", 1 + below(6),
			below(1000000), 1 + below(63));
	MEASURE(agency_code, "H56.14.2", "H%02u.%u.%u", 1 + below(63), 1 + below(300), 1 + below(99));
	MEASURE(agency_code, "000.02.14.H56", "000.%02u.%02u.H%02u", below(100), 1 + below(99),
			1 + below(63));
	MEASURE(dossier_code, "H57.132-260804-0583", "H%02u.%u-26%02u%02u-%04u", 1 + below(63),
			1 + below(300), 1 + below(12), 1 + below(28), 1 + below(9999));
	MEASURE(dossier_code, "000.02.14.H56-260804-0583", "000.%02u.%02u.H%02u-26%02u%02u-%04u",
			below(100), 1 + below(99), 1 + below(63), 1 + below(12), 1 + below(28),
			1 + below(9999));
	MEASURE(document_number, "299/QĐ-UBND", "%02u/%s", 1 + below(9000), symbols[below(16)]);
	MEASURE(document_number, "118/2025/NĐ-CP", "%02u/%u/%s", 1 + below(900), 1995 + below(31),
			symbols[below(16)]);
	return 0;
}
