/* SPDX-License-Identifier: Apache-2.0 */
/* credentials/string-kept: what it finds, then what it must leave alone. */
#include "string-kept.h"

extern "C" void OPENSSL_cleanse(void *at, unsigned long size);
void keep(std::string text);

bool finds_a_copy(const char *typed)
{
	std::string password(typed); /* expect: credentials/string-kept 'password' */

	return check(password);
}

bool finds_a_parameter_by_value(std::string password) /* expect: credentials/string-kept */
{
	return check(password);
}

bool finds_a_copy_of_a_copy(const std::string &given)
{
	std::string secret = given; /* expect: credentials/string-kept 'secret' */

	return check(secret);
}

#define HOLD(name, from) std::string name(from)
bool finds_through_a_macro(const char *typed)
{
	HOLD(password, typed); /* expect: credentials/string-kept */
	return check(password);
}

bool allows_who_wipes(const char *typed)
{
	std::string password(typed);
	bool ok = check(password);

	OPENSSL_cleanse(&password[0], password.size());
	return ok;
}

bool allows_a_reference(const std::string &password)
{
	return check(password);
}

void allows_who_moves_it(const char *typed)
{
	std::string password(typed);

	keep(std::move(password));
}

bool allows_other_texts(const char *typed)
{
	std::string name(typed);

	return check(name);
}
