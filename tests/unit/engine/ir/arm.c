/* flags: -std=c11 --target=arm-none-eabi */
struct s {
	char c;
	long l;
	void *p;
};
enum small { A, B };
unsigned long sizes[] = {sizeof(long), sizeof(void *), sizeof(struct s), sizeof(long long)};
char plain = -1;
long wide = 1L << 30;
unsigned long wrap = 4294967295ul + 1ul;
int is_unsigned(char c)
{
	return c < 0 || sizeof(enum small) == 4;
}
