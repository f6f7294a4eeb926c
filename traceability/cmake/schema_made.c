/* SPDX-License-Identifier: Apache-2.0 */
/* schema_made.c - prints the C file that tells the hash of the schema; run by the build. */
#include <stdio.h>

#include "store/internal.h"

const char tg_schema_made[] = ""; /* not known yet */

int main(void)
{
	struct tg_err err = {0};
	struct tg_hash hash;
	char hex[TG_HASH_HEX];

	if (!tg_store_schema_of_migrations(&hash, &err)) {
		fprintf(stderr, "schema_made: %s\n", err.text);
		return 1;
	}
	printf("/* Made by schema_made.c. */\n#include \"store/internal.h\"\n\n"
	       "const char tg_schema_made[] = \"%s\";\n",
	       tg_hash_hex(hash, hex));
	return 0;
}
