/* SPDX-License-Identifier: Apache-2.0 */
/* LATER: limit the size */ /* expect: leftovers/suspicious-comment */
