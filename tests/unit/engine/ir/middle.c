/* flags: -std=c11 */
#define CHECK(condition) ((condition) ? 0 : 1)
int covers(int address, int count);

int test(void)
{
	return CHECK(covers(1000, 2000)) + CHECK(covers(3000, 4000)) + CHECK(covers(5000, 6000));
}

/* The middle of this file is an argument of a macro, where positions of the library are not the
 * plain numbers that they are elsewhere. */
