/* SPDX-License-Identifier: Apache-2.0 */
/*
 * session.c - a document that an editor holds open. See engine.h.
 *
 * The child keeps the translation unit and its preamble in memory. A request is its number and a
 * descriptor of anonymous memory with the overlays, so that sending never waits for the child; it
 * gets the next one only when it has answered.
 */
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "base/text.h"
#include "engine/link/merge.h"
#include "engine/run/child.h"
#include "engine/run/unit.h"

struct request {
	unsigned id;
	int overlays; /* descriptor, -1 = none */
};

struct tg_session {
	struct tg_arena arena; /* of the command's copy */
	struct tg_engine_options options;
	struct tg_command command;
	struct tg_packs packs;
	struct tg_child child;
	bool busy;              /* the child works on `asked` */
	bool answered;          /* this child has answered a request */
	struct request asked;   /* what was sent last; open until its answer is here */
	struct request waiting; /* the newest one that was not sent */
	struct timespec listed; /* when the root's entries changed, as the sandbox knows them */
};

/* --- In the child. --- */

/* Waits for a request. Ends the process when the parent closes its end. */
static struct request receive_request(int fd)
{
	struct request request = {.overlays = -1};
	struct iovec data = {&request.id, sizeof(request.id)};
	union {
		struct cmsghdr head;
		char space[CMSG_SPACE(sizeof(int))];
	} control;
	struct msghdr message = {.msg_iov = &data,
				 .msg_iovlen = 1,
				 .msg_control = &control,
				 .msg_controllen = sizeof(control)};
	ssize_t got;

	do
		got = recvmsg(fd, &message, MSG_CMSG_CLOEXEC);
	while (got < 0 && errno == EINTR);
	if (got != sizeof(request.id) || !CMSG_FIRSTHDR(&message))
		_exit(TG_CHILD_DONE);
	memcpy(&request.overlays, CMSG_DATA(CMSG_FIRSTHDR(&message)), sizeof(int));
	return request;
}

static uint32_t take_number(const char **at)
{
	uint32_t number;

	memcpy(&number, *at, sizeof(number));
	*at += sizeof(number);
	return number;
}

/* The overlays of a request; the parent wrote them, so they are what they should be. */
static void map_overlays(struct tg_arena *arena, int fd, struct tg_engine_options *options)
{
	struct stat status;
	const char *begin, *at;
	struct tg_overlay *overlays;
	uint32_t i, count, length;

	if (fstat(fd, &status) < 0)
		_exit(1);
	at = begin = mmap(NULL, (size_t)status.st_size, PROT_READ, MAP_PRIVATE, fd, 0);
	if (begin == MAP_FAILED)
		_exit(TG_CHILD_NO_MEMORY);
	close(fd);
	count = take_number(&at);
	overlays = tg_arena_alloc(arena, (count + 1) * sizeof(*overlays));
	for (i = 0; i < count; i++) {
		length = take_number(&at);
		overlays[i].path = tg_arena_strndup(arena, at, length);
		at += length;
		length = take_number(&at);
		overlays[i].content = tg_str_n(tg_arena_strndup(arena, at, length), length);
		at += length;
	}
	munmap((void *)(uintptr_t)begin, (size_t)status.st_size);
	options->overlays = overlays;
	options->overlay_count = count;
}

struct served {
	struct tg_session *session;
	struct tg_engine_options options;
	struct tg_work work;
	struct tg_parsed parsed;
	CXIndex index;
};

static void answer(struct served *served, struct tg_arena *arena, unsigned id, int fd)
{
	struct tg_unit_result result;
	struct tg_buf message = {0};

	tg_unit_analyse(arena, &served->work, served->index, &served->session->command,
			CXTranslationUnit_PrecompiledPreamble, &served->parsed, &result);
	result.request = id;
	tg_wire_put_unit(&message, &result);
	tg_child_send(fd, &message);
	tg_buf_done(&message);
}

/* The preamble is made by the second parse: better now than at the next key. */
static void make_preamble(struct served *served, struct tg_arena *arena)
{
	struct tg_err err = {0};

	if (served->parsed.unit)
		tg_reparse(arena, &served->options, served->work.root, &served->session->command,
			   &served->parsed, &err);
}

