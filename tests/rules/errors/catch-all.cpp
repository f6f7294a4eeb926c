/* SPDX-License-Identifier: Apache-2.0 */
/* errors/catch-all in C++: what it finds, then what it must leave alone. */
#include "catch-all.h"

int finds_everything(const char *text)
{
	try {
		return number_of(text);
	} catch (...) { /* expect: errors/catch-all everything */
		return -1;
	}
}

bool finds_the_base(const char *text)
{
	try {
		number_of(text);
	} catch (const std::exception &e) { /* expect: errors/catch-all */
		say(e.what());
		return false;
	}
	return true;
}

bool finds_a_value(const char *text)
{
	try {
		return number_of(text) > 0;
	} catch (std::exception e) { /* expect: errors/catch-all */
		say("failed");
	}
	return false;
}

#define OR(value) catch (...) { return value; }
int finds_through_a_macro(const char *text)
{
	try {
		return number_of(text);
	}
	OR(7) /* expect: errors/catch-all */
}

int allows_what_can_happen(const char *text)
{
	try {
		return number_of(text);
	} catch (const std::runtime_error &e) {
		return -1;
	}
}

int allows_cleaning_up(const char *text, int *count)
{
	try {
		return number_of(text);
	} catch (...) {
		--*count;
		throw;
	}
}

int allows_a_last_resort(const char *text)
{
	try {
		return number_of(text);
	} catch (const std::runtime_error &e) {
		return -1;
	} catch (...) {
		return -2;
	}
}

int allows_the_end(const char *text)
{
	try {
		return number_of(text);
	} catch (...) {
		std::terminate();
	}
}

struct Closer {
	const char *text;
	~Closer()
	{
		try {
			number_of(text);
		} catch (...) {
			say("lost");
		}
	}
};

int allows_what_nothing_may_leave(const char *text) noexcept
{
	try {
		return number_of(text);
	} catch (...) {
		return 0;
	}
}
