/* SPDX-License-Identifier: Apache-2.0 */
#include <time.h>
static inline unsigned long finds_in_a_header_sessionid(void)
{
	return (unsigned long)time(NULL); /* expect: crypto/predictable-id */
}
