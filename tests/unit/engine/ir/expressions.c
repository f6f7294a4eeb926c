/* flags: -std=c11 */
struct s {
	int a;
	struct s *next;
	int (*call)(int);
	char name[4];
};
int callee(int, const char *);
extern struct s object, *pointer;
extern char array[8];
extern double real;
extern _Bool flag;
extern unsigned char byte;
extern long wide;
int operators(int a, unsigned b)
{
	a = a + 1 - 2 * 3 / 4 % 5;
	a = a << 1 >> 2 & 3 | 4 ^ 5;
	a = a < 1 || a > 2 && a <= 3 || a >= 4 && !(a == 5) || a != 6;
	a += 1, a -= 1, a *= 2, a /= 2, a %= 3, a <<= 1, a >>= 1, a &= 1, a |= 1, a ^= 1;
	a = -a + +a + ~a;
	a = ++a + a++ - --a - a--;
	a = b > 1 ? a : (int)b;
	a = (a, b, 3);
	a = ((((a))));
	return a;
}
void members(struct s *p)
{
	p->a = object.a;
	(*p).a = p->next->next->a;
	p->name[1] = *p->name;
	p->call(1);
	(*p->call)(2);
	object.call = 0;
	array[2] = 3 [array];
	p = &object;
	p->next = &p[1];
}
void conversions(int i, unsigned u)
{
	byte = i;
	i = byte;
	u = i;
	wide = u;
	flag = i;
	flag = pointer;
	real = i;
	i = real;
	i = i + u;
	i = byte + byte;
	pointer = 0;
	pointer = (void *)0;
	void *any = pointer;
	pointer = any;
	pointer = (struct s *)array;
	(void)i;
	i = (unsigned char)i;
	callee(byte, array);
	int (*f)(int, const char *) = callee;
	f = &callee;
	(*f)(1, "text");
	callee;
	const int c = i;
	i = c;
	if (pointer)
		i = pointer == 0;
}
