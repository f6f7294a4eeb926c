/* SPDX-License-Identifier: Apache-2.0 */
/* crypto/weak-random: what it finds, then what it must leave alone. */
#include <stdio.h>
#include <stdlib.h>

#include "weak-random.h"

struct session {
	unsigned long token;
	char cookie[33];
	int retry;
};

void finds_a_member(struct session *s)
{
	s->token = (unsigned long)random() << 31; /* expect: crypto/weak-random 'token' */
	s->token |= (unsigned long)random(); /* expect: crypto/weak-random */
}

void finds_an_element(unsigned char key[16])
{
	for (int i = 0; i < 16; i++)
		key[i] = rand() & 0xff; /* expect: crypto/weak-random 'key' */
}

void finds_a_formatted_one(struct session *s)
{
	snprintf(s->cookie, sizeof(s->cookie), "%08x", rand()); /* expect: crypto/weak-random 'cookie' */
}

long make_session_id(void)
{
	return lrand48(); /* expect: crypto/weak-random 'make_session_id' */
}

int finds_an_initialiser(void)
{
	int pin = rand() % 10000; /* expect: crypto/weak-random 'pin' */
	return pin;
}

#define DRAW() (rand() % 256)
void finds_through_a_macro(unsigned char *salt)
{
	*salt = DRAW(); /* expect: crypto/weak-random 'salt' */
}

void allows_jitter(struct session *s)
{
	int delay = rand() % 1000, jitter = (int)random();
	s->retry = delay + jitter;
}

int allows_dice(void)
{
	return 1 + rand() % 6;
}

void allows_numbers_about_secrets(int *key_count, int *token_index)
{
	*key_count = rand() % 4;
	*token_index = rand() % 4;
}

int send_message(struct session *session, int id);
int allows_an_argument_beside_it(struct session *session)
{
	return send_message(session, rand() & 0xfff);
}

int getrandom_key(unsigned char *key);
int allows_other_generators(unsigned char *key)
{
	return getrandom_key(key);
}

int allows_get_random_key_of_a_table(const int *table, int count)
{
	int index = rand() % count;

	return table[index];
}

int RAND_pseudo_bytes(unsigned char *to, int n);
int finds_a_generator_that_was_given_up(unsigned char *to)
{
	return RAND_pseudo_bytes(to, 16); /* expect: crypto/weak-random */
}
