/* SPDX-License-Identifier: Apache-2.0 */
/* credentials/in-command: what it finds, then what it must leave alone. */
int execlp(const char *file, const char *arg, ...);
int setenv(const char *name, const char *value, int replace);
long write(int fd, const void *buffer, unsigned long size);

#include "in-command.h"

/* --- finds --- */

int finds_an_argument(const char *password)
{
	return execlp("mount.cifs", "mount.cifs", "-p", password, (char *)0); /* expect: credentials/in-command */
}

int finds_the_environment(const char *passphrase)
{
	return setenv("PASSPHRASE", passphrase, 1); /* expect: credentials/in-command */
}

#define EXPORT(name, value) setenv(name, value, 1)

int finds_a_macro(const char *secret)
{
	return EXPORT("SECRET", secret); /* expect: credentials/in-command */
}

/* --- leaves alone --- */

int allows_other_arguments(const char *path)
{
	return execlp("ls", "ls", path, (char *)0);
}

int allows_the_name_of_a_file(const char *password_file)
{
	return setenv("PASSWORD_FILE", password_file, 1);
}

long allows_a_pipe(int pipe, const char *password)
{
	return write(pipe, password, 8);
}
