/* flags: -std=c11 */
enum { SMALL = 3, NEGATIVE = -1, FLAG = 1 << 4 };
int values[] = {
	1 + 2 * 3,
	7 / 2,
	-7 / 2,
	-7 % 3,
	1 << 31,
	-1 >> 1,
	~0,
	!5,
	SMALL == 3 ? 10 : 20,
	NEGATIVE < 1u,
	NEGATIVE < 1,
	(unsigned char)300,
	(signed char)200,
	(short)-40000,
	(_Bool)7,
	(int)2.9,
	(int)-2.9,
	sizeof(int) * 8,
	FLAG | 1,
	FLAG & ~FLAG,
	5 ^ 1,
	1 && 0,
	0 || 3,
	'a' + 1,
	2147483647 + 0,
	(3, 4),
};
unsigned overflow = 4294967295u + 1u;
unsigned long negative = -1;
unsigned long long shift = 1ull << 40;
long long product = 3000000000ll * 3;
void not_constant(int n)
{
	int a = n + 1, b = 1 / 0, c = 2147483647 + 1, d = 1 << 32, e = 0 && n, f = 1 || n;
	int g = n && 0, h = n ? 1 : 1, i = -2147483647 - 1 - 1;
	const int fixed = 5;
	int j = fixed;
	char *null = 0, *null2 = (void *)0, *place = (char *)0x1000;

	(void)a, (void)b, (void)c, (void)d, (void)e, (void)f, (void)g, (void)h, (void)i, (void)j;
	(void)null, (void)null2, (void)place;
}
