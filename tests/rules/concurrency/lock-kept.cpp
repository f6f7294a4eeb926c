/* SPDX-License-Identifier: Apache-2.0 */
/* concurrency/lock-kept: the locks of the C++ library. */
#include <mutex>

static std::mutex guard;
static int guarded;

void finds_a_way_out_with_the_lock(int by)
{
	guard.lock(); /* expect: concurrency/lock-kept */
	if (by == 0)
		return;
	guarded += by;
	guard.unlock();
}

void allows_a_guard(int by)
{
	std::lock_guard<std::mutex> hold(guard);

	if (by == 0)
		return;
	guarded += by;
}

void allows_a_guard_that_lets_go(int by)
{
	std::unique_lock<std::mutex> hold(guard);

	if (by == 0)
		return;
	guarded += by;
	hold.unlock();
	guarded--;
}
