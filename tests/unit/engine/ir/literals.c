/* flags: -std=c11 */
typedef unsigned short char16_t;
typedef unsigned int char32_t;
typedef int wchar_t;
const char plain[] = "plain";
const char nul[] = "a\0b"
		   "\0";
const char joined[] = "one "
		      "two" /* a comment */ " three";
const char escapes[] = "\a\b\f\n\r\t\v\\\"\'\?\x41\101\e\u00e9\U0001F600\377\0017";
const char bytes[] = "gr\xc3\xbc\xc3\x9f";
const char *pointer = "to";
const wchar_t wide[] = L"w\u00e9\x41"
		       "1";
const char16_t sixteen[] = u"s\U0001F600";
const char32_t thirtytwo[] = U"t\U0001F600";
const char eight[] = u8"e\u00e9";
const char exact[3] = "abc";
const char cut[2] = "abc";
const char room[8] = "abc";
const char trigraph[] = "??=";
int integers[] = {0, 7, 017, 0x1F, 2147483647, -2147483647 - 1};
unsigned long long big[] = {4294967295u, 0xffffffffffffffff, 18446744073709551615u, 1ull << 63};
long longs[] = {1L, -1L, 0x7fffffffffffffff};
int characters[] = {'a', '\n', '\0', '\'', '\xff', '\377', 'ab', L'\u00e9', u'x', U'\U0001F600'};
double reals[] = {1.5, 1e3, .5f, 0x1p-2, 1.0L, -2.0, 1e400};
