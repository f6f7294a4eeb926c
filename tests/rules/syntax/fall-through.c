/* SPDX-License-Identifier: Apache-2.0 */
/* syntax/fall-through: what it finds, then what it must leave alone. */
void use(int n);
void stop(void) __attribute__((noreturn));

#include "fall-through.h"

int finds_a_missing_break(int kind)
{
	int p = 0;

	switch (kind) {
	case 1:
		p = 10;
	case 2: /* expect: syntax/fall-through */
		p = 20;
		break;
	}
	return p;
}

void finds_the_default(int kind)
{
	switch (kind) {
	case 1:
		use(1);
		use(2);
	default: /* expect: syntax/fall-through */
		use(3);
	}
}

void finds_a_branch_that_goes_on(int kind)
{
	switch (kind) {
	case 1:
		if (kind > 2)
			break;
	case 2: /* expect: syntax/fall-through */
		use(1);
		break;
	}
}

#define SET(x) use(x)
void finds_through_a_macro(int kind)
{
	switch (kind) {
	case 1:
		SET(1);
	case 2: /* expect: syntax/fall-through */
		SET(2);
	}
}

void allows_a_comment(int kind)
{
	switch (kind) {
	case 1:
		use(1);
		/* fall through */
	case 2:
		use(2);
		break;
	case 3:
		use(3);
		__attribute__((fallthrough));
	case 4:
		use(4);
	}
}

void allows_several_values(int kind)
{
	switch (kind) {
	case 1:
	case 2:
		use(1);
		break;
	case 3: {
		use(3);
		break;
	}
	default:
		use(2);
	}
}

int allows_every_way_out(int kind)
{
	for (;;) {
		switch (kind) {
		case 1:
			return 1;
		case 2:
			continue;
		case 3:
			stop();
		case 4:
			goto out;
		case 5:
			if (kind > 1)
				return 2;
			else
				break;
		case 6:
			break;
		}
	}
out:
	return 0;
}

int allows_other_words(int step)
{
	switch (step) {
	case 1:
		if (step > 0) {
			work();
			break;
		} /* else straight to the next step */
	case 2:
		work();
		/* on through the door */
	case 3:
		return 1;
	}
	return 0;
}

int finds_next_in_the_code(int step, int next)
{
	switch (step) {
	case 1:
		next = step;
	case 2: /* expect: syntax/fall-through */
		next++;
	}
	return next;
}

int allows_a_loop_that_was_written_out(int left, char *to, const char *from)
{
	switch (left) {
	case 3:
		*to++ = *from++;
	case 2:
		*to++ = *from++;
	case 1:
		*to++ = *from++;
	}
	return 0;
}

unsigned allows_a_comment_for_all(unsigned left, const unsigned char *k)
{
	unsigned a = 0;

	switch (left) /* all cases fall through */
	{
	case 3:
		a += (unsigned)k[2] << 16;
	case 2:
		a += (unsigned)k[1] << 8;
	case 1:
		a += k[0];
	}
	return a;
}

enum state { HEAD, BODY, TAIL };
int allows_a_machine_of_states(enum state *state, int n)
{
	switch (*state) {
	case HEAD:
		if (!n)
			return 0;
		*state = BODY;
	case BODY:
		n--;
		*state = TAIL;
	case TAIL:
		return n;
	}
	return -1;
}

int finds_another_state(enum state *state, int n)
{
	switch (*state) {
	case HEAD:
		*state = TAIL;
	case BODY: /* expect: syntax/fall-through */
		return n;
	default:
		return 0;
	}
}

#define WITH_SINES 1
int allows_what_a_constant_switches_on(int kind)
{
	switch (kind) {
	case 1:
		if (WITH_SINES) {
			kind = 7;
			break;
		}
	case 2:
		return 2;
	}
	return kind;
}

int allows_an_intentional_continuation(int n)
{
	switch (n) {
	case 1:
		n++;
		/* Intentional continuation. */
	case 2:
		n++;
		break;
	}
	return n;
}

int allows_a_comment_behind_the_label(int n)
{
	switch (n) {
	case 1:
		n += 2;
	case 2: /* fall through */
		n++;
		break;
	}
	return n;
}

int finds_a_comment_about_something_else(int n)
{
	switch (n) {
	case 1:
		n += 2;
	case 2: /* expect: syntax/fall-through */
		n++; /* falls short */
		break;
	}
	return n;
}

int allows_declarations_before_the_first_case(int kind)
{
	switch (kind) {
		int twice;
	case 1:
		twice = 2 * kind;
		return twice;
	default:
		return 0;
	}
}
