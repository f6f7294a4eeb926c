/* SPDX-License-Identifier: Apache-2.0 */
#ifndef FOURTH_ROUTE_H
#define FOURTH_ROUTE_H
#include <stddef.h>
#include <stdio.h>

struct message {
	char text[128];
	int number;
	void *data;
	size_t size;
	struct message *next;
};

extern char route_buffer[32];
extern struct message *route_queue;
extern int route_debug;
extern int (*route_hook)(const char *);

int route_read(int fd, struct message *m);
int route_line(FILE *in, char **out);
void route_store(struct message *m);
struct message *route_take(void);
struct message *route_new(size_t size);
void route_done(struct message *m);
void route_cleanup(struct message **m);
int route_run(const struct message *m);
int route_run_named(const struct message *m);
int route_at(const int *table, int index);
int route_at_checked(const int *table, int index);
void route_fill(char *to, size_t n);
void route_pad(char *to, size_t n);
int route_run_queued(const struct message *m);
void route_print(const char *format);
FILE *route_open(const char *name);
int route_close(FILE *f);
int route_count(const struct message *m);
const char *route_name(int which);
int route_ratio(int total, const struct message *m);
void *route_room(int n);
int route_status(int *status, int ask);
#endif
