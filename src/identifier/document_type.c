/*
 * document_type.c
 *		The type abbreviations: Decree 30/2020/NĐ-CP, Appendix III; Law
 *		64/2025/QH15, Article 4; joint documents, Party and older forms in use.
 */
#include "identifier/document_type.h"

#include "identifier/document_alphabet.h"

#define WORD1(a) ((document_word) DOC_##a)
#define WORD2(a, b) (WORD1(a) << DOCUMENT_WORD_BITS | DOC_##b)
#define WORD3(a, b, c) (WORD2(a, b) << DOCUMENT_WORD_BITS | DOC_##c)
#define WORD4(a, b, c, d) (WORD3(a, b, c) << DOCUMENT_WORD_BITS | DOC_##d)

/* Sorted by word, which is by length first. */
static const struct
{
	uint32_t word;
	uint8_t kind;
} types[] = {
	{WORD1(L), DOCUMENT_KIND_SINGLE},           /* L */
	{WORD2(B, B), DOCUMENT_KIND_SINGLE},        /* BB */
	{WORD2(B, C), DOCUMENT_KIND_SINGLE},        /* BC */
	{WORD2(C, DD), DOCUMENT_KIND_SINGLE},       /* CĐ */
	{WORD2(C, T), DOCUMENT_KIND_SINGLE},        /* CT */
	{WORD2(C, V), DOCUMENT_KIND_LETTER},        /* CV */
	{WORD2(D, A), DOCUMENT_KIND_SINGLE},        /* DA */
	{WORD2(DD, A), DOCUMENT_KIND_SINGLE},       /* ĐA */
	{WORD2(G, M), DOCUMENT_KIND_SINGLE},        /* GM */
	{WORD2(G, P), DOCUMENT_KIND_SINGLE},        /* GP */
	{WORD2(H, D), DOCUMENT_KIND_SINGLE},        /* HD */
	{WORD2(H, DD), DOCUMENT_KIND_SINGLE},       /* HĐ */
	{WORD2(K, H), DOCUMENT_KIND_SINGLE},        /* KH */
	{WORD2(K, L), DOCUMENT_KIND_SINGLE},        /* KL */
	{WORD2(N, DD), DOCUMENT_KIND_SINGLE},       /* NĐ */
	{WORD2(N, Q), DOCUMENT_KIND_SINGLE},        /* NQ */
	{WORD2(P, A), DOCUMENT_KIND_SINGLE},        /* PA */
	{WORD2(P, B), DOCUMENT_KIND_SINGLE},        /* PB */
	{WORD2(P, C), DOCUMENT_KIND_SINGLE},        /* PC */
	{WORD2(P, G), DOCUMENT_KIND_SINGLE},        /* PG */
	{WORD2(P, L), DOCUMENT_KIND_SINGLE},        /* PL */
	{WORD2(Q, C), DOCUMENT_KIND_SINGLE},        /* QC */
	{WORD2(Q, DD), DOCUMENT_KIND_SINGLE},       /* QĐ */
	{WORD2(S, L), DOCUMENT_KIND_SINGLE},        /* SL */
	{WORD2(S, Y), DOCUMENT_KIND_SINGLE},        /* SY */
	{WORD2(T, B), DOCUMENT_KIND_SINGLE},        /* TB */
	{WORD2(T, C), DOCUMENT_KIND_SINGLE},        /* TC */
	{WORD2(T, T), DOCUMENT_KIND_SINGLE},        /* TT */
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

document_kind
document_keyword_kind(document_word word)
{
	size_t first = 0;
	size_t n = sizeof(types) / sizeof(types[0]);

	/* A binary search without a branch on the words, which nobody could predict. */
	while (n > 1)
	{
		size_t half = n / 2;

		first += types[first + half].word <= word ? half : 0;
		n -= half;
	}
	return types[first].word == word ? (document_kind) types[first].kind : DOCUMENT_KIND_NONE;
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
