/* SPDX-License-Identifier: Apache-2.0 */
/* errors/throw-generic in C++: what it finds, then what it must leave alone. */
#include "throw-generic.h"

int finds_the_base(int a, int b)
{
	if (b == 0)
		throw std::exception(); /* expect: errors/throw-generic std::exception */
	return a / b;
}

void finds_a_number(bool locked)
{
	if (locked)
		throw 5; /* expect: errors/throw-generic number */
}

void finds_a_member_of_a_class(char what)
{
	throw (char)(what + 1); /* expect: errors/throw-generic */
}

#define FAIL(code) throw -(code)
void finds_through_a_macro(int n)
{
	if (n)
		FAIL(3); /* expect: errors/throw-generic */
}

class LockedError : public std::runtime_error
{
public:
	LockedError() : std::runtime_error("the door is locked") {}
};
enum class Fault { none, locked };

void allows_a_class(bool locked)
{
	if (locked)
		throw LockedError();
	throw std::runtime_error("open");
}

void allows_an_enumeration()
{
	throw Fault::locked;
}

void allows_handing_on(int n)
{
	try {
		allows_a_class(n > 0);
	} catch (...) {
		throw;
	}
}
