/* SPDX-License-Identifier: Apache-2.0 */
#define _GNU_SOURCE
#include <alloca.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>
#include <wchar.h>

#define NAME_MAX_LEN 16
struct person {
	char name[NAME_MAX_LEN];
	int age;
	char *note;
};

/* finds wide_copy: 121 787 120 */
void wide_copy(void)
{
	wchar_t target[10];
	wchar_t source[16];
	wmemset(source, L'x', 15);
	source[15] = L'\0';
	wcscpy(target, source);
	wprintf(L"%ls\n", target);
}
/* allows wide_copy */
void wide_copy_fits(void)
{
	wchar_t target[16];
	wchar_t source[16];
	wmemset(source, L'x', 15);
	source[15] = L'\0';
	wcscpy(target, source);
	wprintf(L"%ls\n", target);
}

/* finds wide_set: 121 787 120 */
void wide_set(void)
{
	wchar_t line[64];
	wmemset(line, L'-', sizeof(line));
	line[63] = 0;
	wprintf(L"%ls\n", line);
}
/* allows wide_set */
void wide_set_count(void)
{
	wchar_t line[64];
	wmemset(line, L'-', sizeof(line) / sizeof(line[0]) - 1);
	line[63] = 0;
	wprintf(L"%ls\n", line);
}

/* finds wide_print: 121 787 120 */
void wide_print(void)
{
	wchar_t out[8];
	const wchar_t *text = L"a text that is long";
	swprintf(out, 32, L"%ls", text);
	wprintf(L"%ls\n", out);
}
/* allows wide_print */
void wide_print_bounded(void)
{
	wchar_t out[8];
	const wchar_t *text = L"a text that is long";
	swprintf(out, sizeof(out) / sizeof(*out), L"%ls", text);
	wprintf(L"%ls\n", out);
}

/* finds member_copy: 121 787 120 */
void member_copy(const char *given)
{
	struct person p;
	const char *full = "somebody with a very long name";
	p.age = given ? 1 : 2;
	strcpy(p.name, full);
	printf("%s %d\n", p.name, p.age);
}
/* allows member_copy */
void member_copy_cut(const char *given)
{
	struct person p;
	const char *full = "somebody with a very long name";
	p.age = given ? 1 : 2;
	strncpy(p.name, full, sizeof(p.name) - 1);
	p.name[sizeof(p.name) - 1] = '\0';
	printf("%s %d\n", p.name, p.age);
}

/* finds whole_struct: 121 787 120 805 */
void whole_struct(const char *from)
{
	struct person p = {0};
	char raw[64] = {0};
	if (from)
		strncpy(raw, from, sizeof(raw) - 1);
	memmove(p.name, raw, sizeof(p));
	printf("%d\n", p.age);
}
/* allows whole_struct */
void whole_struct_member(const char *from)
{
	struct person p = {0};
	char raw[64] = {0};
	if (from)
		strncpy(raw, from, sizeof(raw) - 1);
	memmove(p.name, raw, sizeof(p.name));
	printf("%d\n", p.age);
}

/* finds print_into: 121 787 120 */
void print_into(void)
{
	char out[12];
	char *home = getenv("HOME");
	if (!home)
		return;
	sprintf(out, "home=%s", home);
	puts(out);
}
/* allows print_into */
void print_into_bounded(void)
{
	char out[12];
	char *home = getenv("HOME");
	if (!home)
		return;
	snprintf(out, sizeof(out), "home=%s", home);
	puts(out);
}

/* finds argument_copy: 121 787 120 */
int argument_copy(int argc, char **argv)
{
	char file[32];
	if (argc < 2)
		return 1;
	strcpy(file, argv[1]);
	return puts(file);
}
/* allows argument_copy */
int argument_copy_checked(int argc, char **argv)
{
	char file[32];
	if (argc < 2 || strlen(argv[1]) >= sizeof(file))
		return 1;
	strcpy(file, argv[1]);
	return puts(file);
}

/* finds off_by_one_loop: 121 787 120 */
void off_by_one_loop(void)
{
	int squares[20];
	int i = 0;
	while (i <= 20) {
		squares[i] = i * i;
		i++;
	}
	printf("%d\n", squares[3]);
}
/* allows off_by_one_loop */
void full_loop(void)
{
	int squares[20];
	int i = 0;
	while (i < 20) {
		squares[i] = i * i;
		i++;
	}
	printf("%d\n", squares[3]);
}

/* finds read_terminator: 121 787 120 193 */
void read_terminator(int fd)
{
	char buf[128];
	ssize_t n = read(fd, buf, sizeof(buf));
	if (n < 0)
		return;
	buf[n] = '\0';
	puts(buf);
}
/* allows read_terminator */
void read_terminator_room(int fd)
{
	char buf[128];
	ssize_t n = read(fd, buf, sizeof(buf) - 1);
	if (n < 0)
		return;
	buf[n] = '\0';
	puts(buf);
}

/* finds scan_word: 121 787 120 */
void scan_word(FILE *in)
{
	char word[16];
	if (fscanf(in, "%s", word) == 1)
		puts(word);
}
/* allows scan_word */
void scan_word_width(FILE *in)
{
	char word[16];
	if (fscanf(in, "%15s", word) == 1)
		puts(word);
}
