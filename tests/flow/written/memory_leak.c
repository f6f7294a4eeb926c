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

/* finds early_return: 401 772 775 */
int early_return(const char *path)
{
	char *line = malloc(512);
	FILE *f = fopen(path, "r");
	if (!f)
		return -1;
	if (line && fgets(line, 512, f))
		puts(line);
	free(line);
	fclose(f);
	return 0;
}
/* allows early_return */
int early_return_freed(const char *path)
{
	char *line = malloc(512);
	FILE *f = fopen(path, "r");
	if (!f) {
		free(line);
		return -1;
	}
	if (line && fgets(line, 512, f))
		puts(line);
	free(line);
	fclose(f);
	return 0;
}

/* finds dup_unused: 401 */
void dup_unused(const char *s)
{
	char *copy = strdup(s);
	if (copy)
		printf("%s\n", copy);
}
/* allows dup_unused */
void dup_freed(const char *s)
{
	char *copy = strdup(s);
	if (copy)
		printf("%s\n", copy);
	free(copy);
}

/* finds overwritten: 401 */
void overwritten(void)
{
	wchar_t *p = wcsdup(L"first");
	p = wcsdup(L"second");
	if (p)
		wprintf(L"%ls\n", p);
	free(p);
}
/* allows overwritten */
void replaced(void)
{
	wchar_t *p = wcsdup(L"first");
	free(p);
	p = wcsdup(L"second");
	if (p)
		wprintf(L"%ls\n", p);
	free(p);
}

/* finds member_leak: 401 */
void member_leak(const char *label)
{
	struct node *n = calloc(1, sizeof *n);
	if (!n)
		return;
	n->label = strdup(label);
	if (n->label)
		puts(n->label);
	free(n);
}
/* allows member_leak */
void member_freed(const char *label)
{
	struct node *n = calloc(1, sizeof *n);
	if (!n)
		return;
	n->label = strdup(label);
	if (n->label)
		puts(n->label);
	free(n->label);
	free(n);
}

/* finds printed_leak: 401 */
int printed_leak(int v)
{
	char *text = NULL;
	if (asprintf(&text, "v=%d", v) < 0)
		return -1;
	return (int)strlen(text);
}
/* allows printed_leak */
int printed_freed(int v)
{
	char *text = NULL;
	int len;
	if (asprintf(&text, "v=%d", v) < 0)
		return -1;
	len = (int)strlen(text);
	free(text);
	return len;
}

/* finds loop_leak: 401 */
void loop_leak(int times)
{
	for (int i = 0; i < times; i++) {
		int *scratch = calloc(4, sizeof(int));
		if (!scratch)
			break;
		scratch[0] = i;
		if (scratch[0] == 7)
			continue;
		free(scratch);
	}
}
/* allows loop_leak */
void loop_freed(int times)
{
	for (int i = 0; i < times; i++) {
		int *scratch = calloc(4, sizeof(int));
		if (!scratch)
			break;
		scratch[0] = i;
		if (scratch[0] == 7) {
			free(scratch);
			continue;
		}
		free(scratch);
	}
}
