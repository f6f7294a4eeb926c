/* SPDX-License-Identifier: Apache-2.0 */
/*
 * wire_format.h - what the writer and the reader of messages share; see wire.h.
 */
#ifndef TG_ENGINE_WIRE_FORMAT_H
#define TG_ENGINE_WIRE_FORMAT_H

/* "TGW1", little-endian; then the kind and the size of the body, 4 bytes each. */
#define TG_WIRE_MAGIC 0x31574754u

#endif
