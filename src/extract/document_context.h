/*
 * document_context.h
 *		What the words before a number say about it: "Quyết định số 299/..." is
 *		a document, "Mẫu số 01/TB-HT" is a form.
 */
#ifndef CCHC_DOCUMENT_CONTEXT_H
#define CCHC_DOCUMENT_CONTEXT_H

#include <stddef.h>

typedef enum document_context
{
	DOCUMENT_CONTEXT_NONE,   /* nothing is said */
	DOCUMENT_CONTEXT_NUMBER, /* "số", or the name of a type: Nghị định, CV */
	DOCUMENT_CONTEXT_FORM,   /* "Mẫu", "Phụ lục", "Tờ khai", with or without "số" */
	DOCUMENT_CONTEXT_FORM_NAME /* "Tờ khai thuế thu nhập số": a form, unless the number tells */
} document_context;

/*
 * Judge the n bytes of UTF-8 that stand before a number.  Reads at most the
 * last DOCUMENT_CONTEXT_BYTES of them.  Letter case, composition and the place
 * of tone marks do not matter.
 */
#define DOCUMENT_CONTEXT_BYTES 160

extern document_context document_context_before(const char *s, size_t n);

#endif /* CCHC_DOCUMENT_CONTEXT_H */
