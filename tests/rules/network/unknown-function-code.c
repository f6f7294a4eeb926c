/* SPDX-License-Identifier: Apache-2.0 */
/* network/unknown-function-code: what it finds, then what it must leave alone. */
#include <stdint.h>

#include "unknown-function-code.h"

enum kind { READ, WRITE };
struct message {
	int msg_type;
	enum kind command;
	int mode;
};
int answer(int code);

int finds_a_byte_of_a_frame(const uint8_t *frame)
{
	int size = 0;

	switch (frame[7]) { /* expect: network/unknown-function-code */
	case 3:
		size = 9;
		break;
	case 6:
		size = 12;
		break;
	}
	return size;
}

void finds_a_field(const struct message *m)
{
	switch (m->msg_type) { /* expect: network/unknown-function-code 'msg_type' */
	case 1:
		answer(1);
		break;
	case 2:
		answer(2);
	}
	answer(0);
}

int finds_a_loop_inside(int function_code)
{
	int i = 0;

	switch (function_code) { /* expect: network/unknown-function-code */
	case 1:
		while (1)
			if (answer(i++))
				break;
		break;
	case 2:
		return 2;
	}
	return i;
}

#define CODE(frame) ((frame)[1])
int finds_through_a_macro(const uint8_t *frame)
{
	int size = 0;

	switch (CODE(frame)) { /* expect: network/unknown-function-code */
	case 43:
		size = 4;
		break;
	}
	return size;
}

int allows_a_default(const uint8_t *frame)
{
	switch (frame[7]) {
	case 3:
		break;
	default:
		return -1;
	}
	return 0;
}

int allows_a_refusal_behind_it(const uint8_t *frame)
{
	switch (frame[7]) {
	case 3:
		return 9;
	case 6:
		return 12;
	}
	return -1;
}

int allows_an_enumeration(const struct message *m)
{
	int n = 0;

	switch (m->command) {
	case READ:
		n = 1;
		break;
	case WRITE:
		break;
	}
	return n;
}

int allows_what_no_message_says(const struct message *m)
{
	int n = 0;

	switch (m->mode) {
	case 1:
		n = 2;
		break;
	}
	return n;
}
