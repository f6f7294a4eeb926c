/* SPDX-License-Identifier: Apache-2.0 */
int accept(int s, void *address, void *size);
int close(int fd);
int fork(void);
int waitpid(int pid, int *status, int options);
int pthread_create(unsigned long *thread, const void *how, void *(*run)(void *), void *argument);
void *serve(void *connection);
void serve_here(int c);

static inline void finds_in_a_header(int s)
{
	while (1) {
		int c = accept(s, 0, 0);

		if (c >= 0 && fork() == 0) /* expect: network/unlimited-connections fork() */
			serve_here(c);
	}
}
