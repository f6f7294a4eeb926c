/* flags: -std=c11 */
typedef unsigned int u32;
struct s {
	char c;
	long l;
};
#define NEW(type, count) allocate(sizeof(type) * (count))
#define LENGTH(a) (sizeof(a) / sizeof((a)[0]))
void *allocate(unsigned long);
extern int list[12];
extern struct s object, *pointer;
void measures(int n, char parameter[10])
{
	int vla[n];
	unsigned long z;

	z = sizeof n;
	z = sizeof(n);
	z = sizeof n + 1;
	z = sizeof(int);
	z = sizeof(unsigned long);
	z = sizeof(int *);
	z = sizeof(const char *const *);
	z = sizeof(struct s);
	z = sizeof(struct s *);
	z = sizeof(u32);
	z = sizeof(u32 *);
	z = sizeof(u32[4]);
	z = sizeof(int[10]);
	z = sizeof(10);
	z = sizeof list;
	z = sizeof(list[0]);
	z = sizeof *pointer;
	z = sizeof(*pointer);
	z = sizeof pointer->l;
	z = sizeof(struct s){0};
	z = sizeof("text");
	z = sizeof parameter;
	z = sizeof vla;
	z = sizeof(vla) / sizeof(vla[0]);
	z = sizeof(int[n]);
	z = LENGTH(list);
	z = _Alignof(long);
	z = _Alignof(struct s);
	pointer = NEW(struct s, n);
	pointer = NEW(struct s *, 4);
	pointer = NEW(int, 4);
	pointer = NEW(*pointer, 2);
	z = sizeof(void (*)(int));
}
