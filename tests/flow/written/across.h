/* SPDX-License-Identifier: Apache-2.0 */
/* What the across_*.c files share: cases that no one file shows. */
#ifndef ACROSS_H
#define ACROSS_H
#include <stddef.h>

struct packet {
	int kind;
	int length;
	char *body;
};
struct handler {
	const char *name;
	void (*run)(const char *arg);
};

extern int always_on, always_off;
extern int five_mode;
extern char *shared_text;
extern int shared_bad_size, shared_good_size;
extern const struct handler bad_handlers[], good_handlers[];
int flag_is_on(void);

void take_packet(struct packet p);
void take_packet_safe(struct packet p);
void take_packet_at(const struct packet *p);
void take_packet_at_safe(const struct packet *p);
char *make_text(int n);
char *make_text_or_exit(int n);
void end_text(char **t);
void keep_text(char **t);
void deep1(char *path);
void deep2(char *path);
void deep3(char *path);
void deep4(char *path);
void shallow1(char *path);
void shallow2(char *path);
int ask_number(void);
int ask_number_small(void);
void for_numbers(void (*use)(int), int n);
void fill_bytes(char *to, size_t n);
void set_shared(char *p);
void use_shared(void);
void use_shared_size(void);
void use_shared_size_good(void);
#endif
