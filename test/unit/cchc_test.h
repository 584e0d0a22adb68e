/*
 * cchc_test.h
 *		cmocka with what it needs before it, and a seeded random source.
 */
#ifndef CCHC_TEST_H
#define CCHC_TEST_H

#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

static uint64_t test_random_state;

/* Seed from CCHC_SEED or the clock, and print the seed: a failure can be repeated. */
static inline void
test_seed(void)
{
	const char *given = getenv("CCHC_SEED");

	test_random_state = given ? strtoull(given, NULL, 10) : (uint64_t) time(NULL);
	printf("CCHC_SEED=%llu\n", (unsigned long long) test_random_state);
}

/* The next 64 random bits (splitmix64: Steele, Lea, Flood 2014). */
static inline uint64_t
test_random(void)
{
	uint64_t z = test_random_state += UINT64_C(0x9E3779B97F4A7C15);

	z = (z ^ z >> 30) * UINT64_C(0xBF58476D1CE4E5B9);
	z = (z ^ z >> 27) * UINT64_C(0x94D049BB133111EB);
	return z ^ z >> 31;
}

/* A random number from 0 to n - 1. */
static inline uint64_t
test_below(uint64_t n)
{
	return test_random() % n;
}

#endif /* CCHC_TEST_H */
