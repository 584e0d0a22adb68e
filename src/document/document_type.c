/*
 * document_type.c
 *		The type abbreviations: Decree 30/2020/NĐ-CP, Appendix III; Law
 *		64/2025/QH15, Article 4; joint documents, Party and older forms in use.
 */
#include "document/document_type.h"

#include "document/document_alphabet.h"

#define WORD1(a) ((document_word) DOC_##a)
#define WORD2(a, b) (WORD1(a) << DOCUMENT_WORD_BITS | DOC_##b)
#define WORD3(a, b, c) (WORD2(a, b) << DOCUMENT_WORD_BITS | DOC_##c)
#define WORD4(a, b, c, d) (WORD3(a, b, c) << DOCUMENT_WORD_BITS | DOC_##d)

/* Types of two letters: for each first letter, the set of the second ones. */
#define SECOND(letter) (UINT64_C(1) << DOC_##letter)

static const uint64_t two_letters[DOCUMENT_WORD_MASK + 1] = {
	[DOC_B] = SECOND(B) | SECOND(C),  /* BB BC */
	[DOC_C] = SECOND(DD) | SECOND(T), /* CĐ CT, and CV is a letter */
	[DOC_D] = SECOND(A),              /* DA */
	[DOC_DD] = SECOND(A),             /* ĐA */
	[DOC_G] = SECOND(M) | SECOND(P),  /* GM GP */
	[DOC_H] = SECOND(D) | SECOND(DD), /* HD HĐ */
	[DOC_K] = SECOND(H) | SECOND(L),  /* KH KL */
	[DOC_N] = SECOND(DD) | SECOND(Q), /* NĐ NQ */
	[DOC_P] = SECOND(A) | SECOND(B) | SECOND(C) | SECOND(G) | SECOND(L), /* PA PB PC PG PL */
	[DOC_Q] = SECOND(C) | SECOND(DD),                                    /* QC QĐ */
	[DOC_S] = SECOND(L) | SECOND(Y),                                     /* SL SY */
	[DOC_T] = SECOND(B) | SECOND(C) | SECOND(T),                         /* TB TC TT */
};

/* Longer types, sorted by word, which is by length first. */
static const struct
{
	uint32_t word;
	uint8_t kind;
} longer[] = {
	{WORD3(B, G, N), DOCUMENT_KIND_SINGLE},     /* BGN */
	{WORD3(B, T, T), DOCUMENT_KIND_SINGLE},     /* BTT */
	{WORD3(C, T, R), DOCUMENT_KIND_SINGLE},     /* CTR */
	{WORD3(G, C, N), DOCUMENT_KIND_SINGLE},     /* GCN */
	{WORD3(G, G, T), DOCUMENT_KIND_SINGLE},     /* GGT */
	{WORD3(G, N, P), DOCUMENT_KIND_SINGLE},     /* GNP */
	{WORD3(G, U, Q), DOCUMENT_KIND_SINGLE},     /* GUQ */
	{WORD3(L, C, T), DOCUMENT_KIND_SINGLE},     /* LCT */
	{WORD3(Q, Y, DD), DOCUMENT_KIND_SINGLE},    /* QYĐ */
	{WORD3(T, R, S), DOCUMENT_KIND_SINGLE},     /* TRS */
	{WORD3(T, T, R), DOCUMENT_KIND_SINGLE},     /* TTR */
	{WORD4(C, T, H, DD), DOCUMENT_KIND_SINGLE}, /* CTHĐ */
	{WORD4(C, T, L, T), DOCUMENT_KIND_JOINT},   /* CTLT */
	{WORD4(C, T, P, H), DOCUMENT_KIND_JOINT},   /* CTPH */
	{WORD4(H, D, L, N), DOCUMENT_KIND_JOINT},   /* HDLN */
	{WORD4(K, H, L, N), DOCUMENT_KIND_JOINT},   /* KHLN */
	{WORD4(K, H, L, T), DOCUMENT_KIND_JOINT},   /* KHLT */
	{WORD4(K, H, P, H), DOCUMENT_KIND_JOINT},   /* KHPH */
	{WORD4(N, Q, L, T), DOCUMENT_KIND_JOINT},   /* NQLT */
	{WORD4(Q, C, L, N), DOCUMENT_KIND_JOINT},   /* QCLN */
	{WORD4(Q, C, P, H), DOCUMENT_KIND_JOINT},   /* QCPH */
	{WORD4(T, T, L, B), DOCUMENT_KIND_JOINT},   /* TTLB */
	{WORD4(T, T, L, N), DOCUMENT_KIND_JOINT},   /* TTLN */
	{WORD4(T, T, L, T), DOCUMENT_KIND_JOINT},   /* TTLT */
	{WORD4(V, B, H, N), DOCUMENT_KIND_SINGLE},  /* VBHN */
};

/* The kind of a word of three or four letters. */
static document_kind
kind_of_longer(document_word word)
{
	size_t first = 0;
	size_t n = sizeof(longer) / sizeof(longer[0]);

	/* A binary search without a branch on the words, which nobody could predict. */
	while (n > 1)
	{
		size_t half = n / 2;

		first += longer[first + half].word <= word ? half : 0;
		n -= half;
	}
	return longer[first].word == word ? (document_kind) longer[first].kind : DOCUMENT_KIND_NONE;
}

document_kind
document_kind_of(document_word word, size_t n)
{
	switch (n)
	{
		case 1:
			return word == WORD1(L) ? DOCUMENT_KIND_SINGLE : DOCUMENT_KIND_NONE;
		case 2:
			if (two_letters[word >> DOCUMENT_WORD_BITS] >> (word & DOCUMENT_WORD_MASK) & 1)
				return DOCUMENT_KIND_SINGLE;
			return word == WORD2(C, V) ? DOCUMENT_KIND_LETTER : DOCUMENT_KIND_NONE;
		case 3:
		case 4:
			return kind_of_longer(word);
		default:
			return DOCUMENT_KIND_NONE;
	}
}

uint32_t
document_small_letters_of_three(document_word word)
{
	if (word == WORD3(T, T, G) || word == WORD3(T, T, R) || word == WORD3(C, T, R))
		return 1 << 2;
	if (word == WORD3(Q, Y, DD) || word == WORD3(T, R, S))
		return 1 << 1;
	return 0;
}
