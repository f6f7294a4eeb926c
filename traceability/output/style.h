/* SPDX-License-Identifier: Apache-2.0 */
/*
 * style.h - colour on a terminal.
 */
#ifndef TG_OUTPUT_STYLE_H
#define TG_OUTPUT_STYLE_H

#include "base/str.h"

enum tg_style { TG_PLAIN, TG_BOLD, TG_DIM, TG_RED, TG_YELLOW, TG_CYAN, TG_GREEN, TG_MAGENTA };

/* Appends `text` in a style when `color` is set, with hostile bytes escaped always. */
void tg_styled(struct tg_buf *out, bool color, enum tg_style style, const char *text);

#endif
