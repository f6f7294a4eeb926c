/* SPDX-License-Identifier: Apache-2.0 */
/* What the second_link files share. */
#ifndef SECOND_LINKS_H
#define SECOND_LINKS_H
#include <stddef.h>
#include <stdint.h>

struct k2_order {
	char *name;
	int amount;
	unsigned char size;
};

typedef int (*k2_action)(const char *);

struct k2_command {
	const char *word;
	k2_action act;
};

extern char *k2_shared;
extern const struct k2_command k2_commands[2];

int k2_number(int s);
int k2_number_bounded(int s);
char *k2_line(void);
struct k2_order *k2_order_new(const char *name);
void k2_order_free(struct k2_order *o);
struct k2_order *k2_find(const char *name);
void k2_release(char *p);
void k2_show(const char *text);
void k2_show_late(const char *text);
void k2_order_end(struct k2_order *o);
int k2_open(const char *name);
void k2_close(int fd);
int k2_pass(const char *text);
int k2_pass_right(const char *text);
int k2_put(char *to, const char *from, size_t n);
int k2_put_right(char *to, const char *from, size_t n);
void k2_each(const char *all, void (*do_one)(const char *, void *), void *data);
int k2_shell(const char *text);
int k2_shell_right(const char *text);
int k2_shell_table(const char *text);
int k2_shell_each(const char *text);
int k2_log(const char *text);
#endif
