/* SPDX-License-Identifier: Apache-2.0 */
/* tracegate-allow(memory/realloc-lost): nothing of the kind is called in here; owner=developer; until=2099-12-31 */ /* expect: governance/suppression-stale */
