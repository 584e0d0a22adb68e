/*
 * nfc_icu.c
 *		NFC outside the Vietnamese alphabet, by ICU.  A core like any other but
 *		for ICU's headers: no allocation, ICU's own instance is a constant.
 */
#include "text/nfc_icu.h"

#include <string.h>

#if !__has_include(<unicode/unorm2.h>)
#error "ICU's headers are missing: install libicu-dev (or libicu-devel), then make again"
#endif
#include <unicode/unorm2.h>
#include <unicode/ustring.h>

#include "common/utf8.h"
#include "text/nfc_inert.h"

bool
nfc_icu_begins(uint32_t c)
{
	UErrorCode status = U_ZERO_ERROR;

	return nfc_is_inert(c) || unorm2_hasBoundaryBefore(unorm2_getNFCInstance(&status), (UChar32) c);
}

size_t
nfc_icu(const char *s, size_t n, char *dst, size_t *written)
{
	UErrorCode status = U_ZERO_ERROR;
	const UNormalizer2 *nfc = unorm2_getNFCInstance(&status);
	UChar units[NFC_LONGEST];
	UChar normal[NFC_LONGEST * NFC_GROWTH];
	int32_t count = 0;
	int32_t end_count = 0; /* units and bytes up to the last boundary */
	size_t end = 0;
	size_t i = 0;
	size_t used;
	int32_t normal_count;
	int32_t bytes = 0;

	/* Collect up to the last boundary that fits. */
	for (; i < n; i += used)
	{
		uint32_t c = utf8_decode(s + i, n - i, &used);

		if (i > 0 && (nfc_is_inert(c) || unorm2_hasBoundaryBefore(nfc, (UChar32) c)))
		{
			end = i;
			end_count = count;
			if (nfc_is_inert(c))
				break;
		}
		if (c == UTF8_INVALID)
		{
			i = used; /* an invalid byte at the start: it goes as it is */
			end = 0;
			break;
		}
		if (count + 2 > NFC_LONGEST)
		{
			if (end > 0)
				break;
			continue; /* too long: look for where it ends, to copy it */
		}
		U16_APPEND_UNSAFE(units, count, (UChar32) c);
	}
	if (i >= n && count + 2 <= NFC_LONGEST)
	{
		end = n;
		end_count = count;
	}

	if (end > 0 && end_count + 2 <= NFC_LONGEST)
	{
		normal_count =
			unorm2_normalize(nfc, units, end_count, normal, NFC_LONGEST * NFC_GROWTH, &status);
		u_strToUTF8(dst, (int32_t) (end * NFC_GROWTH), &bytes, normal, normal_count, &status);
		if (U_SUCCESS(status))
		{
			*written = (size_t) bytes;
			return end;
		}
	}
	if (end == 0)
		end = i < n ? i : n;
	memcpy(dst, s, end);
	*written = end;
	return end;
}
