/* flags: -std=c11 */
/* From here to the end this file is an argument of a macro, where positions of the library are not
 * the plain numbers that they are elsewhere. */
#define UNIT(...) __VA_ARGS__
#define CHECK(condition) ((condition) ? 0 : 1)
#define LIMIT 10
UNIT(
int covers(int address, int count);

int test(void)
{
	int a = LIMIT + covers(1, 2);

	a = CHECK(a == LIMIT);
	return CHECK(covers(1000, 2000)) + CHECK(covers(3000, 4000)) + CHECK(covers(5000, 6000));
})
