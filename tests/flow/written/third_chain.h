/* SPDX-License-Identifier: Apache-2.0 */
#ifndef THIRD_CHAIN_H
#define THIRD_CHAIN_H
#include <stddef.h>
#include <stdio.h>

struct request {
	char verb[8];
	char body[256];
	unsigned length;
	int fd;
};

extern struct request *current_request;
extern const char *shared_folder;

int ch_read_request(struct request *r, int fd);
int ch_route(struct request *r, int (*handler)(const struct request *));
int ch_run(const struct request *r);
int ch_run_fixed(const struct request *r);
int ch_open(const struct request *r);
int ch_open_checked(const struct request *r);
char *ch_make(size_t n);
char *ch_maybe(int n);
char *ch_never_null(int n);
void ch_drop(char *p);
void ch_keep(char *p);
int ch_index(void);
int ch_index_in_range(void);
FILE *ch_open_file(const char *name);
void ch_done(FILE *f);
void ch_flush(FILE *f);
int ch_ratio(int a, int b);
int ch_zero_sometimes(int n);
#endif
