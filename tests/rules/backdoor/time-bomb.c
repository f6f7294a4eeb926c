/* SPDX-License-Identifier: Apache-2.0 */
/* backdoor/time-bomb: what it finds, then what it must leave alone. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>
int GetSystemTime(void *t);
int DeleteFileA(const char *name);

#include "time-bomb.h"

void finds_a_moment(void)
{
	if (time(NULL) > 1893456000) /* expect: backdoor/time-bomb unlink() */
		unlink("important.txt");
}

void finds_a_variable_with_the_time(void)
{
	time_t now = time(NULL);

	if (now >= 1900000000) { /* expect: backdoor/time-bomb */
		DeleteFileA("important.txt");
	}
}

void finds_a_die(void)
{
	if (rand() == 20000) /* expect: backdoor/time-bomb */
		remove("important.txt");
}

void finds_a_counter(void)
{
	static int count;

	count++;
	if (count == 20000) /* expect: backdoor/time-bomb */
		unlink("important.txt");
}

void finds_a_day(const struct tm *t)
{
	if (t->tm_mon == 3 && t->tm_mday == 1) /* expect: backdoor/time-bomb a date */
		system("/bin/rm -rf /srv/app");
}

void finds_a_user(void)
{
	const char *who = getenv("USER");

	if (!who || strcmp(who, "somebody") != 0) /* expect: backdoor/time-bomb a user */
		unlink("/srv/app/ledger");
}

void allows_what_a_day_starts(const struct tm *t)
{
	if (t->tm_mon == 3)
		system("/usr/bin/report");
}

void allows_an_hour(const struct tm *t)
{
	if (t->tm_hour == 0)
		unlink("/var/log/app.old");
}

void allows_a_setting(const char *file)
{
	const char *mode = getenv("MODE");

	if (mode && strcmp(mode, "clean") == 0)
		unlink(file);
}

#define MOMENT 1893456000
void finds_through_a_macro(void)
{
	if (MOMENT < time(NULL)) /* expect: backdoor/time-bomb */
		system("rm -rf /srv");
}

void allows_a_message(void)
{
	if (time(NULL) > 1893456000)
		puts("the certificate has ended");
}

void allows_an_age(const char *path, time_t written)
{
	if (time(NULL) - written > 3600)
		unlink(path);
}

void allows_a_lock_that_is_old(const char *path, time_t now, time_t then)
{
	if (now > then)
		unlink(path);
}

void allows_a_retry(const char *path)
{
	int tries = 0;

	while (tries++ < 5)
		;
	if (tries == 5)
		unlink(path);
}
