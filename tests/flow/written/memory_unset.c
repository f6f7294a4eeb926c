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

/* finds one_case: 457 */
int one_case(int k)
{
	int v;
	switch (k) {
	case 0:
		v = 4;
		break;
	case 1:
		v = 9;
		break;
	}
	return v * 2;
}
/* allows one_case */
int each_case(int k)
{
	int v;
	switch (k) {
	case 0:
		v = 4;
		break;
	case 1:
		v = 9;
		break;
	default:
		v = 0;
	}
	return v * 2;
}

/* finds half_array: 457 */
void half_array(void)
{
	int v[10], sum = 0;
	for (int i = 0; i < 5; i++)
		v[i] = i;
	for (int i = 0; i < 10; i++)
		sum += v[i];
	printf("%d\n", sum);
}
/* allows half_array */
void whole_array(void)
{
	int v[10], sum = 0;
	for (int i = 0; i < 10; i++)
		v[i] = i;
	for (int i = 0; i < 10; i++)
		sum += v[i];
	printf("%d\n", sum);
}

/* finds heap_struct: 457 */
void heap_struct(void)
{
	struct node *n = malloc(sizeof *n);
	if (!n)
		return;
	n->weight = 3;
	n->next = NULL;
	if (n->label)
		puts(n->label);
	free(n);
}
/* allows heap_struct */
void heap_struct_whole(void)
{
	struct node *n = malloc(sizeof *n);
	if (!n)
		return;
	n->weight = 3;
	n->next = NULL;
	n->label = NULL;
	if (n->label)
		puts(n->label);
	free(n);
}

/* finds string_unset: 457 */
void string_unset(int on)
{
	char *text;
	if (on)
		text = "on";
	puts(text);
}
/* allows string_unset */
void string_set(int on)
{
	char *text;
	if (on)
		text = "on";
	else
		text = "off";
	puts(text);
}

/* finds failed_scan: 457 252 */
int failed_scan(FILE *f)
{
	int width;
	fscanf(f, "%d", &width);
	return width + 1;
}
/* allows failed_scan */
int checked_scan(FILE *f)
{
	int width;
	if (fscanf(f, "%d", &width) != 1 || width > 100)
		return -1;
	return width + 1;
}
