/* SPDX-License-Identifier: Apache-2.0 */
/* crypto/predictable-id: what it finds, then what it must leave alone. */
#include <stdio.h>
#include <stdlib.h>
#include <sys/time.h>
#include <unistd.h>

#include "predictable-id.h"

struct session {
	unsigned long session_id, nonce, token_expires, number;
	char cookie[33];
};

unsigned long strong_number(void);
unsigned long hash(unsigned long seed, const unsigned char *secret);

void finds_time_and_process(struct session *s)
{
	s->session_id = (unsigned long)time(NULL) ^ (unsigned long)getpid(); /* expect: crypto/predictable-id 'session_id' is made of nothing but the time */
}

void finds_a_counter(struct session *s)
{
	static unsigned long next = 1;

	s->session_id = next++; /* expect: crypto/predictable-id a number that is counted up */
}

void finds_a_text(struct session *s)
{
	struct timeval now;

	gettimeofday(&now, NULL);
	snprintf(s->cookie, sizeof(s->cookie), "%lx%lx", now.tv_sec, now.tv_usec); /* expect: crypto/predictable-id 'cookie' */
}

void finds_a_variable_between(struct session *s)
{
	unsigned long drawn = (unsigned long)rand();

	drawn = drawn << 8 | 7;
	s->nonce = drawn; /* expect: crypto/predictable-id 'nonce' is made of nothing but what rand() */
}

static unsigned long seconds(void)
{
	return (unsigned long)time(NULL);
}

void finds_across_functions(struct session *s)
{
	unsigned long token = seconds() * 1000; /* expect: crypto/predictable-id 'token' */

	s->number = token;
}

#define STAMP() ((unsigned long)clock())
void finds_through_a_macro(struct session *s)
{
	s->nonce = STAMP(); /* expect: crypto/predictable-id */
}

void allows_something_strong_in_it(struct session *s)
{
	s->session_id = strong_number() ^ (unsigned long)time(NULL);
}

void allows_a_hash_with_a_secret(struct session *s, const unsigned char *secret)
{
	s->session_id = hash((unsigned long)time(NULL), secret);
}

void allows_when_it_ends(struct session *s)
{
	s->token_expires = (unsigned long)time(NULL) + 3600;
}

void allows_a_nonce_that_is_counted(struct session *s)
{
	static unsigned long sent;

	s->nonce = sent++;
}

void allows_other_numbers(struct session *s)
{
	s->number = (unsigned long)time(NULL);
}

void allows_a_constant(struct session *s)
{
	s->session_id = 0;
}

int allows_a_question(const struct session *s)
{
	return s->session_id == (unsigned long)getpid();
}
