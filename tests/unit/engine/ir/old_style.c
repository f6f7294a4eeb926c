/* flags: -std=c99 -Wno-everything */
int add(a, b)
int a;
char *b;
{
	return a + *b;
}
undeclared();
main()
{
	implicit(1);
	return add(1, "x");
}
