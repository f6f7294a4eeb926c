/* SPDX-License-Identifier: Apache-2.0 */
/* memory/stray-terminator: what stray-terminator.c calls here. */
void stray_terminator_put(char *text, int code)
{
	text[0] = (char)code; /* expect: memory/stray-terminator */
	text[1] = 0;
}
