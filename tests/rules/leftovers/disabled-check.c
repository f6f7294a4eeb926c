/* SPDX-License-Identifier: Apache-2.0 */
/* leftovers/disabled-check: what it finds, then what it must leave alone. */
int check_password(const char *password);
int verify_signature(const void *image, unsigned long size);
int install(const void *image);

#include "disabled-check.h"

int finds_a_login(const char *password)
{
	/* expect: leftovers/disabled-check @+1 check_password() */
	/* if (!check_password(password)) return -1; */
	return password != 0;
}

int finds_a_line(const void *image)
{
	/* expect: leftovers/disabled-check @+1 */
	// if (verify_signature(image, 9) != 0) return -1;
	return install(image);
}

int finds_a_block(const void *image)
{
	/* expect: leftovers/disabled-check @+1 */
	/*
	if (verify_signature(image, 9) != 0) {
		return -1;
	}
	*/
	return install(image);
}

#define INSTALL(image) install(image)

int allows_words_about_a_check(const void *image)
{
	/* If (and only if) verify_signature() was called before, the image may be written */
	return install(image);
}

/* if (verify_signature(image, 9)) install(image); shows how it is used */
int allows_documentation(const void *image)
{
	return verify_signature(image, 9);
}

int allows_another_statement(int n)
{
	/* if (n > 3) n = sum(n); */
	return n;
}

int finds_through_a_macro(const void *image)
{
	/* expect: leftovers/disabled-check @+1 */
	/* if (verify_signature(image, 9)) return -1; */
	return INSTALL(image);
}

int allows_a_reason(const void *image)
{
	/* no need to check it again, its sum was compared before
	if (verify_signature(image, 9))
		return -1;
	*/
	return install(image);
}
