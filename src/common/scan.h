/*
 * scan.h
 *		Looking through a long text for things, a stretch at a time.
 *
 * A scan keeps its place, so that its caller can look after other things (such
 * as interrupts) between two stretches.  Places are counted in characters, the
 * first of which is 1, as substr() counts them.
 */
#ifndef CCHC_SCAN_H
#define CCHC_SCAN_H

#include <stddef.h>

typedef enum scan_status
{
	SCAN_FOUND,  /* the scan stands behind what it found */
	SCAN_PAUSED, /* nothing in the last SCAN_STEP bytes, but the text goes on: call again */
	SCAN_END     /* nothing more in the text */
} scan_status;

/* A scan pauses after so many bytes. */
#define SCAN_STEP 65536

/* Where a stretch of a text of n bytes ends that begins at byte `at`. */
static inline size_t
scan_stop(size_t at, size_t n)
{
	return n - at > SCAN_STEP ? at + SCAN_STEP : n;
}

/*
 * The first byte of s from i on, and before stop, that may begin a digit: an
 * ASCII one, or the first byte of the full-width forms.  When there is none,
 * stop, or i when that is not before stop.
 */
extern size_t scan_to_digit(const char *s, size_t i, size_t stop);

/* How many characters of UTF-8 begin in the n bytes s. */
extern size_t scan_characters(const char *s, size_t n);

#endif /* CCHC_SCAN_H */
