/* SPDX-License-Identifier: Apache-2.0 */
/* What the fifth_ways files share: cases that no one file shows. */
#ifndef FIFTH_WAYS_H
#define FIFTH_WAYS_H
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

struct way_item {
	int number;
	char *text;
	struct way_item *next;
};

typedef void (*way_use)(char *data, size_t n);

extern const int way_debug;
extern int way_on;
extern int way_off;
extern char *way_text;
extern int way_number;
int way_always(void);
int way_never(void);

int way_ask(FILE *in);
int way_ask_small(FILE *in);
char *way_line(int s, char *to, size_t n);
struct way_item *way_item_new(int n);
void way_item_free(struct way_item *i);
void way_store(int *table, int at), way_store_ok(int *table, int at);
void way_fill(char *to, size_t n), way_fill_ok(char *to, size_t n);
struct way_item *way_item_made(int n), *way_item_made_ok(int n);
struct way_item *way_item_find(struct way_item *all, int n), *way_item_find_ok(struct way_item *all, int n);
void way_item_end(struct way_item *i), way_item_end_ok(struct way_item *i);
void way_item_drop(struct way_item **i), way_item_drop_ok(struct way_item **i);
void way_visit(char *data, way_use use), way_visit_ok(char *data, way_use use);
void way_copy_out(char *data, size_t n), way_copy_out_ok(char *data, size_t n);
void way_run(const char *what), way_run_ok(const char *what);
void way_run_deep(const char *what), way_run_deep_ok(const char *what);
int way_ratio(int all, int parts), way_ratio_ok(int all, int parts);
void *way_room(int count, size_t each), *way_room_ok(int count, size_t each);
FILE *way_open(const char *name), *way_open_ok(const char *name);
void way_close(FILE *f), way_close_ok(FILE *f);
int *way_local_of(int *n), *way_local_of_ok(int *n);
void way_print(const char *format), way_print_ok(const char *format);
void way_keep(char *text), way_keep_ok(char *text);
#endif
