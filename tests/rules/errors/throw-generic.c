/* SPDX-License-Identifier: Apache-2.0 */
/* errors/throw-generic: in C there are no such exceptions; throw-generic.cpp has what is found. */
int allows_c(int n)
{
	return n;
}
