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
#include <set>
#include <sstream>
#include <stdexcept>
#include <string>
#include <sys/socket.h>
#include <unistd.h>
#include <vector>

/* shared */
namespace vo {
struct item {
	int id;
	char name[24];
};
static bool yes = true;
static int peer(int s)
{
	int n = 0;
	return recv(s, &n, sizeof n, 0) == static_cast<ssize_t>(sizeof n) ? n : 0;
}
static std::string ask()
{
	std::string line;
	std::getline(std::cin, line);
	return line;
}
} // namespace vo

/* finds o7_after_delete_member: 416 */
struct o7_after_delete_member_node {
	o7_after_delete_member_node *next;
	int value;
};
int o7_after_delete_member(o7_after_delete_member_node *n)
{
	int sum = 0;
	while (n) {
		delete n;
		sum += n->value;
		n = n->next;
	}
	return sum;
}
/* allows o7_after_delete_member */
struct o7_after_delete_member_ok_node {
	o7_after_delete_member_ok_node *next;
	int value;
};
int o7_after_delete_member_ok(o7_after_delete_member_ok_node *n)
{
	int sum = 0;
	while (n) {
		sum += n->value;
		o7_after_delete_member_ok_node *next = n->next;
		delete n;
		n = next;
	}
	return sum;
}

/* finds o7_after_reset: 416 476 */
int o7_after_reset()
{
	auto p = std::make_shared<vo::item>();
	vo::item *raw = p.get();
	p.reset();
	return raw->id;
}
/* allows o7_after_reset */
int o7_after_reset_ok()
{
	auto p = std::make_shared<vo::item>();
	vo::item *raw = p.get();
	int n = raw->id;
	p.reset();
	return n;
}

/* finds o7_stack_reference: 562 */
const std::string &o7_stack_reference(const std::string &a)
{
	std::string whole = a + "!";
	return whole;
}
/* allows o7_stack_reference */
const std::string &o7_stack_reference_ok(const std::string &a)
{
	static std::string whole;
	whole = a + "!";
	return whole;
}

/* finds o7_stack_lambda: 562 416 */
std::function<int()> o7_stack_lambda(int n)
{
	int kept = n * 2;
	return [&kept]() { return kept + 1; };
}
/* allows o7_stack_lambda */
std::function<int()> o7_stack_lambda_ok(int n)
{
	int kept = n * 2;
	return [kept]() { return kept + 1; };
}

/* finds o7_null_shared: 476 690 */
int o7_null_shared(bool make)
{
	std::shared_ptr<vo::item> p;
	if (make)
		p = std::make_shared<vo::item>();
	return p->id;
}
/* allows o7_null_shared */
int o7_null_shared_ok(bool make)
{
	std::shared_ptr<vo::item> p;
	if (make)
		p = std::make_shared<vo::item>();
	if (!p)
		return -1;
	return p->id;
}

/* finds o7_null_nothrow: 690 476 */
char *o7_null_nothrow(std::size_t n)
{
	char *p = new (std::nothrow) char[n + 1];
	p[0] = 0;
	return p;
}
/* allows o7_null_nothrow */
char *o7_null_nothrow_ok(std::size_t n)
{
	char *p = new (std::nothrow) char[n + 1];
	if (!p)
		return nullptr;
	p[0] = 0;
	return p;
}

/* finds o7_null_cast: 476 690 */
struct o7_null_cast_shape {
	virtual ~o7_null_cast_shape() = default;
};
struct o7_null_cast_round : o7_null_cast_shape {
	int radius = 3;
};
int o7_null_cast(o7_null_cast_shape &s)
{
	auto *r = dynamic_cast<o7_null_cast_round *>(&s);
	return r->radius;
}
/* allows o7_null_cast */
struct o7_null_cast_ok_shape {
	virtual ~o7_null_cast_ok_shape() = default;
};
struct o7_null_cast_ok_round : o7_null_cast_ok_shape {
	int radius = 3;
};
int o7_null_cast_ok(o7_null_cast_ok_shape &s)
{
	auto *r = dynamic_cast<o7_null_cast_ok_round *>(&s);
	return r ? r->radius : 0;
}

/* finds o7_null_map: 476 */
int o7_null_map()
{
	std::map<int, vo::item *> m;
	m[1] = nullptr;
	vo::item *p = m[1];
	int n = p->id;
	delete p;
	return n;
}
/* allows o7_null_map */
int o7_null_map_ok()
{
	std::map<int, vo::item *> m;
	m[1] = new vo::item{4, "four"};
	vo::item *p = m[1];
	int n = p->id;
	delete p;
	return n;
}

/* finds o7_null_optional: 476 457 */
int o7_null_optional(const std::string &s)
{
	std::optional<int> n;
	if (!s.empty())
		n = s[0];
	return *n;
}
/* allows o7_null_optional */
int o7_null_optional_ok(const std::string &s)
{
	std::optional<int> n;
	if (!s.empty())
		n = s[0];
	return n.value_or(0);
}

