/*
 * document_alphabet.c
 *		Folding the characters of a document's symbol.
 */
#include "document/document_alphabet.h"

#include "common/utf8.h"
#include "common/lookalike.h"

#define SMALL(letter) (DOC_##letter | DOC_LOWER)

const uint8_t document_ascii[256] = {
	['\t'] = DOC_SPACE, ['\n'] = DOC_SPACE, ['\v'] = DOC_SPACE,    ['\f'] = DOC_SPACE,
	['\r'] = DOC_SPACE, [' '] = DOC_SPACE,  ['&'] = DOC_AMPERSAND, [','] = DOC_COMMA,
	['-'] = DOC_HYPHEN, ['.'] = DOC_DOT,    ['/'] = DOC_SLASH,     ['0'] = DOC_0 + 0,
	['1'] = DOC_0 + 1,  ['2'] = DOC_0 + 2,  ['3'] = DOC_0 + 3,     ['4'] = DOC_0 + 4,
	['5'] = DOC_0 + 5,  ['6'] = DOC_0 + 6,  ['7'] = DOC_0 + 7,     ['8'] = DOC_0 + 8,
	['9'] = DOC_0 + 9,  ['A'] = DOC_A,      ['B'] = DOC_B,         ['C'] = DOC_C,
	['D'] = DOC_D,      ['E'] = DOC_E,      ['F'] = DOC_F,         ['G'] = DOC_G,
	['H'] = DOC_H,      ['I'] = DOC_I,      ['J'] = DOC_J,         ['K'] = DOC_K,
	['L'] = DOC_L,      ['M'] = DOC_M,      ['N'] = DOC_N,         ['O'] = DOC_O,
	['P'] = DOC_P,      ['Q'] = DOC_Q,      ['R'] = DOC_R,         ['S'] = DOC_S,
	['T'] = DOC_T,      ['U'] = DOC_U,      ['V'] = DOC_V,         ['W'] = DOC_W,
	['X'] = DOC_X,      ['Y'] = DOC_Y,      ['Z'] = DOC_Z,         ['a'] = SMALL(A),
	['b'] = SMALL(B),   ['c'] = SMALL(C),   ['d'] = SMALL(D),      ['e'] = SMALL(E),
	['f'] = SMALL(F),   ['g'] = SMALL(G),   ['h'] = SMALL(H),      ['i'] = SMALL(I),
	['j'] = SMALL(J),   ['k'] = SMALL(K),   ['l'] = SMALL(L),      ['m'] = SMALL(M),
	['n'] = SMALL(N),   ['o'] = SMALL(O),   ['p'] = SMALL(P),      ['q'] = SMALL(Q),
	['r'] = SMALL(R),   ['s'] = SMALL(S),   ['t'] = SMALL(T),      ['u'] = SMALL(U),
	['v'] = SMALL(V),   ['w'] = SMALL(W),   ['x'] = SMALL(X),      ['y'] = SMALL(Y),
	['z'] = SMALL(Z),
};

