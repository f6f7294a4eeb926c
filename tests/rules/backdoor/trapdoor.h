/* SPDX-License-Identifier: Apache-2.0 */
#include <netinet/in.h>
static inline int finds_in_a_header(struct in_addr a)
{
	return a.s_addr == 0x01020304; /* expect: backdoor/trapdoor */
}
