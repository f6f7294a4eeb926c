/* flags: -std=c11 -ferror-limit=0 */
/* errors: yes */
#include "missing.h"
unknown_t global;
int before(int a)
{
	return a;
}
int wrong(int a)
{
	unknown_t local = a;
	a = undeclared_variable + 1;
	return before(a, 2, 3);
}
int after(int a)
{
	return before(a);
}
