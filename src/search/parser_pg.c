/*
 * parser_pg.c
 *		The text search parser vi_parser: tokens for the server.
 */
#include "common/pg_compat.h"

#include "miscadmin.h"
#include "tsearch/ts_public.h"

#include "common/utf8_database_pg.h"
#include "search/token_scan.h"

PG_FUNCTION_INFO_V1(vi_parser_start);
Datum
vi_parser_start(PG_FUNCTION_ARGS)
{
	token_scan *scan = palloc(sizeof(token_scan));

	cchc_require_utf8();
	*scan =
		token_scan_begin((const char *) PG_GETARG_POINTER(0), (size_t) Max(PG_GETARG_INT32(1), 0));
	PG_RETURN_POINTER(scan);
}

PG_FUNCTION_INFO_V1(vi_parser_token);
Datum
vi_parser_token(PG_FUNCTION_ARGS)
{
	token_scan *scan = (token_scan *) PG_GETARG_POINTER(0);
	const char **text = (const char **) PG_GETARG_POINTER(1);
	int *length = (int *) PG_GETARG_POINTER(2);
	token t;

	/* The server looks through a text of any length without a pause. */
	CHECK_FOR_INTERRUPTS();
	if (!token_next(scan, &t))
		PG_RETURN_INT32(0);
	*text = t.s;
	*length = (int) t.n;
	PG_RETURN_INT32(t.type);
}

PG_FUNCTION_INFO_V1(vi_parser_end);
Datum
vi_parser_end(PG_FUNCTION_ARGS)
{
	pfree(PG_GETARG_POINTER(0));
	PG_RETURN_VOID();
}

/* The names of the types; what both parsers have is called the same. */
static const struct
{
	token_type type;
	const char *alias;
	const char *description;
} types[] = {
	{TOKEN_ASCII_WORD, "asciiword", "Word, all ASCII (từ không dấu)"},
	{TOKEN_WORD, "word", "Word, all letters (từ)"},
	{TOKEN_NUMBER_WORD, "numword", "Word, letters and digits (từ có chữ số)"},
	{TOKEN_EMAIL, "email", "Email address (thư điện tử)"},
	{TOKEN_URL, "url", "URL (địa chỉ trang)"},
	{TOKEN_HOST, "host", "Host (tên miền)"},
	{TOKEN_BLANK, "blank", "Space symbols (khoảng trống, dấu câu)"},
	{TOKEN_TAG, "tag", "XML tag (thẻ XML)"},
	{TOKEN_PROTOCOL, "protocol", "Protocol head (giao thức)"},
	{TOKEN_FLOAT, "float", "Decimal notation (số thập phân)"},
	{TOKEN_INTEGER, "uint", "Unsigned integer (số nguyên)"},
	{TOKEN_ENTITY, "entity", "XML entity (ký tự XML)"},
	{TOKEN_ABBREVIATION, "abbreviation", "Capitals that are no syllable (chữ viết tắt)"},
	{TOKEN_DOCUMENT, "docnum", "Document number (số, ký hiệu văn bản)"},
	{TOKEN_PROCEDURE, "procedure", "Procedure code (mã thủ tục)"},
	{TOKEN_DOSSIER, "dossier", "Dossier code (mã hồ sơ)"},
	{TOKEN_DATE, "date", "Date (ngày)"},
	{TOKEN_NUMBER, "number", "Number in groups, amount (số có dấu phân nhóm, số tiền)"},
	{TOKEN_PREFIX, "prefix", "Abbreviated kind of place before its name (tiền tố địa danh)"},
};

PG_FUNCTION_INFO_V1(vi_parser_types);
Datum
vi_parser_types(PG_FUNCTION_ARGS)
{
	LexDescr *descr = palloc((lengthof(types) + 1) * sizeof(LexDescr));

	for (size_t i = 0; i < lengthof(types); i++)
	{
		descr[i].lexid = types[i].type;
		descr[i].alias = pstrdup(types[i].alias);
		descr[i].descr = pstrdup(types[i].description);
	}
	descr[lengthof(types)].lexid = 0;
	PG_RETURN_POINTER(descr);
}
