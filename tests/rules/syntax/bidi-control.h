/* SPDX-License-Identifier: Apache-2.0 */
/* ‮ */ /* expect: syntax/bidi-control */
