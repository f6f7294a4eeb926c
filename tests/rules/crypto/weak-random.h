/* SPDX-License-Identifier: Apache-2.0 */
#include <stdlib.h>
static inline void finds_in_a_header(unsigned char *nonce)
{
	nonce[0] = (unsigned char)rand(); /* expect: crypto/weak-random */
}
