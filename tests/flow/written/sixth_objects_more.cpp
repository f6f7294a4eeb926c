/* SPDX-License-Identifier: Apache-2.0 */
#include <algorithm>
#include <array>
#include <climits>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <exception>
#include <fstream>
#include <functional>
#include <iostream>
#include <list>
#include <map>
#include <memory>
#include <mutex>
#include <new>
#include <optional>
#include <sstream>
#include <stdexcept>
#include <string>
#include <string_view>
#include <sys/socket.h>
#include <unistd.h>
#include <vector>

/* shared */
namespace so {
static int from_socket(int s)
{
	char text[16] = "";
	return recv(s, text, sizeof(text) - 1, 0) > 0 ? std::atoi(text) : 0;
}
struct point {
	int x;
	int y;
};
static bool on = true;
} // namespace so

/* finds o6_used_deleted: 416 */
int used()
{
	auto *v = new int[3]{1, 2, 3};
	int &first = v[0];
	delete[] v;
	return first;
}
/* allows o6_used_deleted */
int used_ok()
{
	auto *v = new int[3]{1, 2, 3};
	int &first = v[0];
	int r = first;
	delete[] v;
	return r;
}

/* finds o6_used_reset: 416 */
int used_reset()
{
	auto p = std::make_unique<so::point>();
	so::point *raw = p.get();
	p.reset();
	return raw->x;
}
/* allows o6_used_reset */
int used_reset_ok()
{
	auto p = std::make_unique<so::point>();
	so::point *raw = p.get();
	raw->y = 2;
	return raw->x;
}

/* finds o6_erase_loop: 416 672 825 */
int erased(std::list<int> &all)
{
	for (auto i = all.begin(); i != all.end(); ++i)
		if (*i < 0)
			all.erase(i);
	return (int)all.size();
}
/* allows o6_erase_loop */
int erased_ok(std::list<int> &all)
{
	for (auto i = all.begin(); i != all.end();)
		if (*i < 0)
			i = all.erase(i);
		else
			++i;
	return (int)all.size();
}

/* finds o6_vector_grows: 416 672 825 */
int grows()
{
	std::vector<int> v{1, 2};
	int *p = &v[0];
	v.push_back(3);
	return *p;
}
/* allows o6_vector_grows */
int grows_ok()
{
	std::vector<int> v{1, 2};
	int *p = &v[0];
	v.push_back(3);
	return v[0];
}

/* finds o6_string_temporary: 416 825 672 */
static std::string made(int n)
{
	return std::string(40, (char)('a' + n));
}
void temporary()
{
	const char *p = made(3).c_str();
	std::puts(p);
}
/* allows o6_string_temporary */
static std::string made_ok(int n)
{
	return std::string(40, (char)('a' + n));
}
void temporary_ok()
{
	const std::string p = made_ok(3);
	std::puts(p.c_str());
}

/* finds o6_view_temporary: 416 562 825 */
std::string_view viewing(int n)
{
	 std::string s = std::to_string(n);
	return s;
}
/* allows o6_view_temporary */
std::string_view viewing_ok(int n)
{
	static std::string s = std::to_string(n);
	return s;
}

/* finds o6_mismatch_class: 762 */
class block {
	char *p_;
      public:
	block() : p_(new char[10])
	{
	}
	block(const block &) = delete;
	~block()
	{
		delete p_;
	}
};
void block_used()
{
	block b;
}
/* allows o6_mismatch_class */
class block_ok {
	char *p_;
      public:
	block_ok() : p_(new char[10])
	{
	}
	block_ok(const block_ok &) = delete;
	~block_ok()
	{
		delete[] p_;
	}
};
void block_used_ok()
{
	block_ok b;
}

/* finds o6_mismatch_strdup: 762 */
void dup_delete()
{
	char *p = strdup("text");
	if (p == nullptr)
		return;
	delete[] p;
}
/* allows o6_mismatch_strdup */
void dup_delete_ok()
{
	char *p = strdup("text");
	if (p == nullptr)
		return;
	std::free(p);
}

