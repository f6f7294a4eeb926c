/* SPDX-License-Identifier: Apache-2.0 */
/* errors/unchecked-output: what it finds, then what it must leave alone. */
#include <stdio.h>
#include <unistd.h>

#include "unchecked-output.h"

void finds_a_removal(const char *name)
{
	remove(name); /* expect: errors/unchecked-output remove() */
}

void finds_a_write(FILE *f, const char *data)
{
	fwrite(data, 1, 4, f); /* expect: errors/unchecked-output */
}

void finds_a_line(FILE *f, int verbose)
{
	if (verbose)
		fputs("on", f); /* expect: errors/unchecked-output */
}

#define MOVE(a, b) rename(a, b)
void finds_through_a_macro(const char *a, const char *b)
{
	MOVE(a, b); /* expect: errors/unchecked-output */
}

int allows_a_check(const char *name)
{
	return remove(name);
}

void allows_a_decision(const char *name)
{
	(void)remove(name);
}

void allows_messages(void)
{
	printf("done\n");
}

int fsync(int fd);
void finds_what_may_not_be_on_the_disk(int fd)
{
	fsync(fd); /* expect: errors/unchecked-output */
}

void finds_what_the_stream_held_back(FILE *f)
{
	if (fputs("text", f) == EOF)
		return;
	fclose(f); /* expect: errors/unchecked-output fclose() */
}

void allows_the_end_of_reading(FILE *f, char *line)
{
	(void)fgets(line, 10, f);
	fclose(f);
}

int allows_what_has_failed_already(FILE *f)
{
	if (fputs("text", f) == EOF) {
		fclose(f);
		return -1;
	}
	return fclose(f);
}
