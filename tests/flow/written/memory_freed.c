/* SPDX-License-Identifier: Apache-2.0 */
#define _GNU_SOURCE
#include <dirent.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <wchar.h>

struct node {
	struct node *next;
	char *label;
	int weight;
};

/* finds error_path_twice: 415 */
int error_path_twice(int mode)
{
	int rc = 0;
	char *buf = malloc(64);
	if (!buf)
		return -1;
	if (mode == 3) {
		free(buf);
		rc = -2;
		goto out;
	}
	buf[0] = 'x';
out:
	free(buf);
	return rc;
}
/* allows error_path_twice */
int error_path_once(int mode)
{
	int rc = 0;
	char *buf = malloc(64);
	if (!buf)
		return -1;
	if (mode == 3) {
		rc = -2;
		goto out;
	}
	buf[0] = 'x';
out:
	free(buf);
	return rc;
}

/* finds helper_twice: 415 416 */
static void drop(struct node *n)
{
	free(n->label);
	free(n);
}
void helper_twice(void)
{
	struct node *n = calloc(1, sizeof(struct node));
	if (!n)
		return;
	n->label = strdup("x");
	free(n->label);
	drop(n);
}
/* allows helper_twice */
void helper_once(void)
{
	struct node *n = calloc(1, sizeof(struct node));
	if (!n)
		return;
	n->label = strdup("x");
	drop(n);
}

/* finds realloc_then_free: 415 416 */
void realloc_then_free(void)
{
	char *a = malloc(8);
	char *b = realloc(a, 800);
	if (b) {
		b[0] = 0;
		free(a);
	}
	free(b);
}
/* allows realloc_then_free */
void realloc_free_new(void)
{
	char *a = malloc(8);
	char *b = realloc(a, 800);
	if (b)
		b[0] = 0;
	else
		free(a);
	free(b);
}

/* finds switch_twice: 415 */
void switch_twice(int kind)
{
	char *p = malloc(4);
	switch (kind) {
	case 1:
		free(p);
		/* fall through */
	default:
		free(p);
	}
}
/* allows switch_twice */
void switch_once(int kind)
{
	char *p = malloc(4);
	switch (kind) {
	case 1:
		free(p);
		break;
	default:
		free(p);
	}
}

/* finds list_walk: 416 */
void list_walk(struct node *head)
{
	for (struct node *n = head; n; n = n->next)
		free(n);
}
/* allows list_walk */
void list_walk_next(struct node *head)
{
	struct node *next;
	for (struct node *n = head; n; n = next) {
		next = n->next;
		free(n);
	}
}

/* finds report_freed: 416 */
void report_freed(const char *in)
{
	char *copy = strdup(in);
	if (copy == NULL)
		return;
	free(copy);
	fprintf(stderr, "dropped %s\n", copy);
}
/* allows report_freed */
void report_then_free(const char *in)
{
	char *copy = strdup(in);
	if (copy == NULL)
		return;
	fprintf(stderr, "dropped %s\n", copy);
	free(copy);
}

/* finds return_freed: 416 */
char *return_freed(const char *in)
{
	size_t n = strlen(in);
	char *r = malloc(n + 1);
	if (!r)
		return NULL;
	for (size_t i = 0; i < n; i++)
		r[i] = in[n - 1 - i];
	r[n] = 0;
	free(r);
	return r;
}
/* allows return_freed */
char *return_kept(const char *in)
{
	size_t n = strlen(in);
	char *r = malloc(n + 1);
	if (!r)
		return NULL;
	for (size_t i = 0; i < n; i++)
		r[i] = in[n - 1 - i];
	r[n] = 0;
	return r;
}

/* finds inner_pointer: 416 */
int inner_pointer(void)
{
	char *block = malloc(40);
	char *cursor;
	int c;
	if (!block)
		return 0;
	strcpy(block, "key=value");
	cursor = strchr(block, '=');
	free(block);
	c = cursor ? cursor[1] : 0;
	return c;
}
/* allows inner_pointer */
int inner_pointer_before(void)
{
	char *block = malloc(40);
	char *cursor;
	int c;
	if (!block)
		return 0;
	strcpy(block, "key=value");
	cursor = strchr(block, '=');
	c = cursor ? cursor[1] : 0;
	free(block);
	return c;
}
