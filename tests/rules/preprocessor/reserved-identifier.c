/* SPDX-License-Identifier: Apache-2.0 */
/* preprocessor/reserved-identifier: what it finds, then what it must leave alone. */
#include "reserved-identifier.h"

#define _Limit 4 /* expect: preprocessor/reserved-identifier */
int __finds_a_function(void) /* expect: preprocessor/reserved-identifier */
{
	return _Limit;
}

int finds_a_variable(void)
{
	int _Value = __LIMIT_OF_HEADER; /* expect: preprocessor/reserved-identifier */

	return _Value;
}

#define NAMED(name) __##name
int finds_through_a_macro(void)
{
	int NAMED(value) = 3; /* expect: preprocessor/reserved-identifier */

	return NAMED(value);
}

#define LIMIT_ 3
int allows_other_names(void)
{
	int value_ = LIMIT_, Value = 2;

	return value_ + Value;
}

struct allows_a_member {
	int _value;
};

int allows_a_lower_case_local(struct allows_a_member *m)
{
	return m->_value + __LINE__;
}
