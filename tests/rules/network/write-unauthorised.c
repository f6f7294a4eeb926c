/* SPDX-License-Identifier: Apache-2.0 */
/* network/write-unauthorised: what it finds, then what it must leave alone. */
#include <stdint.h>

#include "write-unauthorised.h"

enum { WRITE_COIL = 5, WRITE_REGISTER = 6, WRITE_COILS = 15, WRITE_REGISTERS = 16 };

int finds_a_switch(int function, int at, int value)
{
	switch (function) { /* expect: network/write-unauthorised 'finds_a_switch' */
	case 3:
		return read_register(at);
	case WRITE_COIL:
	case WRITE_REGISTER:
		return set_register(at, value);
	default:
		return -1;
	}
}

int finds_a_byte(const uint8_t *frame)
{
	switch (frame[7]) { /* expect: network/write-unauthorised */
	case WRITE_COILS:
		return set_register(frame[8], 1);
	case WRITE_REGISTERS:
		return set_register(frame[8], frame[9]);
	default:
		return -1;
	}
}

#define REPLY(ctx, q, n, m) modbus_reply(ctx, q, n, m)
int finds_through_a_macro(void *ctx, const uint8_t *query, int n, void *map)
{
	return n > 0 ? REPLY(ctx, query, n, map) : 0; /* expect: network/write-unauthorised */
}

int allows_a_question(int session, int function, int at, int value)
{
	if (!may_write(session))
		return -1;
	switch (function) {
	case WRITE_COIL:
	case WRITE_REGISTER:
		return set_register(at, value);
	default:
		return -1;
	}
}

static int guarded(int session, int at, int value)
{
	return may_write(session) ? set_register(at, value) : -1;
}

int allows_a_question_in_a_helper(int session, int function, int at, int value)
{
	switch (function) {
	case WRITE_COIL:
	case WRITE_REGISTER:
		return guarded(session, at, value);
	default:
		return -1;
	}
}

int allows_read_functions(int function, int at)
{
	switch (function) {
	case 3:
	case 4:
		return read_register(at);
	default:
		return -1;
	}
}

int allows_other_numbers(int month)
{
	switch (month) {
	case 5:
	case 6:
		return 31;
	default:
		return 30;
	}
}