static void serve(void *user, const struct tg_sandbox_plan *plan, int fd)
{
	struct tg_session *session = user;
	struct served served = {.session = session, .options = session->options};
	bool first = true;

	served.index = tg_parse_index();
	served.work = (struct tg_work){
		.options = &served.options, .packs = &session->packs, .root = plan->root};
	for (;;) {
		struct request request = receive_request(fd);
		struct tg_arena arena = {0};

		tg_child_guard(session->options.cpu_seconds, session->options.wall_seconds);
		served.work.today = tg_today();
		map_overlays(&arena, request.overlays, &served.options);
		answer(&served, &arena, request.id, fd);
		if (first)
			make_preamble(&served, &arena);
		first = false;
		tg_child_guard(0, 0);
		tg_arena_done(&arena);
	}
}

/* --- In the parent. --- */

static const char *const *copy_list(struct tg_arena *arena, const char *const *list)
{
	const char **copy;
	size_t i, count = 0;

	while (list && list[count])
		count++;
	copy = tg_arena_alloc(arena, (count + 1) * sizeof(*copy));
	for (i = 0; i < count; i++)
		copy[i] = tg_arena_strdup(arena, list[i]);
	return copy;
}

struct tg_session *tg_session_open(const struct tg_engine_options *options,
				   const struct tg_command *command, struct tg_err *err)
{
	struct tg_session *session = tg_alloc_zero(1, sizeof(*session));

	session->options = *options;
	if (!options->cpu_seconds)
		session->options.cpu_seconds = 30;
	if (!options->wall_seconds)
		session->options.wall_seconds = 60;
	session->command = (struct tg_command){
		.path = tg_arena_strdup(&session->arena, command->path),
		.directory = tg_arena_strdup(&session->arena, command->directory),
		.arguments = copy_list(&session->arena, command->arguments),
		.dropped = copy_list(&session->arena, command->dropped),
		.guessed = command->guessed,
	};
	session->child.fd = -1;
	session->waiting.overlays = session->asked.overlays = -1;
	if (!tg_packs_load(options, &session->packs, err)) {
		tg_session_close(session);
		return NULL;
	}
	return session;
}

static struct timespec root_stamp(const struct tg_session *session)
{
	struct stat status;

	if (stat(session->options.root, &status) < 0)
		return (struct timespec){0};
	return status.st_mtim;
}

static void stop(struct tg_session *session)
{
	tg_child_finish(&session->child);
	session->busy = false;
}

static bool start(struct tg_session *session, struct tg_err *err)
{
	struct tg_sandbox_plan plan;
	bool ok;

	session->answered = false;
	session->listed = root_stamp(session);
	if (!tg_clang_load(err) ||
	    !tg_sandbox_prepare(&session->options, &session->command, 1, &plan, err))
		return false;
	plan.cpu_seconds = 0; /* the limit is one for each request */
	ok = tg_child_start(&session->child, &plan, serve, session, err);
	tg_sandbox_done(&plan);
	return ok;
}

static void put_number(struct tg_buf *out, size_t number)
{
	uint32_t value = (uint32_t)number;

	tg_buf_add(out, &value, sizeof(value));
}

static int store_overlays(const struct tg_overlay *overlays, size_t count, struct tg_err *err)
{
	struct tg_buf content = {0};
	int fd = memfd_create("tracegate", MFD_CLOEXEC);
	size_t i;

	if (fd < 0) {
		tg_fail_errno(err, "cannot make memory for the documents");
		return -1;
	}
	put_number(&content, count);
	for (i = 0; i < count; i++) {
		put_number(&content, strlen(overlays[i].path));
		tg_buf_puts(&content, overlays[i].path);
		put_number(&content, overlays[i].content.len);
		tg_buf_str(&content, overlays[i].content);
	}
	if (!tg_fd_write(fd, tg_buf_view(&content), err))
		tg_close_(&fd);
	tg_buf_done(&content);
	return fd;
}

/* Hands the waiting request to the child, which is idle. */
static bool send_waiting(struct tg_session *session, struct tg_err *err)
{
	struct iovec data = {&session->waiting.id, sizeof(session->waiting.id)};
	union {
		struct cmsghdr head;
		char space[CMSG_SPACE(sizeof(int))];
	} control = {{0}};
	struct msghdr message = {.msg_iov = &data,
				 .msg_iovlen = 1,
				 .msg_control = &control,
				 .msg_controllen = sizeof(control)};
	struct cmsghdr *head = CMSG_FIRSTHDR(&message);
	bool ok;

	head->cmsg_level = SOL_SOCKET;
	head->cmsg_type = SCM_RIGHTS;
	head->cmsg_len = CMSG_LEN(sizeof(int));
	memcpy(CMSG_DATA(head), &session->waiting.overlays, sizeof(int));
	ok = sendmsg(session->child.fd, &message, MSG_NOSIGNAL) == sizeof(session->waiting.id);
	if (!ok)
		tg_fail_errno(err, "cannot reach the analysis");
	tg_close_(&session->asked.overlays);
	session->asked = session->waiting;
	session->waiting.overlays = -1;
	session->busy = ok;
	return ok;
}

