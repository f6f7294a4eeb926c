/* flags: -std=gnu11 */
struct s {
	int a;
	long list[3];
};
typedef __builtin_va_list va_list;
#define va_start(a, b) __builtin_va_start(a, b)
#define va_arg(a, t) __builtin_va_arg(a, t)
#define offsetof(t, m) __builtin_offsetof(t, m)
#define choose(c, a, b) __builtin_choose_expr(c, a, b)
int kinds(int n, ...)
{
	va_list list;
	long total;
	_Atomic int counter = 0;

	va_start(list, n);
	n = va_arg(list, int);
	total = va_arg(list, struct s *)->a + offsetof(struct s, list[1]);
	n = choose(1, 2, "no");
	n = choose(sizeof(int) == 3, "no", n + 1);
	n = __builtin_types_compatible_p(int, long) + __builtin_types_compatible_p(int, int);
	n = __builtin_expect(n == 3, 1) + __builtin_constant_p(4);
	n = __atomic_load_n(&n, 5) + __sync_fetch_and_add(&n, 1);
	n = __c11_atomic_load(&counter, 5);
	__builtin_memcpy(&n, &total, sizeof n);
	if (__builtin_add_overflow(n, 1, &n))
		__builtin_trap();
	__builtin_va_end(list);
	return counter++;
}
#define kind_of(x) _Generic((x), int: 1, unsigned: 2, char *: "text", const char *: other, default: 9)
int other(void);
int generic(int i, unsigned u, char *s, const char *cs, short sh, struct s v, unsigned char *b)
{
	i = kind_of(i) + kind_of(u) + kind_of(sh) + kind_of(b);
	s = kind_of(s);
	kind_of(cs)();
	i = _Generic(v, struct s: v.a, default: i);
	i = _Generic(&v, struct s *: 5, struct s: 6);
	return _Generic(1L, unsigned long int: 1, long int: 2, short int: 3);
}
