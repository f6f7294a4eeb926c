/* SPDX-License-Identifier: Apache-2.0 */
#include <time.h>
static inline struct tm *finds_in_a_header(const time_t *now)
{
	return gmtime(now); /* expect: api/thread-unsafe */
}
