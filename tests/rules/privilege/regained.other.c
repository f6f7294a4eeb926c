/* SPDX-License-Identifier: Apache-2.0 */
/* privilege/regained: a service that keeps one capability, and says which. */
int prctl(int option, ...);
int capset(void *header, const void *data);

int allows_a_capability_that_is_chosen(void *header, const void *data)
{
	return prctl(8, 1, 0, 0, 0) || capset(header, data);
}
