/* SPDX-License-Identifier: Apache-2.0 */
/* memory/mismatched-free: what it finds, then what it must leave alone. */
#include <stdlib.h>

#include "mismatched-free.h"

void *GlobalAlloc(unsigned flags, unsigned long size);
void *GlobalFree(void *p);
void *mmap(void *at, unsigned long n, int a, int b, int c, long d);

void finds_free_of_another_heap(void)
{
	char *p = GlobalAlloc(0, 16);
	if (p)
		free(p); /* expect: memory/mismatched-free */
}

void finds_another_heap_for_malloc(void)
{
	char *p = malloc(16);
	if (p)
		GlobalFree(p); /* expect: memory/mismatched-free */
}

static void drop(char *p)
{
	free(p); /* expect: memory/mismatched-free */
}
void finds_across_functions(void)
{
	char *p = LocalAlloc(0, 16);
	if (p)
		drop(p);
}

#define DROP(p) free(p)
void finds_through_a_macro(void)
{
	char *p = GlobalAlloc(0, 16);
	if (p)
		DROP(p); /* expect: memory/mismatched-free */
}

void mismatched_free_drop(char *p);
void finds_across_files(void)
{
	char *p = LocalAlloc(0, 16);

	if (p)
		mismatched_free_drop(p);
}

void allows_the_counterpart(void)
{
	char *p = GlobalAlloc(0, 16);
	if (p)
		GlobalFree(p);
}

void allows_malloc_and_free(void)
{
	char *p = malloc(16);
	free(p);
}

void allows_an_unknown_pointer(char *p)
{
	GlobalFree(p);
}

/* What was put into the hook is not known, so neither is where its memory belongs. */
extern void *(*hook_malloc)(size_t size);
extern void (*hook_free)(void *block);
void allows_what_a_hook_made(void)
{
	char *p = hook_malloc(16);
	free(p);
}
void allows_a_hook_that_takes_back(void)
{
	char *p = malloc(16);
	hook_free(p);
}
