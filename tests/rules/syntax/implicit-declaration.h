/* SPDX-License-Identifier: Apache-2.0 */
int declared(int n);
static inline int finds_in_a_header(int n)
{
	return undeclared_in_header(n); /* expect: syntax/implicit-declaration */
}
