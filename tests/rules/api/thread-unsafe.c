/* SPDX-License-Identifier: Apache-2.0 */
/* api/thread-unsafe: what it finds, then what it must leave alone. */
#include <netdb.h>
#include <pthread.h>
#include <string.h>
#include <time.h>

void *work(void *data);
int start(pthread_t *thread)
{
	return pthread_create(thread, NULL, work, NULL);
}

#include "thread-unsafe.h"

struct tm *finds_a_time(const time_t *now)
{
	return localtime(now); /* expect: api/thread-unsafe */
}

char *finds_a_token(char *line)
{
	return strtok(line, ","); /* expect: api/thread-unsafe */
}

struct hostent *finds_a_name(const char *name)
{
	return gethostbyname(name); /* expect: api/thread-unsafe */
}

#define NOW(t) ctime(t)
char *finds_through_a_macro(const time_t *now)
{
	return NOW(now); /* expect: api/thread-unsafe */
}

struct tm *allows_the_safe_one(const time_t *now, struct tm *parts)
{
	return localtime_r(now, parts);
}

char *allows_a_token_with_its_state(char *line, char **state)
{
	return strtok_r(line, ",", state);
}

int allows_a_function_of_that_name(int (*strtok)(char *), char *line)
{
	return strtok(line);
}

int setenv(const char *name, const char *value, int replace);
int finds_the_environment(void)
{
	return setenv("TZ", "UTC", 1); /* expect: api/thread-unsafe */
}
