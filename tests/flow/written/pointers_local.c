/* SPDX-License-Identifier: Apache-2.0 */
#define _GNU_SOURCE
#include <fcntl.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

struct item {
	int id;
	char tag[12];
};

/* finds local_text: 562 */
const char *local_text(int code)
{
	char text[32];
	snprintf(text, sizeof text, "code %d", code);
	return text;
}
/* allows local_text */
const char *static_text(int code)
{
	static char text[32];
	snprintf(text, sizeof text, "code %d", code);
	return text;
}

/* finds local_through: 562 */
int *local_through(void)
{
	int v = 3;
	int *p = &v;
	int *q = p;
	return q;
}
/* allows local_through */
int *static_through(void)
{
	static int v = 3;
	int *p = &v;
	int *q = p;
	return q;
}

/* finds local_inside: 562 */
char *local_inside(const char *s)
{
	char copy[100];
	strncpy(copy, s, 99);
	copy[99] = 0;
	return strchr(copy, '=');
}
/* allows local_inside */
char *given_inside(char *s)
{
	char copy[100];
	strncpy(copy, s, 99);
	copy[99] = 0;
	return copy[0] ? strchr(s, '=') : NULL;
}

/* finds local_out: 562 */
void local_out(struct item **out)
{
	struct item it = {7, "x"};
	*out = &it;
}
/* allows local_out */
void global_out(struct item **out)
{
	static struct item it = {7, "x"};
	*out = &it;
}

/* finds device_address: 587 */
volatile uint32_t *device_address(void)
{
	volatile uint32_t *reg = (volatile uint32_t *)0x40021000;
	*reg = 1;
	return reg;
}
/* allows device_address */
volatile uint32_t *given_address(volatile uint32_t *base)
{
	volatile uint32_t *reg = base + 4;
	*reg = 1;
	return reg;
}

/* finds fixed_function: 587 */
int fixed_function(int a)
{
	int (*rom)(int);
	rom = (int (*)(int))0x1FFF0000u;
	return rom(a);
}
static int plain(int a)
{
	return a + 1;
}
/* allows fixed_function */
int named_function(int a)
{
	int (*rom)(int);
	rom = plain;
	return rom(a);
}

/* finds int_as_struct: 588 843 */
int int_as_struct(void)
{
	int raw = 12;
	struct item *it = (struct item *)&raw;
	return it->tag[2];
}
/* allows int_as_struct */
int struct_as_struct(void)
{
	struct item raw = {12, "tag"};
	struct item *it = &raw;
	return it->tag[2];
}

/* finds static_freed: 590 761 */
void static_freed(int big)
{
	static char fallback[16];
	char *p = big ? malloc(1000) : fallback;
	if (p)
		p[0] = 1;
	free(p);
}
/* allows static_freed */
void heap_freed(int big)
{
	static char fallback[16];
	char *p = big ? malloc(1000) : fallback;
	if (p)
		p[0] = 1;
	if (p != fallback)
		free(p);
}

/* finds literal_freed: 590 761 */
void literal_freed(const char *s)
{
	char *p = "default";
	if (s && *s)
		p = strdup(s);
	if (p)
		puts(p);
	free(p);
}
/* allows literal_freed */
void copy_freed(const char *s)
{
	char *p = NULL;
	if (s && *s)
		p = strdup(s);
	if (p)
		puts(p);
	free(p);
}

/* finds alloca_freed: 590 761 */
void alloca_freed(size_t n)
{
	char *p = __builtin_alloca(n < 100 ? n + 1 : 100);
	p[0] = 0;
	puts(p);
	free(p);
}
/* allows alloca_freed */
void malloc_freed(size_t n)
{
	char *p = malloc(n < 100 ? n + 1 : 100);
	if (p) {
		p[0] = 0;
		puts(p);
	}
	free(p);
}
