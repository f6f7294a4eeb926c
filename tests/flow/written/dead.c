/* SPDX-License-Identifier: Apache-2.0 */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* finds after_return: 561 */
int after_return(int v)
{
	return v + 1;
	puts("done");
}
/* allows after_return */
int before_return(int v)
{
	puts("done");
	return v + 1;
}

/* finds after_break: 561 */
void after_break(int k)
{
	switch (k) {
	case 1:
		puts("one");
		break;
		puts("really");
	default:
		puts("more");
	}
}
/* allows after_break */
void before_break(int k)
{
	switch (k) {
	case 1:
		puts("one");
		puts("really");
		break;
	default:
		puts("more");
	}
}

/* finds after_exit: 561 */
void after_exit(const char *why)
{
	fprintf(stderr, "%s\n", why);
	exit(2);
	fprintf(stderr, "bye\n");
}
/* allows after_exit */
void before_exit(const char *why)
{
	fprintf(stderr, "%s\n", why);
	fprintf(stderr, "bye\n");
	exit(2);
}

/* finds never_called: 561 */
static int never_called(int a)
{
	return a * 3;
}
/* allows never_called */
static int called(int a)
{
	return a * 3;
}
int calls(void);
int calls(void)
{
	return called(14);
}

/* finds after_endless: 561 */
void after_endless(void)
{
	for (;;) {
		if (getchar() == 'q')
			exit(0);
	}
	puts("finished");
}
/* allows after_endless */
void after_ended(void)
{
	for (;;) {
		if (getchar() == 'q')
			break;
	}
	puts("finished");
}

/* finds under_false: 561 570 */
int under_false(int v)
{
	int debug = 0;
	if (debug)
		printf("v=%d\n", v);
	return v;
}
/* allows under_false */
int under_flag(int v, int debug)
{
	if (debug)
		printf("v=%d\n", v);
	return v;
}

/* finds twice_assigned: 563 */
int twice_assigned(int a)
{
	int r = a * 2;
	r = a + 7;
	return r;
}
/* allows twice_assigned */
int once_assigned(int a)
{
	int r = a * 2;
	r += a + 7;
	return r;
}

/* finds unused_variable: 563 */
int unused_variable(void)
{
	int limit = 10;
	int used = 3;
	return used;
}
/* allows unused_variable */
int used_variable(void)
{
	int limit = 10;
	int used = 3;
	return used + limit;
}

/* finds last_store: 563 */
void last_store(const char *s)
{
	const char *p = strchr(s, ',');
	if (p) {
		puts(p);
		p = NULL;
	}
}
/* allows last_store */
void no_last_store(const char *s)
{
	const char *p = strchr(s, ',');
	if (p) {
		puts(p);
	}
}

/* finds overwritten_pointer: 563 */
size_t overwritten_pointer(void)
{
	static char a[4] = "a", b[4] = "b";
	char *p;
	p = a;
	p = b;
	return strlen(p);
}
/* allows overwritten_pointer */
size_t chosen_pointer(int first)
{
	static char a[4] = "a", b[4] = "b";
	char *p;
	p = a;
	if (!first)
		p = b;
	return strlen(p);
}
