/* SPDX-License-Identifier: Apache-2.0 */
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <ctype.h>
#include <errno.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <signal.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

/* finds y3_same_branches: 398 563 */
int fee(int age)
{
	if (age > 65)
		return 10;
	else
		return 10;
}
/* allows y3_same_branches */
int fee_right(int age)
{
	if (age > 65)
		return 5;
	else
		return 10;
}

/* finds y3_no_effect: 398 482 */
int count_up_to(int n)
{
	int k = 0;
	while (k < n) {
		k;
		k++;
	}
	return k;
}
/* allows y3_no_effect */
int count_up_to_right(int n)
{
	int k = 0;
	while (k < n)
		k++;
	return k;
}

/* finds y3_self: 398 563 */
struct size {
	int width, height;
};

void set_size(struct size *s, int width, int height)
{
	s->width = width;
	height = height;
}
/* allows y3_self */
void set_size_right(struct size *s, int width, int height)
{
	s->width = width;
	s->height = height;
}

/* finds y3_empty_block: 398 390 */
int hand_over(int kind, int n)
{
	if (kind == 3) {
	} else {
		n++;
	}
	;
	for (int i = 0; i < n; i++) {
	}
	return n;
}
/* allows y3_empty_block */
int hand_over_right(int kind, int n)
{
	if (kind != 3)
		n++;
	return n;
}

/* finds y3_dead_return: 561 */
int scale(int n)
{
	if (n > 10)
		return n * 2;
	else
		return n * 3;
	n = n + 1;
	return n;
}
/* allows y3_dead_return */
int scale_right(int n)
{
	if (n > 10)
		return n * 2;
	return n * 3;
}

/* finds y3_dead_constant: 561 570 571 */
static const int verbose = 0;

void report_step(int n)
{
	if (verbose)
		printf("step %d\n", n);
	putchar('.');
}
/* allows y3_dead_constant */
static int talkative;

void set_talkative(int n) { talkative = n; }

void report_step_right(int n)
{
	if (talkative)
		printf("step %d\n", n);
	putchar('.');
}

/* finds y3_dead_function: 561 */
static int unused_helper(int n)
{
	return n * n + 7;
}
/* allows y3_dead_function */
static int used_helper(int n)
{
	return n * n + 7;
}

int use_helper(int n)
{
	return used_helper(n) + 1;
}

/* finds y3_dead_case: 561 570 */
int kind_of(unsigned v)
{
	switch (v & 3) {
	case 0:
		return 10;
	case 7:
		return 70;
	default:
		return 5;
	}
}
/* allows y3_dead_case */
int kind_of_right(unsigned v)
{
	switch (v & 7) {
	case 0:
		return 10;
	case 7:
		return 70;
	default:
		return 5;
	}
}

/* finds y3_return_local: 562 */
const char *stamp(void)
{
	char text[32];
	time_t now = time(NULL);
	strftime(text, sizeof text, "%H:%M", gmtime(&now));
	return text;
}
/* allows y3_return_local */
const char *stamp_right(void)
{
	static char text[32];
	time_t now = time(NULL);
	strftime(text, sizeof text, "%H:%M", gmtime(&now));
	return text;
}

/* finds y3_return_cursor: 562 */
static char *skip(char *s)
{
	while (*s == ' ')
		s++;
	return s;
}

char *read_word(FILE *in)
{
	char line[100] = { 0 };
	if (fgets(line, sizeof line, in) == NULL)
		return NULL;
	return skip(line);
}
/* allows y3_return_cursor */
char *read_word_right(FILE *in)
{
	char line[100] = { 0 };
	if (fgets(line, sizeof line, in) == NULL)
		return NULL;
	return strdup(skip(line));
}

/* finds y3_store_local: 562 */
struct list {
	struct list *next;
	int n;
};

static struct list *first;

void push(int n)
{
	struct list l = { first, n };
	first = &l;
}
/* allows y3_store_local */
void push_right(int n)
{
	struct list *l = malloc(sizeof *l);
	if (l == NULL)
		return;
	*l = (struct list){ first, n };
	first = l;
}

/* finds y3_dead_store: 563 */
int measure(FILE *f)
{
	int size = 0;
	size = fileno(f);
	size = (int)ftell(f);
	return size;
}
/* allows y3_dead_store */
int measure_right(FILE *f)
{
	int size = (int)ftell(f);
	return size;
}

/* finds y3_unused_result: 563 */
int check_all(const int *v, int n)
{
	int bad = 0;
	for (int i = 0; i < n; i++)
		if (v[i] < 0)
			bad = 1;
	return 0;
}
/* allows y3_unused_result */
int check_all_right(const int *v, int n)
{
	int bad = 0;
	for (int i = 0; i < n; i++)
		if (v[i] < 0)
			bad = 1;
	return bad;
}

/* finds y3_false_enum: 570 */
int both_kinds(int kind)
{
	if (kind == 1 && kind == 2)
		return 1;
	return 0;
}
/* allows y3_false_enum */
int both_kinds_right(int kind)
{
	if (kind == 1 || kind == 2)
		return 1;
	return 0;
}

/* finds y3_false_mask: 570 */
int odd_flag(unsigned v)
{
	if ((v & 4) == 2)
		return 1;
	return 0;
}
/* allows y3_false_mask */
int odd_flag_right(unsigned v)
{
	if ((v & 6) == 2)
		return 1;
	return 0;
}

/* finds y3_false_char: 570 */
int end_of(FILE *in)
{
	unsigned char c;
	int n = 0;
	c = (unsigned char)fgetc(in);
	if (c == EOF)
		n = 1;
	return n;
}
/* allows y3_false_char */
int end_of_right(FILE *in)
{
	int c = fgetc(in);
	int n = 0;
	if (c == EOF)
		n = 1;
	return n;
}

/* finds y3_false_after: 570 571 */
int third_size(int n)
{
	if (n < 10)
		return 1;
	if (n < 5)
		return 2;
	return 3;
}
/* allows y3_false_after */
int third_size_right(int n)
{
	if (n < 5)
		return 2;
	if (n < 10)
		return 1;
	return 3;
}

/* finds y3_true_or: 571 */
int bad_reply(int code)
{
	if (code != 200 || code != 204)
		return 1;
	return 0;
}
/* allows y3_true_or */
int bad_reply_right(int code)
{
	if (code != 200 && code != 204)
		return 1;
	return 0;
}

/* finds y3_true_array: 571 */
struct named {
	char name[16];
};

int is_named(struct named *n)
{
	if (n->name != NULL)
		return 1;
	return 0;
}
/* allows y3_true_array */
int is_named_right(struct named *n)
{
	if (n->name[0] != '\0')
		return 1;
	return 0;
}

/* finds y3_true_range: 571 */
int valid_byte(uint8_t b)
{
	if (b <= 255)
		return 1;
	return 0;
}
/* allows y3_true_range */
int valid_byte_right(uint16_t b)
{
	if (b <= 255)
		return 1;
	return 0;
}
