/* SPDX-License-Identifier: Apache-2.0 */
/* The way from libFuzzer to a target. */
#include "fuzz.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
	fuzz_one(tg_str_n((const char *)bytes, size));
	return 0;
}
