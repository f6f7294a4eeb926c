/* SPDX-License-Identifier: Apache-2.0 */
#include "fifth_ways.h"
#include <stdlib.h>
#include <string.h>

/* shared */
void way_item_free(struct way_item *i)
{
	if (i == NULL)
		return;
	free(i->text);
	free(i);
}

/* finds w5_index_far */
void way_store(int *table, int at)
{
	table[at] = 1;
}
/* allows w5_index_far */
void way_store_ok(int *table, int at)
{
	table[at] = 1;
}

/* finds w5_fill_far */
void way_fill(char *to, size_t n)
{
	memset(to, '-', n);
	to[n - 1] = '\0';
}
/* allows w5_fill_far */
void way_fill_ok(char *to, size_t n)
{
	memset(to, '-', n);
	to[n - 1] = '\0';
}

/* finds w5_twice_far */
void way_item_end(struct way_item *i)
{
	if (i == NULL)
		return;
	free(i->text);
	free(i);
}
void way_item_drop(struct way_item **i)
{
	way_item_end(*i);
	*i = NULL;
}
/* allows w5_twice_far */
void way_item_end_ok(struct way_item *i)
{
	if (i == NULL)
		return;
	free(i->text);
	free(i);
}
void way_item_drop_ok(struct way_item **i)
{
	way_item_end_ok(*i);
	*i = NULL;
}

/* finds w5_callback_far */
void way_visit(char *data, way_use use)
{
	use(data, 100);
}
void way_copy_out(char *data, size_t n)
{
	char source[100];
	memset(source, 's', sizeof(source));
	memcpy(data, source, n);
}
/* allows w5_callback_far */
void way_visit_ok(char *data, way_use use)
{
	use(data, 100);
}
void way_copy_out_ok(char *data, size_t n)
{
	char source[100];
	memset(source, 's', sizeof(source));
	memcpy(data, source, n);
}

/* finds w5_command_far */
void way_run_deep(const char *what)
{
	if (!way_debug)
		way_run(what);
}
/* allows w5_command_far */
void way_run_deep_ok(const char *what)
{
	if (!way_debug)
		way_run_ok(what);
}

/* finds w5_divide_far */
int way_ratio(int all, int parts)
{
	return all / parts;
}
/* allows w5_divide_far */
int way_ratio_ok(int all, int parts)
{
	return all / parts;
}

/* finds w5_room_far */
void *way_room(int count, size_t each)
{
	return malloc(count * each);
}
/* allows w5_room_far */
void *way_room_ok(int count, size_t each)
{
	return malloc(count * each);
}

/* finds w5_file_far */
FILE *way_open(const char *name)
{
	FILE *f = fopen(name, "r");
	if (f == NULL)
		exit(1);
	return f;
}
void way_close(FILE *f)
{
	fclose(f);
}
/* allows w5_file_far */
FILE *way_open_ok(const char *name)
{
	FILE *f = fopen(name, "r");
	if (f == NULL)
		exit(1);
	return f;
}
void way_close_ok(FILE *f)
{
	fclose(f);
}

/* finds w5_local_far */
int *way_local_of(int *n)
{
	return n;
}
/* allows w5_local_far */
int *way_local_of_ok(int *n)
{
	return n;
}
