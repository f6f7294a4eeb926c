/* SPDX-License-Identifier: Apache-2.0 */
/* memory/literal-written: what literal-written.c calls here. */
void literal_written_cut(char *text)
{
	text[2] = 0; /* expect: memory/literal-written */
}
