/* SPDX-License-Identifier: Apache-2.0 */
/* control/non-local-jump: what it finds, then what it must leave alone. */
#include "non-local-jump.h"

static jmp_buf start;
static sigjmp_buf handler_start;

void finds_a_jump(void)
{
	longjmp(start, 2); /* expect: control/non-local-jump locked, opened and allocated */
}

void finds_one_with_signals(int code)
{
	siglongjmp(handler_start, code); /* expect: control/non-local-jump */
}

#define FAIL(code) longjmp(start, code)
void finds_through_a_macro(int code)
{
	FAIL(code); /* expect: control/non-local-jump */
}

int allows_the_place_that_is_kept(void)
{
	return setjmp(start);
}

int allows_a_return(int code)
{
	return -code;
}

int allows_goto(int code)
{
	if (code)
		goto out;
	code = 1;
out:
	return code;
}
