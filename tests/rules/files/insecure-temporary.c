/* SPDX-License-Identifier: Apache-2.0 */
/* files/insecure-temporary: what it finds, then what it must leave alone. */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>

#include "insecure-temporary.h"

char *mktemp(char *name_template);
char *tempnam(const char *dir, const char *prefix);

FILE *finds_a_direct_use(void)
{
	return fopen(tmpnam(NULL), "w+"); /* expect: files/insecure-temporary */
}

int finds_an_open(void)
{
	char *name = tmpnam(NULL);
	return open(name, O_RDWR | O_CREAT, 0600); /* expect: files/insecure-temporary */
}

int finds_a_template(void)
{
	char name[] = "fnXXXXXX";
	mktemp(name);
	return open(name, O_RDWR | O_CREAT, 0600); /* expect: files/insecure-temporary mktemp() */
}

#define NAME() tempnam(NULL, "x")
char *finds_through_a_macro(void)
{
	return NAME(); /* expect: files/insecure-temporary */
}

int finds_a_name_that_can_be_guessed(void)
{
	char *name = tmpnam(NULL); /* expect: files/insecure-temporary guessed */
	return open(name, O_RDWR | O_CREAT | O_EXCL, 0600);
}

int finds_a_name_of_a_number(int id)
{
	char name[64];
	snprintf(name, sizeof(name), "/tmp/spool.%d", id);
	return open(name, O_WRONLY | O_CREAT, 0600); /* expect: files/insecure-temporary guess */
}

int allows_what_is_only_read(int id)
{
	char name[64];
	snprintf(name, sizeof(name), "/tmp/spool.%d", id);
	return open(name, O_RDONLY);
}

int allows_a_fixed_folder(void)
{
	return open("/var/lib/app/state", O_RDWR | O_CREAT | O_EXCL, 0600);
}

int allows_mkstemp(void)
{
	char name[] = "fnXXXXXX";
	return mkstemp(name);
}

FILE *allows_tmpfile(void)
{
	return tmpfile();
}

int finds_a_name_in_the_program(void)
{
	return open("/tmp/gateway.state", O_RDWR | O_CREAT, 0600); /* expect: files/insecure-temporary everybody knows this name */
}

FILE *finds_a_stream_of_it(void)
{
	return fopen("/var/tmp/gateway.log", "a"); /* expect: files/insecure-temporary */
}

FILE *allows_reading_it(void)
{
	return fopen("/tmp/gateway.state", "r");
}

int allows_who_is_the_first(void)
{
	return open("/tmp/gateway.lock", O_RDWR | O_CREAT | O_EXCL, 0600);
}
