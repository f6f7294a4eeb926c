/* SPDX-License-Identifier: Apache-2.0 */
/* expect: credentials/in-comment @+1 */
/* the passphrase = x7Kq99z */
int finds_in_a_header(void);
