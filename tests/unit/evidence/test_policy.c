/* SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/text.h"
#include "evidence/policy.h"

static int64_t day(const char *text)
{
	int64_t days = 0;

	assert_true(tg_date_parse(tg_str(text), &days));
	return days;
}

static void is(const char *path, const char *text, bool contact, bool expired)
{
	struct tg_security_policy policy =
		tg_security_policy_read(path, tg_str(text), day("2026-06-01"));

	assert_int_equal(policy.has_contact, contact);
	assert_int_equal(policy.expired, expired);
}

static void a_policy_names_a_contact(void **state)
{
	(void)state;
	is("SECURITY.md", "Write to security@example.org.\n", true, false);
	is("SECURITY.md", "Use https://example.org/report\n", true, false);
	is("SECURITY.md", "We care. Follow us @ home.\n", false, false);
	is("SECURITY.md", "", false, false);
}

static void a_security_txt_has_a_date(void **state)
{
	(void)state;
	is("security.txt", "Contact: mailto:s@example.org\nExpires: 2027-01-01T00:00:00Z\n", true,
	   false);
	is("security.txt", "contact:mailto:s@example.org\r\nexpires: 2026-05-31T00:00:00Z\r\n",
	   true, true);
	is("security.txt", "Contact: mailto:s@example.org\n", true, true);
	is("security.txt", "Expires: soon\n", false, true);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_policy_names_a_contact),
		cmocka_unit_test(a_security_txt_has_a_date),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
