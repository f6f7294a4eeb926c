/* SPDX-License-Identifier: Apache-2.0 */
/* YAML: configuration, policy, models, catalogues. */
#include "fuzz.h"

#include "format/value.h"

void fuzz_one(struct tg_str input)
{
	struct tg_arena arena = {0};
	struct tg_err err = {0};
	const struct tg_value *value = tg_yaml_parse(&arena, input, "input.yaml", &err);

	must((value != NULL) == (err.code == TG_OK));
	tg_arena_done(&arena);
}
