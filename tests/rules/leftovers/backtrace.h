/* SPDX-License-Identifier: Apache-2.0 */
#include <execinfo.h>
static inline void finds_in_a_header(int log)
{
	void *at[4];

	backtrace_symbols_fd(at, backtrace(at, 4), log); /* expect: leftovers/backtrace */
}