/* Capital and small letter of a code: Unicode code points, all below U+0800. */
static const uint16_t letters[DOC_CODES][2] = {
	[DOC_HYPHEN] = {'-', '-'},   [DOC_SLASH] = {'/', '/'},    [DOC_AMPERSAND] = {'&', '&'},
	[DOC_COMMA] = {',', ','},    [DOC_DOT] = {'.', '.'},      [DOC_0 + 0] = {'0', '0'},
	[DOC_0 + 1] = {'1', '1'},    [DOC_0 + 2] = {'2', '2'},    [DOC_0 + 3] = {'3', '3'},
	[DOC_0 + 4] = {'4', '4'},    [DOC_0 + 5] = {'5', '5'},    [DOC_0 + 6] = {'6', '6'},
	[DOC_0 + 7] = {'7', '7'},    [DOC_0 + 8] = {'8', '8'},    [DOC_0 + 9] = {'9', '9'},
	[DOC_A] = {'A', 'a'},        [DOC_AW] = {0x0102, 0x0103}, [DOC_AA] = {0x00C2, 0x00E2},
	[DOC_B] = {'B', 'b'},        [DOC_C] = {'C', 'c'},        [DOC_D] = {'D', 'd'},
	[DOC_DD] = {0x0110, 0x0111}, [DOC_E] = {'E', 'e'},        [DOC_EE] = {0x00CA, 0x00EA},
	[DOC_F] = {'F', 'f'},        [DOC_G] = {'G', 'g'},        [DOC_H] = {'H', 'h'},
	[DOC_I] = {'I', 'i'},        [DOC_J] = {'J', 'j'},        [DOC_K] = {'K', 'k'},
	[DOC_L] = {'L', 'l'},        [DOC_M] = {'M', 'm'},        [DOC_N] = {'N', 'n'},
	[DOC_O] = {'O', 'o'},        [DOC_OO] = {0x00D4, 0x00F4}, [DOC_OW] = {0x01A0, 0x01A1},
	[DOC_P] = {'P', 'p'},        [DOC_Q] = {'Q', 'q'},        [DOC_R] = {'R', 'r'},
	[DOC_S] = {'S', 's'},        [DOC_T] = {'T', 't'},        [DOC_U] = {'U', 'u'},
	[DOC_UW] = {0x01AF, 0x01B0}, [DOC_V] = {'V', 'v'},        [DOC_W] = {'W', 'w'},
	[DOC_X] = {'X', 'x'},        [DOC_Y] = {'Y', 'y'},        [DOC_Z] = {'Z', 'z'},
};

int
document_fold_wide(const char *s, size_t n, size_t *used)
{
	uint32_t c = utf8_decode(s, n, used);
	int ascii;

	switch (c)
	{
		case 0x0102:
			return DOC_AW;
		case 0x0103:
			return SMALL(AW);
		case 0x00C2:
			return DOC_AA;
		case 0x00E2:
			return SMALL(AA);
		case 0x0110:
		case 0x00D0: /* eth */
		case 0x0189: /* African d */
			return DOC_DD;
		case 0x0111:
		case 0x00F0: /* eth, made small by a program */
			return SMALL(DD);
		case 0x00CA:
			return DOC_EE;
		case 0x00EA:
			return SMALL(EE);
		case 0x00D4:
			return DOC_OO;
		case 0x00F4:
			return SMALL(OO);
		case 0x01A0:
			return DOC_OW;
		case 0x01A1:
			return SMALL(OW);
		case 0x01AF:
			return DOC_UW;
		case 0x01B0:
			return SMALL(UW);
		case 0x0302:
			return DOC_CIRCUMFLEX;
		case 0x0306:
			return DOC_BREVE;
		case 0x031B:
			return DOC_HORN;
		case 0x2044: /* fraction slash */
		case 0x2215: /* division slash */
			return DOC_SLASH;
		default:
			break;
	}
	ascii = lookalike_ascii(c);
	if (ascii == LOOKALIKE_INVISIBLE)
		return DOC_INVISIBLE;
	return ascii < 0 || ascii > 0x7F ? DOC_OTHER : document_ascii[ascii];
}

int
document_compose(int letter, int mark)
{
	static const struct
	{
		uint8_t letter;
		uint8_t mark;
		uint8_t made;
	} marked[] = {
		{DOC_A, DOC_BREVE, DOC_AW},      {DOC_A, DOC_CIRCUMFLEX, DOC_AA},
		{DOC_E, DOC_CIRCUMFLEX, DOC_EE}, {DOC_O, DOC_CIRCUMFLEX, DOC_OO},
		{DOC_O, DOC_HORN, DOC_OW},       {DOC_U, DOC_HORN, DOC_UW},
	};

	for (size_t i = 0; i < sizeof(marked) / sizeof(marked[0]); i++)
		if (marked[i].letter == (letter & ~DOC_LOWER) && marked[i].mark == mark)
			return marked[i].made | (letter & DOC_LOWER);
	return DOC_OTHER;
}

size_t
document_put(int code, bool lower, char *dst)
{
	return utf8_encode(letters[code][lower], dst);
}
