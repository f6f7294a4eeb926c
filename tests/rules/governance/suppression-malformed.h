/* SPDX-License-Identifier: Apache-2.0 */
/* tracegate-allow(memory/gets) no colon */ /* expect: governance/suppression-malformed */
