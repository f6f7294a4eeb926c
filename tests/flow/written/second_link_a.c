/* SPDX-License-Identifier: Apache-2.0 */
#include "second_links.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* finds k2_index: 121 787 129 */
int k2_score(int s)
{
	int scores[10] = { 0 };
	int i = k2_number(s);
	scores[i] = 1;
	return scores[0];
}
/* allows k2_index */
int k2_score_right(int s)
{
	int scores[10] = { 0 };
	int i = k2_number_bounded(s);
	scores[i] = 1;
	return scores[0];
}

/* finds k2_command: 78 88 77 */
int k2_run(void)
{
	char *line = k2_line();
	int r = line ? k2_pass(line) : -1;
	free(line);
	return r;
}
/* allows k2_command */
int k2_run_right(void)
{
	return k2_pass_right("date");
}

/* finds k2_double: 415 416 825 */
void k2_finish(struct k2_order *o)
{
	k2_release(o->name);
	k2_order_end(o);
}
/* allows k2_double */
void k2_finish_right(struct k2_order *o)
{
	o->amount = 0;
	k2_order_free(o);
}

/* finds k2_after: 416 825 */
void k2_tell(void)
{
	char *line = k2_line();
	if (line == NULL)
		return;
	k2_release(line);
	k2_show_late(line);
}
/* allows k2_after */
void k2_tell_right(void)
{
	char *line = k2_line();
	if (line == NULL)
		return;
	k2_show(line);
	k2_release(line);
}

/* finds k2_leak: 401 */
int k2_amount(const char *name)
{
	struct k2_order *o = k2_order_new(name);
	if (o == NULL)
		return -1;
	return o->amount;
}
/* allows k2_leak */
int k2_amount_right(const char *name)
{
	struct k2_order *o = k2_order_new(name);
	int a;
	if (o == NULL)
		return -1;
	a = o->amount;
	k2_order_free(o);
	return a;
}

/* finds k2_null: 476 690 */
int k2_size_of(const char *name)
{
	return k2_find(name)->size;
}
/* allows k2_null */
int k2_size_of_right(const char *name)
{
	struct k2_order *o = k2_find(name);
	return o ? o->size : 0;
}

/* finds k2_descriptor: 775 772 404 */
int k2_exists(const char *name)
{
	int fd = k2_open(name);
	if (fd >= 0)
		return 1;
	return 0;
}
/* allows k2_descriptor */
int k2_exists_right(const char *name)
{
	int fd = k2_open(name);
	if (fd >= 0) {
		k2_close(fd);
		return 1;
	}
	return 0;
}

/* finds k2_put_over: 121 787 120 */
void k2_header(void)
{
	char head[8];
	k2_put(head, "content-length", 14);
	puts(head);
}
/* allows k2_put_over */
void k2_header_right(void)
{
	char head[16];
	k2_put_right(head, "content-length", 14);
	puts(head);
}

/* finds k2_narrow: 197 681 */
void k2_set_size(struct k2_order *o, int s)
{
	o->size = k2_number(s);
}
/* allows k2_narrow */
void k2_set_size_right(struct k2_order *o, int s)
{
	o->size = (unsigned char)k2_number_bounded(s);
}

/* finds k2_alloc: 789 400 770 */
void *k2_block(int s)
{
	return malloc((size_t)k2_number(s));
}
/* allows k2_alloc */
void *k2_block_right(int s)
{
	return malloc((size_t)k2_number_bounded(s) + 1);
}

/* finds k2_table: 78 88 77 */
int k2_dispatch(void)
{
	char *text = getenv("K2_TEXT");
	return text ? k2_commands[0].act(text) : 0;
}
/* allows k2_table */
int k2_dispatch_right(void)
{
	char *text = getenv("K2_TEXT");
	return text ? k2_log(text) : 0;
}

/* finds k2_global: 476 690 */
size_t k2_shared_length(void)
{
	k2_shared = NULL;
	if (getenv("K2_SHARED") != NULL)
		k2_shared = "set";
	return strlen(k2_shared);
}
/* allows k2_global */
size_t k2_shared_length_right(void)
{
	k2_shared = "";
	if (getenv("K2_SHARED") != NULL)
		k2_shared = "set";
	return strlen(k2_shared);
}

/* finds k2_each_shell: 78 88 77 */
static void k2_one(const char *text, void *data)
{
	*(int *)data += k2_shell_each(text);
}

int k2_all(void)
{
	int bad = 0;
	char *line = k2_line();
	if (line != NULL)
		k2_each(line, k2_one, &bad);
	free(line);
	return bad;
}
/* allows k2_each_shell */
static void k2_one_log(const char *text, void *data)
{
	*(int *)data += k2_log(text);
}

int k2_all_right(void)
{
	int bad = 0;
	char *line = k2_line();
	if (line != NULL)
		k2_each(line, k2_one_log, &bad);
	free(line);
	return bad;
}
