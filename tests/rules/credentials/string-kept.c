/* SPDX-License-Identifier: Apache-2.0 */
/* credentials/string-kept: in C there are no such strings; string-kept.cpp has what is found. */
int login(const char *password);

int allows_a_pointer(const char *password)
{
	return login(password);
}