/* finds o6_delete_local: 590 */
void delete_local()
{
	so::point here{1, 2};
	so::point *p = &here;
	delete p;
}
/* allows o6_delete_local */
void delete_local_ok()
{
	so::point here{1, 2};
	so::point *p = new so::point(here);
	delete p;
}

/* finds o6_delete_moved: 761 590 */
void delete_moved()
{
	int *v = new int[5]();
	int *p = v;
	for (int i = 0; i < 2; ++i)
		++p;
	*p = 1;
	delete[] p;
}
/* allows o6_delete_moved */
void delete_moved_ok()
{
	int *v = new int[5]();
	int *p = v;
	for (int i = 0; i < 2; ++i)
		++p;
	*p = 1;
	delete[] v;
}

/* finds o6_reference_local: 562 */
const std::vector<int> &numbers()
{
	std::vector<int> v{1, 2, 3};
	return v;
}
/* allows o6_reference_local */
std::vector<int> numbers_ok()
{
	std::vector<int> v{1, 2, 3};
	return v;
}

/* finds o6_unset_member: 457 908 665 */
class gauge {
	int low_;
	int high_;
      public:
	gauge() : low_(0)
	{
	}
	int span() const
	{
		return high_ - low_;
	}
};
int gauged()
{
	gauge g;
	return g.span();
}
/* allows o6_unset_member */
class gauge_ok {
	int low_;
	int high_;
      public:
	gauge_ok() : low_(0), high_(0)
	{
	}
	int span() const
	{
		return high_ - low_;
	}
};
int gauged_ok()
{
	gauge_ok g;
	return g.span();
}

/* finds o6_unset_new: 457 908 665 */
int unset_new()
{
	auto *p = new so::point;
	int r = p->x;
	delete p;
	return r;
}
/* allows o6_unset_new */
int unset_new_ok()
{
	auto *p = new so::point{};
	int r = p->x;
	delete p;
	return r;
}

/* finds o6_divide: 369 */
int divided(int s)
{
	const int &n = so::from_socket(s);
	try {
		return 100 / n;
	} catch (...) {
		std::puts("never caught");
		throw;
	}
}
/* allows o6_divide */
int divided_ok(int s)
{
	const int &n = so::from_socket(s);
	try {
		return n == 0 ? 0 : 100 / n;
	} catch (...) {
		std::puts("never caught");
		throw;
	}
}

/* finds o6_stoi_add: 190 */
int stoi_add()
{
	std::string t;
	std::getline(std::cin, t);
	int n = std::stoi(t);
	return n + 100;
}
/* allows o6_stoi_add */
int stoi_add_ok()
{
	std::string t;
	std::getline(std::cin, t);
	int n = std::stoi(t);
	if (n > INT_MAX - 100)
		return 0;
	return n + 100;
}

/* finds o6_stream_read: 789 400 770 195 */
char *stream_read(std::istream &in)
{
	unsigned n = 0;
	in >> n;
	return new char[n];
}
/* allows o6_stream_read */
char *stream_read_ok(std::istream &in)
{
	unsigned n = 0;
	in >> n;
	if (n > 1000)
		return nullptr;
	return new char[n];
}

/* finds o6_resize_wire: 789 400 770 */
void resized(int s, std::vector<int> &v)
{
	std::uint32_t n = 0;
	if (recv(s, &n, sizeof(n), 0) != sizeof(n))
		return;
	v.resize(n);
}
/* allows o6_resize_wire */
void resized_ok(int s, std::vector<int> &v)
{
	std::uint32_t n = 0;
	if (recv(s, &n, sizeof(n), 0) != sizeof(n) || n > 4096)
		return;
	v.resize(n);
}

