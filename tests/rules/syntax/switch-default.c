/* SPDX-License-Identifier: Apache-2.0 */
/* syntax/switch-default: what it finds, then what it must leave alone. */
enum mode { OFF, ON, AUTO };

#include "switch-default.h"

int finds_a_command(int command)
{
	switch (command) { /* expect: syntax/switch-default 'command' */
	case 1:
		return 1;
	case 2:
		return 2;
	}
	return 0;
}

int finds_a_part_of_an_enumeration(enum mode mode)
{
	switch (mode) { /* expect: syntax/switch-default */
	case OFF:
		return 0;
	case ON:
		return 1;
	}
	return 2;
}

int finds_a_byte(const unsigned char *frame)
{
	int n = 0;

	switch (frame[0]) { /* expect: syntax/switch-default */
	case 3:
		n = 2;
		break;
	}
	return n;
}

#define CASE(x) case x: return x
int finds_through_a_macro(int n)
{
	switch (n) { /* expect: syntax/switch-default */
		CASE(1);
		CASE(2);
	}
	return 0;
}

int allows_a_default(int n)
{
	switch (n) {
	case 1:
		return 1;
	default:
		return 0;
	}
}

int allows_all_values(enum mode mode)
{
	switch (mode) {
	case OFF:
		return 0;
	case ON:
	case AUTO:
		return 1;
	}
	return 2;
}

unsigned allows_a_row_of_steps(const unsigned char *bytes, unsigned left)
{
	unsigned sum = 0;

	switch (left) {
	case 3:
		sum += bytes[2]; /* fall through */
	case 2:
		sum += bytes[1]; /* fall through */
	case 1:
		sum += bytes[0];
	}
	return sum;
}

int allows_a_default_in_the_middle(int n)
{
	switch (n) {
	case 1:
	default:
		return 0;
	case 2:
		return 2;
	}
}
