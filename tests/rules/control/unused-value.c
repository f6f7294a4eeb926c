/* SPDX-License-Identifier: Apache-2.0 */
/* control/unused-value: what it finds, then what it must leave alone. */
#include "unused-value.h"

int check(int a);
void take(int *a);

int finds_an_overwritten_value(int a)
{
	int ok = check(a); /* expect: control/unused-value overwritten */
	ok = check(a + 1);
	return ok;
}

int finds_an_overwritten_assignment(int a)
{
	int ok;
	ok = check(a); /* expect: control/unused-value */
	ok = 1;
	return ok;
}

void finds_a_variable_never_read(int a)
{
	int ok;
	ok = check(a); /* expect: control/unused-value never read */
}

void finds_an_initialiser(int a)
{
	int ok = check(a) + 5; /* expect: control/unused-value 'ok' */
}

#define SET(x, v) ((x) = (v))
void finds_through_a_macro(int a)
{
	int ok;
	SET(ok, check(a)); /* expect: control/unused-value */
}

int allows_a_mark(int a)
{
	int ok = -1;
	ok = check(a);
	return ok;
}

int allows_a_branch(int a)
{
	int ok = 5;
	if (a)
		ok = check(a);
	return ok;
}

int allows_its_own_value(int a)
{
	int ok = check(a);
	ok = ok + 1;
	return ok;
}

struct row {
	int key, value;
	volatile int gauge;
};

void finds_a_member_assigned_to_itself(struct row *row, struct row rows[2], int key)
{
	row->key = row->key; /* expect: control/unused-value 'key' is assigned to itself */
	rows[1].value = rows[1].value; /* expect: control/unused-value */
	key = key; /* expect: control/unused-value */
}

#define UNUSED_MEMBER(m) ((m) = (m))

void allows_other_members(struct row *row, const struct row *from, struct row rows[2], int i)
{
	row->key = from->key;
	rows[i].value = rows[i + 1].value;
	row->gauge = row->gauge;
	UNUSED_MEMBER(row->value);
}

int allows_another_variable_to_begin_with(int a)
{
	int last = a;

	last = check(a);
	return last;
}

void allows_an_address(int a)
{
	int ok = a;
	take(&ok);
}

int allows_a_loop(int a)
{
	int last = check(0), sum = 0;
	while (a--) {
		sum += last;
		last = check(a);
	}
	return sum;
}

/* Released when the scope ends, by the function that the attribute names. */
void release(int **held);
int *hold(int *ret_count);

int allows_what_is_cleaned_up(void)
{
	int count = 0;
	__attribute__((cleanup(release))) int *held = hold(&count);

	return count;
}

#define DROPPED(x) ((void)0)

void allows_what_another_build_reads(int a)
{
	int count = a + 1;
#ifdef WITH_PROGRESS
	show(count);
#endif
}

int allows_what_an_assertion_reads(int a)
{
	int next = a + 1;

	DROPPED(next > 0);
	next = a + 2;
	return next;
}

void finds_what_only_a_comment_names(int a)
{
	int total = a + 1; /* expect: control/unused-value */
			   /* total is not "total" */
}

#define AS_IT_IS(n) (n)
void allows_a_macro_that_does_nothing_here(struct row *row)
{
	row->key = AS_IT_IS(row->key);
}

int allows_a_chain_of_marks(int n)
{
	int a, b;

	a = b = 0;
	a = check(n);
	b = check(a);
	return a + b;
}

#define GETC(c, p) ((c) = *(p)++)
const char *allows_what_a_macro_reads_past(const char *text)
{
	char kind;

	GETC(kind, text);
	return text;
}

#define SAME(a, b) \
	do { \
		int was = (a); \
		int is = 0; \
		is = was; \
		is = (b); \
		check(is == was); \
	} while (0)
void allows_the_steps_of_a_macro(int a)
{
	SAME(a, 3);
}

float allows_a_fraction_that_begins_as_nothing(const unsigned char *message)
{
	float total = 0.0F;

	total = message[8] * 100.0F + message[7];
	return total;
}
