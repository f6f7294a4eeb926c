/* SPDX-License-Identifier: Apache-2.0 */
#include "fourth_route.h"
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* finds h4_command: 78 77 88 */
int handle_run(int fd)
{
	struct message m;
	if (route_read(fd, &m) != 0)
		return -1;
	return route_run(&m);
}
/* allows h4_command */
int handle_run_ok(int fd)
{
	struct message m;
	if (route_read(fd, &m) != 0)
		return -1;
	return route_run_named(&m);
}

/* finds h4_queue_command: 78 77 88 */
int handle_queue(int fd)
{
	static struct message m;
	struct message *got;
	if (route_read(fd, &m) != 0)
		return -1;
	route_store(&m);
	got = route_take();
	if (got == NULL)
		return -1;
	return route_run_queued(got);
}
/* allows h4_queue_command */
int handle_queue_ok(int fd)
{
	static struct message m;
	struct message *got;
	(void)fd;
	strcpy(m.text, "uptime");
	route_store(&m);
	got = route_take();
	if (got == NULL)
		return -1;
	return route_run_named(got);
}

/* finds h4_index: 125 126 129 127 */
int handle_index(int fd)
{
	static const int table[10] = {1, 2, 3};
	struct message m;
	if (route_read(fd, &m) != 0)
		return -1;
	return route_at(table, m.number);
}
/* allows h4_index */
int handle_index_ok(int fd)
{
	static const int table[10] = {1, 2, 3};
	struct message m;
	if (route_read(fd, &m) != 0)
		return -1;
	return route_at_checked(table, m.number);
}

/* finds h4_global_buffer: 121 787 120 122 */
void handle_fill(void)
{
	route_fill(route_buffer, 33);
}
/* allows h4_global_buffer */
void handle_fill_ok(void)
{
	route_fill(route_buffer, sizeof(route_buffer));
}

/* finds h4_heap_small: 122 787 */
void handle_heap(void)
{
	char *p = route_room(8);
	if (!p)
		return;
	route_pad(p, 12);
	free(p);
}
/* allows h4_heap_small */
void handle_heap_ok(void)
{
	char *p = route_room(16);
	if (!p)
		return;
	route_pad(p, 12);
	free(p);
}

/* finds h4_after: 416 */
int handle_after(void)
{
	struct message *m = route_new(10);
	if (m == NULL)
		return -1;
	m->number = 4;
	route_done(m);
	return m->number;
}
/* allows h4_after */
int handle_after_ok(void)
{
	struct message *m = route_new(10);
	int n;
	if (m == NULL)
		return -1;
	m->number = 4;
	n = m->number;
	route_done(m);
	return n;
}

/* finds h4_double: 415 */
void handle_twice(void)
{
	struct message *m = route_new(10);
	if (m == NULL)
		return;
	route_done(m);
	route_cleanup(&m);
}
/* allows h4_double */
void handle_twice_ok(void)
{
	struct message *m = route_new(10);
	if (m == NULL)
		return;
	route_cleanup(&m);
	route_cleanup(&m);
}

/* finds h4_leak: 401 772 */
int handle_leak(int n)
{
	struct message *m = route_new(10);
	if (m == NULL)
		return -1;
	if (route_count(m) > n)
		return 0;
	route_done(m);
	return 1;
}
/* allows h4_leak */
int handle_leak_ok(int n)
{
	struct message *m = route_new(10);
	int r;
	if (m == NULL)
		return -1;
	r = route_count(m) > n ? 0 : 1;
	route_done(m);
	return r;
}

/* finds h4_null: 476 690 */
size_t handle_null(void)
{
	return strlen(route_name(7));
}
/* allows h4_null */
size_t handle_null_ok(void)
{
	return strlen(route_name(1));
}

/* finds h4_null_take: 476 690 */
int handle_take(void)
{
	route_queue = NULL;
	return route_take()->number;
}
/* allows h4_null_take */
int handle_take_ok(void)
{
	struct message *m;
	route_queue = NULL;
	m = route_take();
	return m ? m->number : 0;
}

/* finds h4_divide: 369 */
int handle_divide(int fd)
{
	struct message m;
	if (route_read(fd, &m) != 0)
		return -1;
	return route_ratio(100, &m);
}
/* allows h4_divide */
int handle_divide_ok(int fd)
{
	struct message m;
	if (route_read(fd, &m) != 0)
		return -1;
	if (m.number == 0)
		return 0;
	return route_ratio(100, &m);
}

/* finds h4_format: 134 */
void handle_format(FILE *in)
{
	char *line;
	if (route_line(in, &line) != 0)
		return;
	route_print(line);
	free(line);
}
/* allows h4_format */
void handle_format_ok(FILE *in)
{
	char *line;
	if (route_line(in, &line) != 0)
		return;
	route_print("done\n");
	free(line);
}

/* finds h4_file: 404 772 775 */
int handle_file(void)
{
	FILE *f = route_open("data.txt");
	if (f == NULL)
		return -1;
	if (fgetc(f) == '#')
		return 0;
	return route_close(f);
}
/* allows h4_file */
int handle_file_ok(void)
{
	FILE *f = route_open("data.txt");
	if (f == NULL)
		return -1;
	if (fgetc(f) == '#')
		rewind(f);
	return route_close(f);
}

/* finds h4_file_twice: 675 415 672 1341 */
int handle_file_twice(void)
{
	FILE *f = route_open("data.txt");
	if (f == NULL)
		return -1;
	if (route_close(f) != 0)
		return -1;
	return fclose(f);
}
/* allows h4_file_twice */
int handle_file_twice_ok(void)
{
	FILE *f = route_open("data.txt");
	if (f == NULL)
		return -1;
	return route_close(f);
}

/* finds h4_unset: 457 908 */
int handle_status(void)
{
	int status;
	route_status(&status, 0);
	return status;
}
/* allows h4_unset */
int handle_status_ok(void)
{
	int status;
	route_status(&status, 1);
	return status;
}

/* finds h4_overflow: 190 */
int handle_sum(int fd)
{
	struct message m;
	if (route_read(fd, &m) != 0)
		return -1;
	return m.number + 1000;
}
/* allows h4_overflow */
int handle_sum_ok(int fd)
{
	struct message m;
	if (route_read(fd, &m) != 0 || m.number > 100000)
		return -1;
	return m.number + 1000;
}

/* finds h4_debug_flag: 78 77 88 */
int handle_debug(void)
{
	const char *tool = "true";
	if (route_debug)
		tool = getenv("DEBUG_TOOL");
	return tool ? system(tool) : -1;
}
/* allows h4_debug_flag */
int handle_debug_ok(void)
{
	const char *tool = "true";
	if (!route_debug)
		tool = getenv("DEBUG_TOOL");
	return tool ? system(tool) : -1;
}
