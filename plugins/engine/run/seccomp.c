/* SPDX-License-Identifier: Apache-2.0 */
/*
 * seccomp.c - the system calls that no parse makes: another process, another program, the network.
 *
 * A second wall behind Landlock, which knows neither datagrams nor processes. It is built for the
 * processors whose call numbers were checked; elsewhere, and where the kernel has no seccomp, the
 * first wall stands alone.
 */
#include <errno.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <stddef.h>
#include <sys/prctl.h>
#include <sys/syscall.h>

#include "engine/run/sandbox.h"

#if defined(__x86_64__)
#define ARCHITECTURE AUDIT_ARCH_X86_64
#elif defined(__aarch64__)
#define ARCHITECTURE AUDIT_ARCH_AARCH64
#endif

#ifdef ARCHITECTURE

#define LOAD(member) \
	BPF_STMT(BPF_LD | BPF_W | BPF_ABS, (unsigned)offsetof(struct seccomp_data, member))
#define REFUSE BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | EPERM)
#define ALLOW BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW)
/* Refuses call `number`, else goes on with the next line. */
#define NOT(number) BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, (number), 0, 1), REFUSE

enum {
	CALL_IO_URING_SETUP = 425, /* the same on every architecture, like all younger ones */
	CALL_CLONE3 = 435,
	FIRST_X32_CALL = 0x40000000, /* the other numbering of x86-64 */
};

void tg_sandbox_filter_calls(void)
{
	static struct sock_filter lines[] = {
		LOAD(arch),
		BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, ARCHITECTURE, 1, 0),
		REFUSE,
		LOAD(nr),
		BPF_JUMP(BPF_JMP | BPF_JGE | BPF_K, FIRST_X32_CALL, 0, 1),
		REFUSE,
#ifdef SYS_fork
		NOT(SYS_fork),
		NOT(SYS_vfork),
#endif
		NOT(SYS_clone),
		NOT(CALL_CLONE3),
		NOT(SYS_execve),
		NOT(SYS_execveat),
		NOT(SYS_ptrace),
		NOT(SYS_process_vm_readv),
		NOT(SYS_process_vm_writev),
		NOT(SYS_socket),
		NOT(SYS_socketpair),
		NOT(SYS_connect),
		NOT(SYS_bind),
		NOT(CALL_IO_URING_SETUP),
		NOT(SYS_unshare),
		NOT(SYS_setns),
		NOT(SYS_mount),
		NOT(SYS_keyctl),
		NOT(SYS_bpf),
		NOT(SYS_perf_event_open),
		ALLOW,
	};
	const struct sock_fprog program = {sizeof(lines) / sizeof(*lines), lines};

	prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program, 0, 0);
}

#else

void tg_sandbox_filter_calls(void)
{
}

#endif
