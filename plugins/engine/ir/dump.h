/* SPDX-License-Identifier: Apache-2.0 */
/*
 * dump.h - the IR as text, for people who write rules and for golden tests.
 *
 * One node a line, indented by depth:
 *
 *	kind op 'name' : type = value @line:col [implicit] [macro NAME] [argument of NAME]
 */
#ifndef TG_ENGINE_DUMP_H
#define TG_ENGINE_DUMP_H

#include "base/str.h"
#include "tracegate/ir.h"

/* Appends the unit, or only the function called `function` when it is not NULL. */
void tg_ir_dump(struct tg_buf *out, const struct tg_ir *ir, const char *function);

/* The name of a node kind as the dump prints it, e.g. "call"; "" when it is out of range. */
const char *tg_ir_kind_name(unsigned kind);

#endif
