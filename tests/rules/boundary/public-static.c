/* SPDX-License-Identifier: Apache-2.0 */
/* boundary/public-static: in C there are no such members; public-static.cpp has what is found. */
int allows_c(int n)
{
	return n;
}
