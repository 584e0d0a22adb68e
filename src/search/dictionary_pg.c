/*
 * dictionary_pg.c
 *		The text search templates vi_syllable and vi_code.
 */
#include "common/pg_compat.h"

#include "commands/defrem.h"
#include "tsearch/ts_public.h"
#include "utils/builtins.h"

#include "common/utf8_database_pg.h"
#include "search/code_lexeme.h"
#include "search/lexeme.h"
#include "search/stop_word.h"

typedef enum accent_option
{
	ACCENT_BOTH,
	ACCENT_KEEP,
	ACCENT_STRIP
} accent_option;

typedef struct syllable_dictionary
{
	accent_option accent;
	bool fold_iy;
	bool stop;
	word_lexemes lexemes; /* of the word at work */
} syllable_dictionary;

/* Which of the values, NULL at the end, an option has. */
static int
option_value(DefElem *option, const char *const *values)
{
	const char *given = defGetString(option);

	for (int i = 0; values[i] != NULL; i++)
		if (pg_strcasecmp(given, values[i]) == 0)
			return i;
	ereport(ERROR, (errcode(ERRCODE_INVALID_PARAMETER_VALUE),
					errmsg("invalid value for vi_syllable parameter \"%s\": \"%s\"",
						   option->defname, given),
					values[2] != NULL
						? errhint("The values are %s, %s and %s.", values[0], values[1], values[2])
						: errhint("The values are %s and %s.", values[0], values[1])));
}

static void
set_option(syllable_dictionary *d, DefElem *option)
{
	static const char *const accents[] = {"both", "keep", "strip", NULL};
	static const char *const rimes[] = {"fold", "keep", NULL};
	static const char *const stops[] = {"off", "on", NULL};

	if (strcmp(option->defname, "accent") == 0)
		d->accent = (accent_option) option_value(option, accents);
	else if (strcmp(option->defname, "iy") == 0)
		d->fold_iy = option_value(option, rimes) == 0;
	else if (strcmp(option->defname, "stop") == 0)
		d->stop = option_value(option, stops) == 1;
	else
		ereport(ERROR, (errcode(ERRCODE_INVALID_PARAMETER_VALUE),
						errmsg("unrecognized vi_syllable parameter: \"%s\"", option->defname),
						errhint("The parameters are accent, iy and stop.")));
}

PG_FUNCTION_INFO_V1(vi_syllable_init);
Datum
vi_syllable_init(PG_FUNCTION_ARGS)
{
	List *options = (List *) PG_GETARG_POINTER(0);
	syllable_dictionary *d = palloc0(sizeof(syllable_dictionary));
	ListCell *cell;

	d->fold_iy = true;
	foreach (cell, options)
		set_option(d, (DefElem *) lfirst(cell));
	PG_RETURN_POINTER(d);
}

/* A lexeme in memory of its own, which the server frees. */
static char *
lexeme_string(const char *s, size_t n)
{
	char *lexeme = palloc(n + 1);

	memcpy(lexeme, s, n);
	lexeme[n] = '\0';
	return lexeme;
}

/*
 * Both lexemes belong to one variant: so the server's to_tsquery asks for both
 * of a word with accents, and for the plain one of a word without.
 */
PG_FUNCTION_INFO_V1(vi_syllable_lexize);
Datum
vi_syllable_lexize(PG_FUNCTION_ARGS)
{
	syllable_dictionary *d = (syllable_dictionary *) PG_GETARG_POINTER(0);
	const char *word = (const char *) PG_GETARG_POINTER(1);
	size_t n = (size_t) Max(PG_GETARG_INT32(2), 0);
	word_lexemes *w = &d->lexemes;
	TSLexeme *result = palloc0(3 * sizeof(TSLexeme));
	TSLexeme *next = result;

	cchc_require_utf8();
	word_lexemes_of(word, n, d->fold_iy, w);
	/* Nothing in the list says: a stop word. */
	if (w->typed_len == 0 || (d->stop && is_stop_word(w->typed, w->typed_len)))
		PG_RETURN_POINTER(result);
	if (d->accent != ACCENT_STRIP)
		(next++)->lexeme = lexeme_string(w->typed, w->typed_len);
	if (d->accent == ACCENT_STRIP || (d->accent == ACCENT_BOTH && word_lexemes_differ(w)))
		next->lexeme = lexeme_string(w->plain, w->plain_len);
	PG_RETURN_POINTER(result);
}

PG_FUNCTION_INFO_V1(vi_code_init);
Datum
vi_code_init(PG_FUNCTION_ARGS)
{
	List *options = (List *) PG_GETARG_POINTER(0);

	if (options != NIL)
		ereport(ERROR, (errcode(ERRCODE_INVALID_PARAMETER_VALUE),
						errmsg("unrecognized vi_code parameter: \"%s\"",
							   ((DefElem *) linitial(options))->defname),
						errhint("The template has no parameters.")));
	PG_RETURN_POINTER(palloc(sizeof(code_lexemes)));
}

PG_FUNCTION_INFO_V1(vi_code_lexize);
Datum
vi_code_lexize(PG_FUNCTION_ARGS)
{
	code_lexemes *code = (code_lexemes *) PG_GETARG_POINTER(0);
	const char *word = (const char *) PG_GETARG_POINTER(1);
	size_t n = (size_t) Max(PG_GETARG_INT32(2), 0);
	TSLexeme *result;

	cchc_require_utf8();
	/* Not ours: the next dictionary of the list is asked. */
	if (!code_lexemes_of(word, n, code))
		PG_RETURN_POINTER(NULL);
	result = palloc0((code->count + 1) * sizeof(TSLexeme));
	for (size_t i = 0; i < code->count; i++)
	{
		result[i].lexeme = lexeme_string(code->lexeme[i].s, code->lexeme[i].n);
		result[i].flags = code->lexeme[i].next ? TSL_ADDPOS : 0;
	}
	PG_RETURN_POINTER(result);
}