bool tg_session_request(struct tg_session *session, const struct tg_overlay *overlays, size_t count,
			unsigned request_id, struct tg_err *err)
{
	struct timespec stamp = root_stamp(session);
	int fd = store_overlays(overlays, count, err);

	if (fd < 0)
		return false;
	tg_close_(&session->waiting.overlays);
	session->waiting = (struct request){request_id, fd};
	/* New entries of the root are not open to a sandbox that was made before them. */
	if (session->child.pid &&
	    (stamp.tv_sec != session->listed.tv_sec || stamp.tv_nsec != session->listed.tv_nsec))
		stop(session);
	/* A child that died while it was idle shows it by an end of file. */
	if (session->child.pid && !session->busy && !tg_child_read(&session->child))
		stop(session);
	if (!session->child.pid && !start(session, err))
		return false;
	return session->busy || send_waiting(session, err);
}

int tg_session_fd(const struct tg_session *session)
{
	return session->child.fd;
}

/*
 * The child is gone: what was waiting goes to another one, else the reason is the answer. Only
 * others kill a child that has answered before (its own limits are timers); a new one is asked once
 * more.
 */
static bool bury(struct tg_session *session, struct tg_err *err)
{
	bool was_busy = session->busy;
	struct tg_child_end end = tg_child_finish(&session->child);

	session->busy = false;
	if (end.signal == SIGKILL && was_busy && session->answered &&
	    session->waiting.overlays < 0) {
		session->waiting = session->asked;
		session->asked.overlays = -1;
	}
	if (session->waiting.overlays >= 0)
		return start(session, err) && send_waiting(session, err);
	if (!was_busy)
		return true;
	return tg_fail(err, TG_ERR_INCOMPLETE, "'%s': %s",
		       tg_path_relative(session->command.path, session->options.root),
		       *end.detail ? end.detail : "the analysis ended without a result");
}

static const struct tg_unit *decode(struct tg_session *session, struct tg_arena *arena,
				    struct tg_str body, unsigned *ret_request_id)
{
	struct tg_interner interner = {.strings = arena, .arrays = arena};
	struct tg_unit_result *result = TG_NEW(arena, struct tg_unit_result);
	struct tg_child_end end = {0};
	struct tg_buf message = {0};

	tg_buf_str(&message, body);
	if (!tg_merge_decode(&interner, &session->packs, session->options.root, &session->command,
			     &message, &end, result))
		result->request = session->asked.id;
	*ret_request_id = result->request;
	tg_buf_done(&message);
	tg_map_done(&interner.known);
	return &result->unit;
}

bool tg_session_read(struct tg_session *session, struct tg_arena *arena,
		     const struct tg_unit **ret_unit, unsigned *ret_request_id, struct tg_err *err)
{
	struct tg_buf *received = &session->child.received;
	bool more, bad = false;
	enum tg_message kind;
	struct tg_str body;
	size_t size;

	*ret_unit = NULL;
	if (!session->child.pid)
		return true;
	more = tg_child_read(&session->child);
	if (tg_wire_frame(tg_buf_view(received), &kind, &body, &size, &bad) &&
	    kind == TG_MESSAGE_UNIT && session->busy) {
		*ret_unit = decode(session, arena, body, ret_request_id);
		memmove(received->ptr, received->ptr + size, received->len - size);
		received->len -= size;
		session->busy = false;
		session->answered = true;
		tg_close_(&session->asked.overlays);
		/* Superseded: the answer to the newer text is what counts. */
		if (session->waiting.overlays >= 0) {
			*ret_unit = NULL;
			return more ? send_waiting(session, err) : bury(session, err);
		}
		return true;
	}
	return more && !bad ? true : bury(session, err);
}

void tg_session_close(struct tg_session *session)
{
	if (!session)
		return;
	stop(session);
	tg_close_(&session->waiting.overlays);
	tg_close_(&session->asked.overlays);
	tg_packs_done(&session->packs);
	tg_arena_done(&session->arena);
	tg_free_(&session);
}
