/* SPDX-License-Identifier: Apache-2.0 */
static const unsigned char header_aes_key[16] = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15}; /* expect: credentials/hardcoded-key */
