/* SPDX-License-Identifier: Apache-2.0 */
static inline int finds_in_a_header(uid_t user)
{
	return setuid(user); /* expect: privilege/groups-kept */
}
