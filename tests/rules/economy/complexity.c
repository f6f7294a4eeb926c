/* SPDX-License-Identifier: Apache-2.0 */
/* economy/complexity: what it finds, then what it must leave alone. */
int step(int n);

#include "complexity.h"

int finds_nesting_in_verify_signature(int a, int b) /* expect: economy/complexity nests 5 deep */
{
	for (;;) {
		if (a) {
			while (b) {
				if (a > b) {
					if (b--)
						return 1;
				}
			}
		}
	}
}

int finds_many_ways_in_parse_password(int a, int b) /* expect: economy/complexity complexity */
{
	int n = 0;

	if (a && b || a > 3)
		for (n = 0; n < b; n++)
			if (a == n || b == n && a)
				n++;
			else if (a > n)
				n += 2;
			else
				n += 3;
	for (; a < b; a++)
		if (a % 2)
			while (b > 4)
				b -= a ? 1 : 2;
	switch (b) {
	case 1:
		if (a)
			n = 2;
		break;
	case 2:
		if (b)
			n = 3;
		break;
	}
	return n || a && b ? n : a;
}

#define TWICE(x) if (x) { if (x > 1) { if (x > 2) { if (x > 3) { if (x > 4) step(x); } } } }
int finds_auth_through_a_macro(int a) /* expect: economy/complexity nests */
{
	TWICE(a)
	return a;
}

int allows_a_plain_verify(int a, int b)
{
	if (!a || !b)
		return 0;
	return a == b;
}

int allows_other_functions(int a, int b)
{
	for (;;) {
		if (a) {
			while (b) {
				if (a > b) {
					if (b--)
						return 1;
				}
			}
		}
	}
}

int allows_many_cases_of_auth(int a)
{
	switch (a) {
	case 1: return 2;
	case 2: return 3;
	case 3: return 4;
	case 4: return 5;
	case 5: return 6;
	}
	return 0;
}

/** @satisfies CR 3.5 */
int finds_what_cites_a_requirement(int a, int b) /* expect: economy/complexity nests 5 deep */
{
	for (;;) {
		if (a) {
			while (b) {
				if (a > b) {
					if (b--)
						return 1;
				}
			}
		}
	}
}