/* finds o7_free_new: 762 763 */
void o7_free_new()
{
	int *p = new int(3);
	if (!p)
		return;
	*p = 5;
	std::printf("%d\n", *p);
	std::free(p);
}
/* allows o7_free_new */
void o7_free_new_ok()
{
	int *p = static_cast<int *>(std::malloc(sizeof(int)));
	if (!p)
		return;
	*p = 5;
	std::printf("%d\n", *p);
	std::free(p);
}

/* finds o7_delete_malloc: 762 763 */
void o7_delete_malloc()
{
	auto *p = static_cast<vo::item *>(std::calloc(1, sizeof(vo::item)));
	if (p == nullptr)
		return;
	std::printf("%d\n", p->id);
	delete p;
}
/* allows o7_delete_malloc */
void o7_delete_malloc_ok()
{
	auto *p = static_cast<vo::item *>(std::calloc(1, sizeof(vo::item)));
	if (p == nullptr)
		return;
	std::printf("%d\n", p->id);
	std::free(p);
}

/* finds o7_delete_array: 762 763 */
struct o7_delete_array_c {
	std::string s;
};
void o7_delete_array()
{
	auto *p = new o7_delete_array_c[3];
	p[0].s = "x";
	delete p;
}
/* allows o7_delete_array */
struct o7_delete_array_ok_c {
	std::string s;
};
void o7_delete_array_ok()
{
	auto *p = new o7_delete_array_ok_c[3];
	p[0].s = "x";
	delete[] p;
}

/* finds o7_delete_scalar: 762 763 */
int o7_delete_scalar()
{
	auto *p = new int64_t{7};
	int n = static_cast<int>(*p);
	delete[] p;
	return n;
}
/* allows o7_delete_scalar */
int o7_delete_scalar_ok()
{
	auto *p = new int64_t{7};
	int n = static_cast<int>(*p);
	delete p;
	return n;
}

/* finds o7_delete_reference: 590 763 762 */
void o7_delete_reference()
{
	vo::item here{1, "here"};
	vo::item *p = &here;
	std::puts(p->name);
	delete p;
}
/* allows o7_delete_reference */
void o7_delete_reference_ok()
{
	vo::item here{1, "here"};
	auto *p = new vo::item(here);
	std::puts(p->name);
	delete p;
}

/* finds o7_delete_vector_data: 590 763 762 */
void o7_delete_vector_data()
{
	std::vector<char> v(10, 'x');
	char *p = v.data();
	p[0] = 'y';
	delete[] p;
}
/* allows o7_delete_vector_data */
void o7_delete_vector_data_ok()
{
	std::vector<char> v(10, 'x');
	char *p = new char[10];
	p[0] = 'y';
	delete[] p;
}

/* finds o7_delete_moved: 761 763 */
void o7_delete_moved()
{
	int *v = new int[10]{1};
	int *p = v;
	while (*p == 1)
		++p;
	std::printf("%d\n", *p);
	delete[] p;
}
/* allows o7_delete_moved */
void o7_delete_moved_ok()
{
	int *v = new int[10]{1};
	int *p = v;
	while (*p == 1)
		++p;
	std::printf("%d\n", *p);
	delete[] v;
}

/* finds o7_uninitialised_member: 457 758 */
class o7_uninitialised_member_meter {
	int value_;
      public:
	o7_uninitialised_member_meter() {}
	int next() const
	{
		return value_ + 1;
	}
};
int o7_uninitialised_member()
{
	o7_uninitialised_member_meter m;
	return m.next();
}
/* allows o7_uninitialised_member */
class o7_uninitialised_member_ok_meter {
	int value_ = 0;
      public:
	o7_uninitialised_member_ok_meter() {}
	int next() const
	{
		return value_ + 1;
	}
};
int o7_uninitialised_member_ok()
{
	o7_uninitialised_member_ok_meter m;
	return m.next();
}

/* finds o7_uninitialised_new: 457 */
int o7_uninitialised_new()
{
	auto *p = new int[4];
	int n = p[2] + 1;
	delete[] p;
	return n;
}
/* allows o7_uninitialised_new */
int o7_uninitialised_new_ok()
{
	auto *p = new int[4]();
	int n = p[2] + 1;
	delete[] p;
	return n;
}

/* finds o7_static_public: 500 */
struct o7_static_public_limits {
	static int ceiling;
	static int floor;
};
int o7_static_public_limits::ceiling = 90;
int o7_static_public_limits::floor = 10;
int o7_static_public()
{
	return o7_static_public_limits::ceiling - o7_static_public_limits::floor;
}
/* allows o7_static_public */
struct o7_static_public_ok_limits {
	static const int ceiling;
	static const int floor;
};
const int o7_static_public_ok_limits::ceiling = 90;
const int o7_static_public_ok_limits::floor = 10;
int o7_static_public_ok()
{
	return o7_static_public_ok_limits::ceiling - o7_static_public_ok_limits::floor;
}

