/* SPDX-License-Identifier: Apache-2.0 */
/* syntax/wrong-operator: what it finds, then what it must leave alone. */
int is_allowed(void);
int weak_hook(void) __attribute__((weak));
#define FLAG 4

#include "wrong-operator.h"

int finds_a_comparison_first(int flags)
{
	if (flags & FLAG == FLAG) /* expect: syntax/wrong-operator first */
		return 1;
	return 0;
}

int finds_a_negation_first(int flags)
{
	return !flags & FLAG; /* expect: syntax/wrong-operator */
}

int finds_a_negation_in_a_condition(int flags)
{
	if (!flags & FLAG) /* expect: syntax/wrong-operator */
		return 1;
	return 0;
}

int finds_a_constant_of_flags(int flags)
{
	if (flags && FLAG) /* expect: syntax/wrong-operator always true */
		return 1;
	return 0;
}

/* clang-format off */
int finds_an_operator_that_was_turned(int sum, int step)
{
	sum =+ step; /* expect: syntax/wrong-operator '+=' */
	return sum;
}

int allows_a_sign(int sum, int step)
{
	sum =-step;
	return sum;
}
/* clang-format on */

int allows_a_switch_of_the_build(int ready)
{
	return ready && FLAG;
}

int allows_a_negation_in_parentheses(int flags)
{
	if ((!flags) & FLAG)
		return 1;
	return 0;
}

int finds_bits_of_conditions(int a, int b)
{
	if (a == 1 & b == 2) /* expect: syntax/wrong-operator && */
		return 1;
	return 0;
}

int finds_a_function_that_is_not_called(void)
{
	if (is_allowed) /* expect: syntax/wrong-operator not called */
		return 1;
	return is_allowed == 0; /* expect: syntax/wrong-operator not called */
}

int finds_a_constant_condition(int flags)
{
	if (flags && 0x10) /* expect: syntax/wrong-operator always true */
		return 1;
	return 0;
}

#define HAS(flags) !flags & FLAG
int finds_through_a_macro(int flags)
{
	return HAS(flags); /* expect: syntax/wrong-operator */
}

int allows_parentheses(int flags, int a)
{
	return (flags & FLAG) == FLAG && !(flags & 8) && (a == 1 && flags == 2);
}

int allows_a_call(void)
{
	return is_allowed() == 0 || weak_hook;
}

int allows_bits(int a, int b)
{
	return (a & b) | (a << 2);
}

int allows_a_switch_of_the_compiler(int a)
{
	return a && (sizeof(long) == 8) && (1 || a);
}

typedef int ask_fn(void);
int allows_a_pointer(ask_fn *ask)
{
	return ask != 0 && ask();
}

int finds_a_power(void)
{
	return 2 ^ 16; /* expect: syntax/wrong-operator */
}

int allows_an_exclusive_or(int a)
{
	return a ^ 16;
}

int finds_a_divisor_that_is_not_asked(int a, int b)
{
	return (b != 0) & (a / b > 2); /* expect: syntax/wrong-operator */
}
int allows_bits_of_two_answers(int a, int b)
{
	return (b != 0) & (a > 2);
}

int __attribute__((weak)) newer_function(int n);
int allows_a_function_that_a_library_may_lack(int n)
{
	if (!newer_function)
		return -1;
	return newer_function(n);
}
