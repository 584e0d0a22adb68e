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

typedef enum scan_status
{
	SCAN_FOUND,  /* the scan stands behind what it found */
	SCAN_PAUSED, /* nothing in the last SCAN_STEP bytes, but the text goes on: call again */
	SCAN_END     /* nothing more in the text */
} scan_status;

/* A scan pauses after so many bytes. */
#define SCAN_STEP 65536

#endif /* CCHC_SCAN_H */
