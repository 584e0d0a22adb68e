/*
 * fuzz_charset.c
 *		Any bytes in any charset: no crash, no write past the room; what is decoded and
 *		can be encoded decodes to the same text; any text that is encoded comes back.
 */
#include "test/fuzz/fuzz_input.h"

#include "common/utf8.h"
#include "charset/charset.h"

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	char *exact = fuzz_exact(data, size);
	size_t step = size > 1 ? 1 + data[1] % 32 : 1;
	charset cs = size > 0 ? data[0] % CHARSET_COUNT : 0;
	char *text = malloc(CHARSET_DECODED_MAX(size + step));
	char *bytes = malloc(CHARSET_ENCODED_MAX(3 * size + 2 * step + 8));
	char *again = malloc(CHARSET_DECODED_MAX(CHARSET_ENCODED_MAX(3 * size + 2 * step + 8)));
	charset_cursor in;
	size_t len = 0;
	size_t bytes_len = 0;
	size_t written;
	cchc_status status = CCHC_OK;

	/* as bytes, step by step */
	in = charset_cursor_begin(exact, size);
	while (in.position < size && status == CCHC_OK)
	{
		status = charset_decode(cs, &in, step, text + len, &written, NULL);
		len += written;
	}

	/* the text decoded so far, and the input as text */
	for (int round = 0; round < 2; round++)
	{
		const char *from = round == 0 ? text : exact;
		size_t n = round == 0 ? len : size;

		bytes_len = 0;
		in = charset_cursor_begin(from, n);
		status = CCHC_OK;
		while (in.position < n && status == CCHC_OK)
		{
			status = charset_encode(cs, &in, step, bytes + bytes_len, &written, NULL);
			bytes_len += written;
		}
		if (status == CCHC_OK)
		{
			in = charset_cursor_begin(bytes, bytes_len);
			if (n > 0 && memchr(from, 0, n) == NULL &&
				(charset_decode(cs, &in, bytes_len, again, &written, NULL) != CCHC_OK ||
				 written != n || memcmp(again, from, n) != 0))
				abort();
		}
	}
	free(text);
	free(bytes);
	free(again);
	free(exact);
	return 0;
}
