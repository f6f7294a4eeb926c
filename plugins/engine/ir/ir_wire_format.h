/* SPDX-License-Identifier: Apache-2.0 */
/*
 * ir_wire_format.h - what the writer and the reader of an IR agree on.
 */
#ifndef TG_ENGINE_IR_WIRE_FORMAT_H
#define TG_ENGINE_IR_WIRE_FORMAT_H

/* Changes with the members of the IR. */
#define IR_WIRE_MAGIC "tg-ir-1\n"

#endif
