/* flags: -std=gnu11 */
typedef int v4 __attribute__((vector_size(16)));
struct s {
	int a;
	char tail[0];
};
int function(int);
void extensions(int n, struct s *p)
{
	int a = n ?: 3, b = function(n) ?: function(2);
	int c = ({
		int k = n;
		k + 1;
	});
	void *label = &&out;
	__typeof__(n) same = n;
	__auto_type other = n;

	switch (n) {
	case 1 ... 4:
		a = __extension__ 2;
		break;
	case 5:
		__attribute__((fallthrough));
	default:
		break;
	}
	({ function(1); });
	__asm__ volatile("nop" : "=r"(a) : "r"(b), "m"(p->a) : "memory");
	__asm__("");
	goto *label;
out:
	p->tail[0] = __func__[0] + __PRETTY_FUNCTION__[1];
	v4 v = {1, 2, 3, 4}, w = v + v;
	int nested = 0b101;
	_Complex double z = 1.0 + 2.0i;
	double re = __real__ z + __imag__ z;
	__int128 huge = 1;
	(void)c, (void)same, (void)other, (void)w, (void)nested, (void)re, (void)huge;
}
static void cleaner(int *p)
{
	(void)p;
}
void cleanup(void)
{
	__attribute__((cleanup(cleaner))) int owned = 1;
	(void)owned;
}
