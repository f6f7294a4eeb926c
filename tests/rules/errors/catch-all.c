/* SPDX-License-Identifier: Apache-2.0 */
/* errors/catch-all: in C there are no such exceptions; catch-all.cpp has what is found. */
int allows_c(int n)
{
	return n;
}
