/*
 * fuzz_clean_text.c
 *		Clean text of words of every shape: mending leaves it alone.
 *
 * Each byte of the input chooses a word: a Vietnamese syllable in NFC, a code,
 * an acronym, an English word, a measure, a link; one word is the fuzzer's own
 * letters, or what a failed keyboard leaves.  That is no single word
 * among good ones, so nothing may change.
 */
#include "test/fuzz/fuzz_input.h"

#include "charset/charset_detect.h"
#include "charset/telex.h"
#include "test/unit/owned_text.h"
#include "text/syllable.h"

/* Accented ones first, half of them letters that cp1252 has. */
static const char *const SYLLABLES[] = {"của",   "đồng",  "nhà",   "là",   "có",  "bé",
										"tôi",   "thông", "quyết", "định", "hòa", "thuỷ",
										"xoong", "an",    "ninh",  "to"};

static const char *const SHAPES[] = {"IMF",
									 "WAF",
									 "DDoS",
									 "AF.417",
									 "IPS/IDS",
									 "MOFA",
									 "QĐ-UBND",
									 "12/2024/NĐ-CP",
									 "CO2",
									 "H2O",
									 "A4",
									 "iPhone",
									 "eHoaf",
									 "30C÷30C",
									 "-20°C",
									 "5m×6m",
									 "220V±5%",
									 "R’lấp",
									 "H'Mông",
									 "www.tieesng.vn",
									 "a@b.vn",
									 "https://dduwowcj.vn/hoaf",
									 "file_dduwowcj",
									 "3,5",
									 "1.000.000đ",
									 "v1.2",
									 "(Mango puree)",
									 "too",
									 "soon",
									 "has",
									 "been",
									 "Windows",
									 "—",
									 "“",
									 "”",
									 "Khoong",
									 "©",
									 "½",
									 "m²",
									 "\n"};

/* What a failed keyboard leaves, but never alone. */
static const char *const LEFTOVERS[] = {"dduwowcj", "tieesng", "hoaf",  "vieecj",  "Ddaay",
										"cuar",     "tooi",    "puree", "d9u7o7c5"};

#define COUNT(array) (sizeof(array) / sizeof(array[0]))

/* A text, and whether it has a word of the fuzzer's letters already. */
typedef struct builder
{
	char text[8192];
	size_t n;
} builder;

static void
put_bytes(builder *b, const char *s, size_t n)
{
	memcpy(b->text + b->n, s, n);
	b->n += n;
}

static void
put_word(builder *b, const char *s)
{
	if (b->n > 0 && b->text[b->n - 1] != '\n')
		put_bytes(b, " ", 1);
	put_bytes(b, s, strlen(s));
}

/* Nothing, or abort. */
static void
untyped_is_same(const builder *b, key_method method)
{
	key_reader r = key_reader_begin(method, b->text, b->n);
	char *out = malloc(KEYS_MAX_TEXT(b->n));
	bool changed = false;

	while (r.position < r.n)
		keys_survey(&r, 64);
	if (keys_begin(&r))
		while (r.position < r.n)
			keys_convert(&r, r.n, out, &changed);
	if (changed)
		abort();
	free(out);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static builder b;
	charset_detector d;
	owned_text clean;
	owned_text normal;
	int finding;
	char own[9] = "";

	/* one accented word at least, and up to eight letters of the fuzzer's */
	b.n = 0;
	put_word(&b, SYLLABLES[size > 0 ? data[0] % 8 : 0]);
	if (size > 1 && data[1] < 4 * COUNT(LEFTOVERS))
		strcpy(own, LEFTOVERS[data[1] / 4]);
	else
		for (size_t i = 1; i < size && i < 9; i++)
			own[i - 1] = (char) ((data[i] & 0x20 ? 'a' : 'A') + (data[i] & 0x1F) % 26);
	for (size_t i = 9; i < size && b.n < sizeof(b.text) - 100; i++)
	{
		if (i == 9 + size / 2)
			put_word(&b, own);
		/* an accented word on both sides of what looks like keys */
		if (data[i] % 4 == 0)
			put_word(&b, SHAPES[data[i] / 4 % COUNT(SHAPES)]);
		else
			put_word(&b, SYLLABLES[data[i] / 4 % COUNT(SYLLABLES)]);
	}

	untyped_is_same(&b, KEYS_TELEX);
	untyped_is_same(&b, KEYS_VNI);

	d = charset_detector_begin(b.text, b.n, DETECT_DEFAULT);
	while (d.position < d.n)
		charset_detect_step(&d, 64);
	finding = charset_detect_result(&d);
	if (finding != DETECTED_UNICODE && finding != DETECTED_ASCII)
		abort();

	/* normalising is cleaning: no tone mark moves */
	clean = run_clean(owned_new(b.text, b.n));
	normal = run_normalize(owned_new(b.text, b.n), TONE_STYLE_KEEP);
	if (!owned_equal(clean, normal))
		abort();
	free(clean.s);
	free(normal.s);
	return 0;
}