/* finds o6_narrow_cast: 197 */
std::uint8_t narrowed(int s)
{
	int n = so::from_socket(s);
	return static_cast<std::uint8_t>(n);
}
/* allows o6_narrow_cast */
std::uint8_t narrowed_ok(int s)
{
	int n = so::from_socket(s);
	if (n < 0 || n > 255)
		return 0;
	return static_cast<std::uint8_t>(n);
}

/* finds o6_catch_all: 396 */
int read_all(std::istream &in)
{
	int n = 0;
	try {
		in.exceptions(std::ios::failbit);
		in >> n;
	} catch (const std::exception &e) {
		std::puts(e.what());
		return -1;
	}
	return n;
}
/* allows o6_catch_all */
int read_all_ok(std::istream &in)
{
	int n = 0;
	try {
		in.exceptions(std::ios::failbit);
		in >> n;
	} catch (const std::ios_base::failure &e) {
		std::puts(e.what());
		return -1;
	}
	return n;
}

/* finds o6_throw_plain: 397 */
int positive(int n)
{
	if (n < 0)
		throw std::exception();
	return n;
}
/* allows o6_throw_plain */
int positive_ok(int n)
{
	if (n < 0)
		throw std::out_of_range("negative");
	return n;
}

/* finds o6_swallowed: 390 391 1069 */
int parse(const std::string &t)
{
	int n = 0;
	try {
		n = std::stoi(t);
	} catch (const std::invalid_argument &) {
	}
	return n;
}
/* allows o6_swallowed */
int parse_ok(const std::string &t)
{
	int n = 0;
	try {
		n = std::stoi(t);
	} catch (const std::invalid_argument &) {
		std::puts("no number");
		throw;
	}
	return n;
}

/* finds o6_public_static: 500 */
class limits {
      public:
	static int most;
};
int limits::most = 100;
/* allows o6_public_static */
class limits_ok {
      public:
	static const int most;
};
const int limits_ok::most = 100;

/* finds o6_lock_thrown: 667 764 */
static std::mutex door;
int through(int n)
{
	door.lock();
	if (n < 0)
		throw std::invalid_argument("n");
	door.unlock();
	return n;
}
/* allows o6_lock_thrown */
static std::mutex door_ok;
int through_ok(int n)
{
	std::lock_guard<std::mutex> g(door_ok);
	if (n < 0)
		throw std::invalid_argument("n");
	return n;
}

/* finds o6_lock_return: 667 764 */
static std::mutex gate;
int gated(int n)
{
	gate.lock();
	if (n < 0)
		return -1;
	gate.unlock();
	return n;
}
/* allows o6_lock_return */
static std::mutex gate_ok;
int gated_ok(int n)
{
	gate_ok.lock();
	if (n < 0) {
		gate_ok.unlock();
		return -1;
	}
	gate_ok.unlock();
	return n;
}

/* finds o6_wrong_cast: 843 704 */
struct animal {
	virtual ~animal() = default;
};
struct cat : animal {
	int lives = 9;
};
struct dog : animal {
};
int lives_of()
{
	dog d;
	animal *a = &d;
	return static_cast<cat *>(a)->lives;
}
/* allows o6_wrong_cast */
struct animal_ok {
	virtual ~animal_ok() = default;
};
struct cat_ok : animal_ok {
	int lives = 9;
};
struct dog_ok : animal_ok {
};
int lives_of_ok()
{
	cat_ok d;
	animal_ok *a = &d;
	return static_cast<cat_ok *>(a)->lives;
}

/* finds o6_self_assign: 398 480 */
class setting {
	int value_ = 0;
      public:
	void set(int value)
	{
		value_ = value_;
		(void)value;
	}
	int get() const
	{
		return value_;
	}
};
int setting_used()
{
	setting s;
	s.set(3);
	return s.get();
}
/* allows o6_self_assign */
class setting_ok {
	int value_ = 0;
      public:
	void set(int value)
	{
		this->value_ = value;
		(void)value;
	}
	int get() const
	{
		return value_;
	}
};
int setting_used_ok()
{
	setting_ok s;
	s.set(3);
	return s.get();
}