/* finds o7_static_pointer: 500 */
class o7_static_pointer_log {
      public:
	static const char *name;
};
const char *o7_static_pointer_log::name = "log";
int o7_static_pointer()
{
	return o7_static_pointer_log::name[0];
}
/* allows o7_static_pointer */
class o7_static_pointer_ok_log {
      public:
	static const char *const name;
};
const char *const o7_static_pointer_ok_log::name = "log";
int o7_static_pointer_ok()
{
	return o7_static_pointer_ok_log::name[0];
}

/* finds o7_lock_throw: 667 764 */
static std::mutex o7_lock_throw_lock;
int o7_lock_throw(const std::string &s)
{
	o7_lock_throw_lock.lock();
	int n = std::stoi(s);
	if (n < 0)
		return -1;
	o7_lock_throw_lock.unlock();
	return n;
}
/* allows o7_lock_throw */
static std::mutex o7_lock_throw_ok_lock;
int o7_lock_throw_ok(const std::string &s)
{
	std::lock_guard<std::mutex> g(o7_lock_throw_ok_lock);
	int n = std::stoi(s);
	if (n < 0)
		return -1;
	return n;
}

/* finds o7_confuse_static: 843 704 */
struct o7_confuse_static_a {
	virtual ~o7_confuse_static_a() = default;
	int n = 1;
};
struct o7_confuse_static_b : o7_confuse_static_a {
	int more = 2;
};
int o7_confuse_static()
{
	o7_confuse_static_a a;
	o7_confuse_static_a *p = &a;
	return static_cast<o7_confuse_static_b *>(p)->more;
}
/* allows o7_confuse_static */
struct o7_confuse_static_ok_a {
	virtual ~o7_confuse_static_ok_a() = default;
	int n = 1;
};
struct o7_confuse_static_ok_b : o7_confuse_static_ok_a {
	int more = 2;
};
int o7_confuse_static_ok()
{
	o7_confuse_static_ok_b a;
	o7_confuse_static_ok_a *p = &a;
	return static_cast<o7_confuse_static_ok_b *>(p)->more;
}

/* finds o7_confuse_reinterpret: 843 704 */
int o7_confuse_reinterpret()
{
	float f = 1.5f;
	return *reinterpret_cast<double *>(&f) > 1.0;
}
/* allows o7_confuse_reinterpret */
int o7_confuse_reinterpret_ok()
{
	float f = 1.5f;
	double d = static_cast<double>(f);
	return d > 1.0;
}

/* finds o7_secret_string: 244 226 */
void o7_secret_string(void (*login)(const char *))
{
	auto *password = new char[64];
	if (std::fgets(password, 64, stdin) != nullptr)
		login(password);
	delete[] password;
}
/* allows o7_secret_string */
void o7_secret_string_ok(void (*login)(const char *))
{
	auto *password = new char[64];
	if (std::fgets(password, 64, stdin) != nullptr)
		login(password);
	explicit_bzero(password, 64);
	delete[] password;
}

/* finds o7_catch_close: 248 */
int main_o7_catch_close(int argc, char **argv)
{
	return argc > 1 ? std::stoi(argv[1]) : 0;
}
/* allows o7_catch_close */
int main_o7_catch_close_ok(int argc, char **argv)
{
	try {
		return argc > 1 ? std::stoi(argv[1]) : 0;
	} catch (const std::invalid_argument &) {
		return 2;
	} catch (const std::out_of_range &) {
		return 3;
	}
}

/* finds o7_forever_iterator: 835 */
int o7_forever_iterator(const std::vector<int> &v)
{
	int n = 0;
	for (auto i = v.begin(); i != v.end();)
		n++;
	return n;
}
/* allows o7_forever_iterator */
int o7_forever_iterator_ok(const std::vector<int> &v)
{
	int n = 0;
	for (auto i = v.begin(); i != v.end(); ++i)
		n++;
	return n;
}

/* finds o7_result_ignored: 252 */
void o7_result_ignored(std::vector<int> &v)
{
	std::remove(v.begin(), v.end(), 0);
}
/* allows o7_result_ignored */
void o7_result_ignored_ok(std::vector<int> &v)
{
	v.erase(std::remove(v.begin(), v.end(), 0), v.end());
}

/* finds o7_sizeof_pointer: 467 */
void o7_sizeof_pointer(vo::item *i)
{
	std::memset(i, 0, sizeof(i));
}
/* allows o7_sizeof_pointer */
void o7_sizeof_pointer_ok(vo::item *i)
{
	std::memset(i, 0, sizeof(*i));
}
