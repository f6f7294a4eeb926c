/* SPDX-License-Identifier: Apache-2.0 */
/* injection/command: what it finds, then what it must leave alone. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "command.h"

void finds_a_formatted_command(const char *host)
{
	char command[128];
	snprintf(command, sizeof(command), "ping -c 1 %s", host);
	system(command); /* expect: injection/command system() */
}

FILE *finds_a_parameter(const char *command)
{
	return popen(command, "r"); /* expect: injection/command popen() */
}

void finds_an_appended_command(const char *name)
{
	char command[64] = "rm -f ";
	strcat(command, name);
	system(command); /* expect: injection/command */
}

void finds_the_environment(void)
{
	system(getenv("AFTER_UPDATE")); /* expect: injection/command */
}

void finds_a_shell(const char *script)
{
	execl("/bin/sh", "sh", "-c", script, (char *)NULL); /* expect: injection/command execl() */
}

int finds_one_of_two(int fast, const char *slow)
{
	return system(fast ? "sync" : slow); /* expect: injection/command */
}

#define RUN(command) system(command)
void finds_through_a_macro(char *const *argv)
{
	RUN(argv[1]); /* expect: injection/command */
}

void allows_constants(void)
{
	static const char reboot[] = "reboot -f";
	const char *command = "sync";
	system("killall -HUP ntpd");
	system(reboot);
	system(command);
	system(NULL);
}

int allows_a_choice(int up)
{
	return system(up ? "ip link set eth0 up" : "ip link set eth0 down");
}

void allows_numbers(int channel, unsigned level)
{
	char command[64];
	snprintf(command, sizeof(command), "amixer -c %d sset %s %u%%", channel, "Master", level);
	system(command);
}

void allows_a_program_without_a_shell(const char *host)
{
	execl("/bin/ping", "ping", "-c", "1", host, (char *)NULL);
	execlp("ls", "ls", host, (char *)NULL);
}

struct plugin {
	int (*system)(const char *name);
};

int allows_a_member_of_that_name(struct plugin *p, const char *name)
{
	return p->system(name);
}

static int is_a_word(const char *s)
{
	for (; *s; s++)
		if (*s < 'a' || *s > 'z')
			return 0;
	return 1;
}
int allows_what_a_function_has_judged(const char *name)
{
	char line[200];
	if (!is_a_word(name))
		return -1;
	snprintf(line, sizeof(line), "id %s", name);
	return system(line);
}

void allows_an_option_of_another_program(const char *file)
{
	execlp("resolver", "resolver", "-c", file, (char *)0);
	execl("/usr/bin/ssh", "ssh", "-c", file, (char *)0);
}

void finds_a_shell_by_its_path(const char *text)
{
	execl("/bin/bash", "bash", "-c", text, (char *)0); /* expect: injection/command */
}

static const char *one_of_two(int n)
{
	return n ? "date" : "uptime";
}
int allows_what_a_function_of_the_unit_gives(int n)
{
	return system(one_of_two(n));
}

struct errand {
	const char *line;
};
static int run_errand(const struct errand *e)
{
	return system(e->line);
}
int allows_a_member_whose_callers_are_seen(void)
{
	struct errand e = {"sync"};
	int (*run)(const struct errand *) = run_errand;
	return run(&e);
}

int finds_a_member_that_anybody_may_set(const struct errand *e)
{
	return system(e->line); /* expect: injection/command */
}

static int run_second(char *words[])
{
	return system(words[1]);
}
int allows_an_element_whose_callers_are_seen(void)
{
	char line[] = "sync", *words[] = {line, line};
	return run_second(words);
}

#include <wordexp.h>
int allows_words_without_commands(const char *line, wordexp_t *words)
{
	return wordexp(line, words, WRDE_NOCMD);
}

int finds_words_with_commands(const char *line, wordexp_t *words)
{
	return wordexp(line, words, 0); /* expect: injection/command wordexp() */
}
