/* SPDX-License-Identifier: Apache-2.0 */
static inline int finds_check_token_in_a_header(int a) /* expect: economy/complexity */
{
	while (a) { while (a > 1) { while (a > 2) { while (a > 3) { while (a > 4) a--; } } } }
	return a;
}
