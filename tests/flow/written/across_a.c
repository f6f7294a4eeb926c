/* SPDX-License-Identifier: Apache-2.0 */
#define _GNU_SOURCE
#include "across.h"
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

/* finds flag_on: 476 */
void flag_on(void)
{
	int *p = NULL;
	if (always_on)
		p = NULL;
	else
		exit(1);
	printf("%d\n", *p);
}
/* allows flag_on */
void flag_off(void)
{
	static int v = 3;
	int *p = &v;
	if (always_off)
		p = NULL;
	printf("%d\n", *p);
}

/* finds mode_five: 121 787 */
void mode_five(void)
{
	char small[10], source[20];
	memset(source, 's', sizeof source);
	if (five_mode == 5)
		memcpy(small, source, sizeof source);
	printf("%c\n", small[0]);
}
/* allows mode_five */
void mode_not_five(void)
{
	char small[10] = "", source[20];
	memset(source, 's', sizeof source);
	if (five_mode != 5)
		memcpy(small, source, sizeof source);
	printf("%c\n", small[0]);
}

/* finds flag_function: 369 */
int flag_function(void)
{
	int n = 4;
	if (flag_is_on())
		n = 0;
	return 20 / n;
}
/* allows flag_function */
int flag_function_off(void)
{
	int n = 0;
	if (flag_is_on())
		n = 4;
	return 20 / n;
}

/* finds packet_value: 195 194 121 787 126 */
void packet_value(int s)
{
	char room[64];
	struct packet p = {0, 0, room};
	if (recv(s, &p.length, sizeof p.length, 0) != sizeof p.length || p.length > 64)
		return;
	take_packet(p);
}
/* allows packet_value */
void packet_value_safe(int s)
{
	char room[64];
	struct packet p = {0, 0, room};
	if (recv(s, &p.length, sizeof p.length, 0) != sizeof p.length || p.length > 64)
		return;
	take_packet_safe(p);
}

/* finds packet_pointer: 190 */
void packet_pointer(FILE *f)
{
	struct packet p = {1, 0, NULL};
	if (fscanf(f, "%d", &p.length) == 1)
		take_packet_at(&p);
}
/* allows packet_pointer */
void packet_pointer_safe(FILE *f)
{
	struct packet p = {1, 0, NULL};
	if (fscanf(f, "%d", &p.length) == 1)
		take_packet_at_safe(&p);
}

/* finds made_null: 690 476 */
void made_null(void)
{
	char *t = make_text(4);
	t[0] = 'a';
	free(t);
}
/* allows made_null */
void made_or_exit(void)
{
	char *t = make_text_or_exit(4);
	t[0] = 'a';
	free(t);
}

/* finds ended_through: 416 */
void ended_through(void)
{
	char *t = make_text_or_exit(9);
	end_text(&t);
	puts(t);
}
/* allows ended_through */
void kept_through(void)
{
	char *t = make_text_or_exit(9);
	keep_text(&t);
	puts(t);
	free(t);
}

/* finds deep_path: 22 23 36 73 */
void deep_path(void)
{
	char path[128] = "/tmp/";
	ssize_t n = read(0, path + 5, 100);
	if (n < 0)
		n = 0;
	path[5 + n] = 0;
	deep1(path);
}
/* allows deep_path */
void deep_path_fixed(void)
{
	char path[128] = "/srv/";
	strcat(path, "file");
	shallow1(path);
}

/* finds asked_far: 190 */
int asked_far(void)
{
	int n = ask_number();
	return n * 3;
}
/* allows asked_far */
int asked_far_small(void)
{
	int n = ask_number_small();
	return n * 3;
}

static void divide_by(int n)
{
	printf("%d\n", 100 / n);
}
static void divide_by_some(int n)
{
	if (n)
		printf("%d\n", 100 / n);
}
/* finds called_back: 369 */
void called_back(void)
{
	for_numbers(divide_by, 0);
}
/* allows called_back */
void called_back_some(void)
{
	for_numbers(divide_by_some, 0);
}

/* finds filled_far: 121 787 120 */
void filled_far(void)
{
	char small[8];
	fill_bytes(small, 9);
	printf("%c\n", small[0]);
}
/* allows filled_far */
void filled_far_fits(void)
{
	char small[8];
	fill_bytes(small, 8);
	printf("%c\n", small[0]);
}

/* finds freed_shared: 416 415 */
void freed_shared(void)
{
	char *t = strdup("shared");
	set_shared(t);
	free(t);
	use_shared();
}
/* allows freed_shared */
void live_shared(void)
{
	char *t = strdup("shared");
	set_shared(t);
	use_shared();
	free(t);
}

/* finds size_global: 789 195 400 */
void size_global(FILE *f)
{
	if (fscanf(f, "%d", &shared_bad_size) != 1)
		return;
	use_shared_size();
}
/* allows size_global */
void size_global_good(FILE *f)
{
	if (fscanf(f, "%d", &shared_good_size) != 1)
		return;
	if (shared_good_size > 100 || shared_good_size < 0)
		shared_good_size = 100;
	use_shared_size_good();
}

/* finds table_command: 78 77 88 */
void table_command(int argc, char **argv)
{
	if (argc > 1)
		bad_handlers[0].run(argv[1]);
}
/* allows table_command */
void table_command_safe(int argc, char **argv)
{
	if (argc > 1)
		good_handlers[0].run(argv[1]);
}
