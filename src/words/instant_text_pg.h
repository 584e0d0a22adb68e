/*
 * instant_text_pg.h
 *		Instants of a table's cells, for those who report what is wrong with one.
 */
#ifndef CCHC_INSTANT_TEXT_PG_H
#define CCHC_INSTANT_TEXT_PG_H

#include "common/input_type_pg.h"

/* How text is read as a timestamptz; UTF8 databases only. */
extern const input_type instant_input;

#endif /* CCHC_INSTANT_TEXT_PG_H */
