/* SPDX-License-Identifier: Apache-2.0 */
void lock(void);
void unlock(void);
void count(void);
#define LEAVE() unlock(); count()
static inline void finds_in_a_header(int failed)
{
	if (failed)
		LEAVE(); /* expect: preprocessor/several-statements LEAVE */
}
